import type { Analysis, Talk, WrittenForm } from '../model/analysis.ts'
import type { Exporter } from './exporter.ts'
import { roundNumbers, writtenTalk } from './write-talk.ts'

/** Everything but the talk itself: options, versions, sha256 of every input, codings with evidence, findings. */
export const toJson = {
  summary: 'everything as one JSON file, for programs',
  write({ files, codebookSource, codebook, talk, ...rest }: Analysis) {
    const { name, version, language, themes, codes } = codebook
    const outline = {
      format: 'themata-analysis/1',
      ...rest,
      codebook: {
        ...codebookSource,
        name,
        version,
        language,
        themes: themes.map(({ id, label, color }) => ({ id, label, color })),
        codes: codes.map(({ id, label, themeId, parentId }) => ({ id, label, themeId, parentId })),
      },
      files: files.map(({ warnings: _, sameness: __, source, ...account }) => ({ ...source, ...account })),
    }
    return [{ file: 'analysis.json', pieces: writePieces(JSON.stringify(outline, roundNumbers, 1), talk) }]
  },
} as const satisfies Exporter

/** The outline, then segments and codings, an item a line. */
function* writePieces(outline: string, talk: Talk): Generator<string | Uint8Array> {
  yield outline.slice(0, outline.lastIndexOf('\n}'))
  yield* writeList('segments', talk, 'segments.json')
  yield* writeList('codings', talk, 'codings.json')
  yield '\n}\n'
}

function* writeList(name: string, talk: Talk, form: WrittenForm): Generator<string | Uint8Array> {
  yield `,\n "${name}": [`
  let between = '\n'
  for (const piece of writtenTalk(talk, form)) {
    yield between
    yield piece
    between = ',\n'
  }
  yield between === '\n' ? ']' : '\n ]'
}
