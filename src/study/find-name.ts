import { getOrInsert, unique } from '../collections.ts'
import { nameKey } from '../text/name-key.ts'

/** Finds the ids that a written name may mean: one where it is clear, none where nothing is named so. */
export type FindName = (written: string) => readonly string[]

/**
 * Finds names as people write them: as they are, else whatever their capitals, blanks, apostrophes and form of letters.
 */
export const createNameFinder = (ids: readonly string[]): FindName =>
  createFinder(ids, ids, (name) => [[name], [nameKey(name)]])

/**
 * Finds transcripts as people name them in tables and settings: by id or file, with or without ending and folder,
 * whatever the capitals. The closest way that fits counts.
 */
export function createTranscriptFinder(
  files: readonly { readonly id: string; readonly source: { readonly file: string } }[],
): FindName {
  const named = files.flatMap(({ id, source }) => [
    [id, id],
    [id, source.file],
  ])
  return createFinder(
    named.map(([id]) => id!),
    named.map(([, name]) => name!),
    (name) => {
      const path = nameKey(name.replaceAll('\\', '/')).replace(/^(\.\/)?(transcripts\/)?/, '')
      const base = path.slice(path.lastIndexOf('/') + 1)
      return [[name], [path], [path, withoutEnding(path)], [base, withoutEnding(base)]]
    },
  )
}

const withoutEnding = (path: string): string => path.replace(/\.[\p{L}\d]{1,5}$/u, '')

/**
 * Names are written as they are in most studies, so an index of a looser way is made when nothing closer fits: those of a
 * large study take much memory.
 *
 * @param waysOf ways to write a name, from the closest to the loosest
 */
function createFinder(
  ids: readonly string[],
  names: readonly string[],
  waysOf: (name: string) => readonly (readonly string[])[],
): FindName {
  const indexes = new Map<number, ReadonlyMap<string, readonly string[]>>()
  const indexOf = (level: number): ReadonlyMap<string, readonly string[]> => {
    const index = new Map<string, string[]>()
    for (const [position, name] of names.entries())
      for (const way of waysOf(name)[level]!) {
        const known = index.get(way)
        if (known === undefined) index.set(way, [ids[position]!])
        else known.push(ids[position]!)
      }
    return index
  }
  return (written) => {
    for (const [level, ways] of waysOf(written).entries()) {
      const index = getOrInsert(indexes, level, () => indexOf(level))
      const found = unique(ways.flatMap((way) => (way === '' ? [] : (index.get(way) ?? []))))
      if (found.length > 0) return found
    }
    return []
  }
}
