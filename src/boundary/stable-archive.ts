import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

/** The time that archives of ours bear: the earliest that zip knows, so that the same content is the same bytes. */
const noTime = new Date(1980, 0, 1)

/** An Office document with its times taken out: the same content gives the same bytes. */
export function stabilizeArchive(bytes: Uint8Array): Uint8Array {
  const parts = Object.entries(unzipSync(bytes)).map(([name, content]): [string, Uint8Array] => {
    if (name !== 'docProps/core.xml') return [name, content]
    const dated = strFromU8(content).replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, '$11980-01-01T00:00:00Z')
    return [name, strToU8(dated)]
  })
  return zipSync(Object.fromEntries(parts), { mtime: noTime })
}
