import { writeDiagnostic, writePlace } from '../../boundary/diagnostic.ts'
import { groupBy } from '../../collections.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'

/** Max. number of places that are named for one problem. */
const named = 5

/** Diagnostics as text, in order; a problem of many files is printed once, with their names. */
export function writeTogether(problems: readonly Diagnostic[]): string {
  return [...groupBy(problems, ({ code, message, fix }) => JSON.stringify([code, message, fix])).values()]
    .map(([first, ...others]) => {
      const places = others.slice(0, named - 1).map(({ place }) => `    ${writePlace(place)}\n`)
      const more = others.length - places.length
      const also =
        others.length === 0
          ? ''
          : `  the same in ${others.length} more:\n${places.join('')}${more > 0 ? `    and ${more} other${more === 1 ? '' : 's'}\n` : ''}`
      return `${writeDiagnostic(first!)}\n${also}`
    })
    .join('')
}
