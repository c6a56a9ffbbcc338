import type { Analysis, Talk, WrittenForm } from '../../model/analysis.ts'
import type { Exporter } from '../exporter.ts'
import { roundNumbers, writtenTalk } from '../tables/write-talk.ts'

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
    return [{ file: 'analysis.json', pieces: writePieces(outline, talk) }]
  },
} as const satisfies Exporter

/** The outline, then segments and codings: an item a line, and nothing longer than an item held at once. */
function* writePieces(outline: object, talk: Talk): Generator<string | Uint8Array> {
  yield '{'
  yield* writeFields(outline, '\n ')
  yield* writeList('segments', talk, 'segments.json')
  yield* writeList('codings', talk, 'codings.json')
  yield '\n}\n'
}

/** The fields of an object, lists of objects with an item a line. */
function* writeFields(fields: object, margin: string): Generator<string> {
  let between = ''
  for (const [name, value] of Object.entries(fields)) {
    yield `${between}${margin}${JSON.stringify(name)}: `
    between = ','
    if (name === 'findings') {
      yield '{'
      yield* writeFields(value, `${margin} `)
      yield `${margin}}`
    } else if (Array.isArray(value) && typeof value[0] === 'object') {
      for (const [at, item] of value.entries())
        yield `${at === 0 ? '[' : ','}${margin} ${JSON.stringify(item, roundNumbers)}`
      yield `${margin}]`
    } else yield JSON.stringify(value, roundNumbers)
  }
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
