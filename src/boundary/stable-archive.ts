import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { cleanText } from '../text/clean.ts'

/** The time of all files in the archive: the earliest in zip, so that equal content gives equal bytes. */
const noTime = new Date(1980, 0, 1)

/**
 * Normalizes an Office document: fixes its times and removes characters that XML forbids, so that equal content gives equal
 * bytes.
 *
 * @param edit changes the text of each part
 */
export function stabilizeArchive(bytes: Uint8Array, edit: (xml: string) => string = (xml) => xml): Uint8Array {
  const parts = Object.entries(unzipSync(bytes)).map(([name, content]): [string, Uint8Array] => {
    if (!/\.(xml|rels)$/.test(name)) return [name, content]
    const clean = cleanText(edit(strFromU8(content)))
    const dates = /(<dcterms:(?:created|modified)[^<>]*>)[^<]*/g
    return [name, strToU8(name === 'docProps/core.xml' ? clean.replace(dates, '$11980-01-01T00:00:00Z') : clean)]
  })
  return zipSync(Object.fromEntries(parts), { mtime: noTime })
}
