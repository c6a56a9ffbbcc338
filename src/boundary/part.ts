import type { z } from 'zod'
import { nearMiss } from '../text/near-miss.ts'
import { inputError } from './diagnostic.ts'
import type { Located } from './located.ts'
import { validate } from './validate.ts'

/** Something a user chooses by name and may tune: an importer, a segmenter, an embedder … */
export interface Part<Built> {
  /** One line, for `themata list` and the documentation. */
  readonly summary: string
  /** @throws InputError where an option is unknown or out of range */
  readonly build: (written: Located) => Built
}

/** Makes a part of a schema for its options and a function that takes them. */
export const part = <Options, Built>(
  summary: string,
  options: z.ZodType<Options>,
  create: (options: Options) => Built,
): Part<Built> => ({ summary, build: (written) => create(validate(options, written)) })

/**
 * The entry of a registry that somebody named.
 *
 * @param kind what the registry holds, for the message: `segmenter`
 * @throws InputError that lists the known names and suggests the nearest
 */
export function choose<Entry>(registry: Readonly<Record<string, Entry>>, name: string, kind: string): Entry {
  if (Object.hasOwn(registry, name)) return registry[name]!
  const names = Object.keys(registry)
  const near = nearMiss(name, names)
  throw inputError({
    code: `${kind}/unknown`,
    place: { file: `--${kind}` },
    message: `there is no ${kind} "${name}"; there are ${names.join(', ')}`,
    fix: `write ${near ?? names[0]!}`,
  })
}
