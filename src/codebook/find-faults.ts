import type { Located, Path } from '../boundary/located.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { parsePattern } from '../text/patterns/parse-pattern.ts'

/** The maximum of codes: nobody keeps more apart, and pairs of codes are counted. */
const mostCodes = 1000

/** The id of the theme of codes that are under no theme yet. */
export const proposedId = 'proposed'

/** A theme or code as it is in the file, where it may be anything. */
interface Entry {
  readonly value: Readonly<Record<string, unknown>>
  readonly path: Path
  /** False for a theme and for a code that is no longer applied. */
  readonly isCode: boolean
}

/**
 * Finds the faults of a codebook that are none of its form: ids that are used twice, keywords that cannot be read, too many
 * codes. Parts whose form is wrong are skipped, so that the rest is examined beside them.
 */
export function findFaults(located: Located, yaml: string): Diagnostic[] {
  const entries = entriesOf(located.value)
  return [
    ...findRepeatedIds(entries, located),
    ...findUnreadable(entries, located, yaml),
    ...findTooMany(entries, located),
  ]
}

const itemsOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

const inList = (value: unknown, path: Path, isCode: boolean): Entry[] =>
  itemsOf(value).flatMap((item, index) => (isRecord(item) ? [{ value: item, path: [...path, index], isCode }] : []))

/** @param around the codes that it is in: an alias can put a code into itself */
const codesIn = (value: unknown, path: Path, around: readonly unknown[] = []): Entry[] =>
  inList(value, path, true).flatMap((code) =>
    around.includes(code.value)
      ? []
      : [code, ...codesIn(code.value['codes'], [...code.path, 'codes'], [...around, code.value])],
  )

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function entriesOf(value: unknown): Entry[] {
  if (!isRecord(value)) return []
  const themes = inList(value['themes'], ['themes'], false)
  const proposed = codesIn(value['proposed'], ['proposed'])
  return [
    ...themes,
    ...themes.flatMap((theme) => codesIn(theme.value['codes'], [...theme.path, 'codes'])),
    ...(proposed.length === 0 ? [] : [{ value: { id: proposedId }, path: ['proposed'], isCode: false }]),
    ...proposed,
    ...inList(value['retired'], ['retired'], false),
  ]
}

function findRepeatedIds(entries: readonly Entry[], { placeOf }: Located): Diagnostic[] {
  const pathById = new Map<string, Path>()
  return entries.flatMap(({ value: { id }, path }): Diagnostic[] => {
    if (typeof id !== 'string') return []
    const first = pathById.get(id)
    if (first === undefined) {
      pathById.set(id, path)
      return []
    }
    return [
      {
        level: 'error',
        code: 'codebook/duplicate-id',
        place: placeOf([...path, 'id']),
        message: `the id "${id}" is used twice; it is first used on line ${placeOf([...first, 'id']).line}`,
        fix: 'give one of the two another id',
      },
    ]
  })
}

function findUnreadable(entries: readonly Entry[], { placeOf }: Located, yaml: string): Diagnostic[] {
  const lines = yaml.split('\n')
  return entries.flatMap(({ value, path, isCode }) =>
    itemsOf(isCode ? value['keywords'] : []).flatMap((source, position): Diagnostic[] => {
      if (typeof source !== 'string' || source === '') return []
      const { problem } = parsePattern(source)
      if (problem === undefined) return []
      const start = placeOf([...path, 'keywords', position])
      const { line = 1, column = 1 } = start
      const quoted = /["']/.test(lines[line - 1]?.[column - 1] ?? '') ? 1 : 0
      return [
        {
          level: 'error',
          code: 'codebook/keyword',
          place: { ...start, column: column + quoted + problem.position },
          message: `in the keyword "${source.length > 80 ? `${source.slice(0, 77)}...` : source}": ${problem.message}`,
          fix: problem.fix,
        },
      ]
    }),
  )
}

function findTooMany(entries: readonly Entry[], { placeOf }: Located): Diagnostic[] {
  const { length } = entries.filter(({ isCode }) => isCode)
  if (length <= mostCodes) return []
  return [
    {
      level: 'error',
      code: 'codebook/too-many-codes',
      place: placeOf(['themes']),
      message: `the codebook has ${length} codes; ${mostCodes} are applied at once`,
      fix: 'split it into codebooks by theme',
    },
  ]
}
