import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { cleanText } from '../text/clean.ts'

/** The time of all files in the archive: the earliest in zip, so that equal content gives equal bytes. */
const noTime = new Date(1980, 0, 1)

/**
 * Normalizes an Office document: fixes its times and removes characters that XML forbids, so that equal content gives equal
 * bytes.
 *
 * @param edit changes the text of each part, in their order; bytes are kept as they are
 */
export function stabilizeArchive(
  bytes: Uint8Array,
  edit: (xml: string, name: string) => string | Uint8Array = (xml) => xml,
): Uint8Array {
  const parts = Object.entries(unzipSync(bytes)).map(([name, content]): [string, Uint8Array] => {
    if (!/\.(xml|rels)$/.test(name)) return [name, content]
    const edited = edit(strFromU8(content), name)
    return [name, typeof edited === 'string' ? strToU8(withoutTimes(name, cleanText(edited))) : edited]
  })
  return zipSync(Object.fromEntries(parts), { mtime: noTime })
}

const dates = /(<dcterms:(?:created|modified)[^<>]*>)[^<]*/g

const withoutTimes = (name: string, xml: string): string =>
  name === 'docProps/core.xml' ? xml.replace(dates, '$11980-01-01T00:00:00Z') : xml
