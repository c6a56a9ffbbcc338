import type { z } from 'zod'
import { nearMiss } from '../text/near-miss.ts'
import { type InputError, inputError } from './diagnostic.ts'
import type { Located } from './located.ts'
import { validate } from './validate.ts'

/** A component that users choose by name and configure with options: a segmenter, an embedder, a coder or a clusterer. */
export interface Part<Built> {
  /** One line, for `themata list` and the documentation. */
  readonly summary: string
  /** @throws InputError if an option is unknown or out of range */
  readonly build: (written: Located) => Built
}

/** Creates a part from a summary, a schema of its options, and a function that takes them. */
export const part = <Options, Built>(
  summary: string,
  options: z.ZodType<Options>,
  create: (options: Options) => Built,
): Part<Built> => ({ summary, build: (written) => create(validate(options, written)) })

/**
 * Looks up an entry of a registry by name.
 *
 * @param kind kind of the entries, such as `segmenter`, for messages
 * @throws InputError that lists the known names and suggests a similar one
 */
export function choose<Entry>(registry: Readonly<Record<string, Entry>>, name: string, kind: string): Entry {
  if (Object.hasOwn(registry, name)) return registry[name]!
  const similar = nearMiss(name, Object.keys(registry))
  throw unknownName({ kind, name, registry, fix: similar === undefined ? 'write one of these' : `write ${similar}` })
}

/** A name that a registry does not have. */
export interface UnknownName {
  readonly kind: string
  readonly name: string
  readonly registry: Readonly<Record<string, unknown>>
  readonly fix: string
}

/** The error for an unknown name, with those that are known. */
export const unknownName = ({ kind, name, registry, fix }: UnknownName): InputError =>
  inputError({
    code: `${kind}/unknown`,
    place: { file: `--${kind}` },
    message: `there is no ${kind} "${name}"; there are ${Object.keys(registry).join(', ')}`,
    fix,
  })
