import { readArchive } from '../../boundary/read-archive.ts'
import { getOrInsert } from '../../collections.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import type { PseudonymMap } from '../../model/pseudonym.ts'
import type { OutputFile } from '../../outputs/output.ts'
import { unpackAll } from '../../outputs/page/pack.ts'
import { createNameSearch } from '../../study/find-names.ts'

/** A search of outputs, while they are written, for remaining names. */
export interface LeftoverSearch {
  /** Searches an output and returns it; output in pieces is searched while it is written. */
  readonly watch: (output: OutputFile) => Promise<OutputFile>
  /** The number of occurrences of each remaining name, by file. */
  readonly found: () => ReadonlyMap<string, ReadonlyMap<string, number>>
}

/** Number of characters from which a line is searched before its end. */
const longest = 1e6
/** Number of characters of a part of such a line that are searched again with the next, so that no name is cut in two. */
const overlap = 200

/** Creates a search of outputs for names that have a pseudonym; it finds names as in transcripts. */
export function createLeftoverSearch(pseudonyms: PseudonymMap): LeftoverSearch {
  const search = createNameSearch(pseudonyms)
  const counts = new Map<string, Map<string, number>>()
  const look = (file: string, text: string): void => {
    for (const { name, start, end, isDoubtful } of search(decodeEntities(text), false)) {
      if (isDoubtful) continue
      const countByName = getOrInsert(counts, file, () => new Map<string, number>())
      const shown = name ?? text.slice(start, end)
      countByName.set(shown, (countByName.get(shown) ?? 0) + 1)
    }
  }
  function* watchPieces(file: string, pieces: Iterable<string | Uint8Array>): Generator<string | Uint8Array> {
    let held = ''
    for (const piece of pieces) {
      const text = unpackAll(typeof piece === 'string' ? piece : Buffer.from(piece).toString('utf8'))
      held += text
      if (text.includes('\n')) {
        const end = held.lastIndexOf('\n') + 1
        look(file, held.slice(0, end))
        held = held.slice(end)
      } else if (held.length > longest) {
        look(file, held)
        held = held.slice(-overlap)
      }
      yield piece
    }
    look(file, held)
  }
  return {
    watch: async (output) => {
      look(output.file, output.file)
      if ('text' in output) look(output.file, output.text)
      else if ('pieces' in output) return { file: output.file, pieces: watchPieces(output.file, output.pieces) }
      else if (/\.(docx|xlsx)$/.test(output.file))
        for (const [part, bytes] of await readArchive(output, (name) => name.endsWith('.xml')))
          look(output.file, textOfXml(part, Buffer.from(bytes).toString('utf8')))
      else if (output.file.endsWith('.qdpx'))
        for (const [, bytes] of await readArchive(output, (name) => /\.(qde|txt)$/.test(name)))
          look(output.file, Buffer.from(bytes).toString('utf8'))
      return output
    },
    found: () => counts,
  }
}

/** The text of an XML part, a line for each paragraph or cell, so that a name in several runs is found. */
const textOfXml = (part: string, xml: string): string =>
  part.includes('rels') ? '' : xml.replace(/<\/(?:w:p|t|si|c)>/g, '\n').replace(/<[^<>]*>/g, '')

const decodeEntities = (text: string): string =>
  text
    .replace(/&(?:#39|#x27|apos);/g, "'")
    .replace(/&(?:quot|#34);/g, '"')
    .replaceAll('&amp;', '&')

/** A warning for each file in which names remain. */
export const warnOfLeftovers = (found: ReturnType<LeftoverSearch['found']>, out: string): Diagnostic[] =>
  Array.from(found, ([file, names]) => ({
    level: 'warning',
    code: 'pseudonyms/left',
    place: { file: `${out}/${file}` },
    message: `names remain: ${[...names].map(([name, count]) => `"${name}" (${count})`).join(', ')}`,
    fix: 'if they are no names, empty their cell "pseudonym" in pseudonyms.csv; else do not share the file',
  }))
