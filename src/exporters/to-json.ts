import type { Analysis } from '../model/analysis.ts'
import type { Exporter } from './exporter.ts'

/** Everything but the talk itself: options, versions, sha256 of every input, codings with evidence, findings. */
export const toJson = {
  summary: 'everything as one JSON file, for programs',
  write({ segments, files, codebookSource, codebook, ...rest }: Analysis) {
    const { name, version, language, themes, codes } = codebook
    const whole = {
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
      files: files.map(({ transcript, warnings: _, ...account }) => ({
        id: transcript.id,
        ...transcript.source,
        turns: transcript.turns.length,
        characters: transcript.text.length,
        ...account,
      })),
      segments: segments.map(({ id, turn, span }) => ({ id, turn, ...span })),
    }
    return [{ file: 'analysis.json', text: `${JSON.stringify(whole, roundNumbers, 1)}\n` }]
  },
} as const satisfies Exporter

const roundNumbers = (_: string, value: unknown): unknown =>
  typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(6)) : value
