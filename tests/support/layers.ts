/** A row of folders and loose files of `src`. A file may import from its own folder and from rows above, no others. */
export interface Layer {
  readonly folders: readonly string[]
  readonly holds: string
}

/** Lowest first. The architecture test checks it, and `src/README.md` prints it. */
export const layers: readonly Layer[] = [
  { folders: ['collections.ts'], holds: 'lists, groups and orders of anything' },
  { folders: ['model'], holds: 'nouns of the field: Transcript, Segment, Codebook, Coding, Findings, Analysis' },
  { folders: ['math', 'text'], holds: 'formulas with their sources; words, sentences, stems, keyword patterns' },
  {
    folders: ['boundary', 'evaluation', 'anchoring', 'estimation'],
    holds:
      'other people’s data becomes ours: decoding, YAML, CSV, schemas, diagnostics; scores and agreement; decisions found by their words; true counts from drawn samples',
  },
  {
    folders: [
      ...['codebook', 'importers', 'study', 'segmenters', 'coders', 'embedders', 'clusterers', 'findings'],
      'outputs',
      'verify',
    ],
    holds: 'one folder for each stage and for each kind of file; siblings never import each other',
  },
  { folders: ['analysis'], holds: 'the flow: `analyze.ts` has the order of the stages, `stages.ts` their interface' },
  { folders: ['learning'], holds: 'the other flows: from people’s codings to weights and figures' },
  {
    folders: ['exchange'],
    holds: 'projects and tables of other programs: read, placed in the transcripts, turned into decisions',
  },
  { folders: ['io'], holds: 'files, package files, V8 flags' },
  { folders: ['runtime'], holds: 'stages in a store with workers, in shards and in pipes; keys of stored results' },
  {
    folders: ['review'],
    holds: 'the page on which people decide: its server for this computer only, its data, and its program in `client`',
  },
  { folders: ['index.ts', 'cli'], holds: 'the public API; commands, thin' },
]

/** The layers as a Markdown table. */
export function layersTable(): string {
  const rows = layers.map(({ folders, holds }) => [folders.map((folder) => `\`${folder}\``).join(', '), holds])
  const all = [['folders', 'what is in them'], ...rows]
  const widths = [0, 1].map((column) => Math.max(...all.map((row) => row[column]!.length)))
  const line = (cells: readonly string[], fill = ' ') =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column]!, fill)).join(' | ')} |`
  return [line(all[0]!), line(['', ''], '-'), ...rows.map((row) => line(row))].join('\n')
}
