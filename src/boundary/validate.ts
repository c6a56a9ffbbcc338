import type { z } from 'zod'
import { lookup } from '../collections.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { nearMiss } from '../text/near-miss.ts'
import { InputError } from './diagnostic.ts'
import type { Located } from './located.ts'

/** A schema of a value. */
export type Schema<Shape> = z.ZodType<Shape>

/**
 * Validates a value against a schema and returns it with defaults filled in.
 *
 * @throws InputError with all problems, as `check` finds them
 */
export function validate<Shape>(schema: Schema<Shape>, located: Located): Shape {
  const { data, problems } = check(schema, located)
  if (problems.length > 0) throw new InputError(problems)
  return data!
}

/** A value with defaults filled in, or what is wrong with it. */
export interface Checked<Shape> {
  readonly data?: Shape
  readonly problems: readonly Diagnostic[]
}

/**
 * Checks a value against a schema, where other checks of the same file follow.
 *
 * @param synonyms other words for keys, each with the key, such as `definition: 'description'`
 * @returns the value, or all problems, each at its place; for an unknown key a similar known one is suggested
 */
export function check<Shape>(
  schema: Schema<Shape>,
  { value, placeOf }: Located,
  synonyms: Synonyms = {},
): Checked<Shape> {
  const checked = schema.safeParse(value, { reportInput: true })
  if (checked.success) return { data: checked.data, problems: [] }
  const { issues } = checked.error
  const problems = issues.slice(0, maxProblems).flatMap((issue) => toDiagnostics(issue, { schema, placeOf, synonyms }))
  const remaining = issues.length - maxProblems
  if (remaining > 0)
    problems.push({
      level: 'error',
      code: 'schema/value',
      place: placeOf([]),
      message: `and ${remaining} more problems of this kind`,
    })
  return { problems }
}

/** Words that other programs or people use for keys, with the keys. */
export type Synonyms = Readonly<Record<string, string>>

interface Expected {
  readonly schema: z.ZodType
  readonly placeOf: Located['placeOf']
  readonly synonyms: Synonyms
}

/** Maximum number of problems reported one by one. */
const maxProblems = 50

function toDiagnostics(issue: z.core.$ZodIssue, { schema, placeOf, synonyms }: Expected): Diagnostic[] {
  const path = issue.path.filter((step) => typeof step !== 'symbol')
  const where = path.length === 0 ? 'here' : `in "${path.filter((step) => typeof step === 'string').at(-1)}"`
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(schema, path)
    return issue.keys.map((key) => {
      const similar = known.find((name) => name === lookup(synonyms, key.toLowerCase())) ?? nearMiss(key, known)
      return {
        level: 'error',
        code: 'schema/unknown-key',
        place: placeOf([...path, key], 'key'),
        message: `"${key}" is not known ${where}; known are ${known.join(', ')}`,
        fix:
          similar === undefined
            ? 'write one of these instead, or make it a comment that begins with #'
            : `write "${similar}"`,
      }
    })
  }
  const found = describeValue(issue.input)
  return [
    {
      level: 'error',
      code: 'schema/value',
      place: placeOf(path),
      message: `found ${found} ${where}: ${expectedOf(issue)}`,
      ...(isBareText(issue) ? { fix: `put it in quotes: "${issue.input}"` } : {}),
    },
  ]
}

/** What is expected where a schema has no words of its own. */
const expectedOf = ({ message }: z.core.$ZodIssue): string => {
  const [, kind = ''] = /^Invalid input: expected (\w+), received/.exec(message) ?? []
  return Object.hasOwn(kinds, kind) ? `write ${kinds[kind]}` : message
}

const kinds: Readonly<Record<string, string>> = {
  object: 'keys with values, such as "label: Trust"',
  record: 'keys with values, such as "label: Trust"',
  array: 'a list',
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
}

/** True for what YAML takes for a number, true or false, where a text is expected. */
const isBareText = (issue: z.core.$ZodIssue): boolean =>
  issue.code === 'invalid_type' &&
  issue.expected === 'string' &&
  (typeof issue.input === 'number' || typeof issue.input === 'boolean')

/** Describes a value briefly; lists and maps by their size, since they may be large, deep or circular. */
function describeValue(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (Array.isArray(value)) return `a list of ${value.length}`
  if (typeof value === 'object' && value !== null)
    return `a map with ${Object.keys(value).slice(0, 5).join(', ') || 'no keys'}`
  return shorten(JSON.stringify(value))
}

const shorten = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}...` : text)

/** The known keys of a schema at a path. */
function keysAt(schema: z.ZodType, path: readonly (string | number)[]): string[] {
  let current = unwrap(schema)
  for (const step of path) {
    const { shape, element, valueType } = current.def as unknown as {
      shape?: Record<string, z.ZodType>
      element?: z.ZodType
      valueType?: z.ZodType
    }
    const next = (typeof step === 'number' ? element : shape?.[step]) ?? valueType
    if (next === undefined) return []
    current = unwrap(next)
  }
  return Object.keys((current.def as unknown as { shape?: object }).shape ?? {})
}

function unwrap(schema: z.ZodType): z.ZodType {
  const { innerType, getter } = schema.def as unknown as { innerType?: z.ZodType; getter?: () => z.ZodType }
  const inner = innerType ?? getter?.()
  return inner === undefined ? schema : unwrap(inner)
}
