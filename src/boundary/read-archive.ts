import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { InputError, inputError } from './diagnostic.ts'

/** A file with its name, as it lies in a folder or an archive. */
export interface NamedBytes {
  readonly file: string
  readonly bytes: Uint8Array
}

/** The maximum of bytes unpacked from one archive: no set of interviews has so much text. */
const largestBytes = 200e6
/** Files in one archive. */
const mostFiles = 20_000

export const isArchive = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5)

/** The names of the files in a zip archive; as far as they can be read where it is damaged. */
export async function listArchive({ bytes }: NamedBytes): Promise<string[]> {
  const names: string[] = []
  try {
    for await (const { fileName } of entriesOf(await openZip(bytes))) names.push(fileName)
  } catch {
    return names // reading it will name the damage
  }
  return names
}

/**
 * Unpacks the files of a zip archive that are wanted, by name. Nothing is written; memory is bounded by what the archive
 * may unpack to, whatever sizes it claims.
 *
 * @throws InputError when it is damaged, encrypted, leads outside itself by its names or unpacks to more than 200 MB
 */
export async function readArchive(
  { file, bytes }: NamedBytes,
  wanted: (name: string) => boolean,
): Promise<Map<string, Uint8Array>> {
  try {
    const zip = await openZip(bytes)
    if (zip.entryCount > mostFiles) throw broken(file, `the archive holds ${zip.entryCount} files`)
    const contents = new Map<string, Uint8Array>()
    let left = largestBytes
    for await (const entry of entriesOf(zip)) {
      if (entry.fileName.endsWith('/') || !wanted(entry.fileName)) continue
      if (contents.has(entry.fileName)) throw broken(file, `the archive holds two files named "${entry.fileName}"`)
      const content = await unpack(zip, entry, left, file)
      left -= content.length
      contents.set(entry.fileName, content)
    }
    return contents
  } catch (error) {
    if (error instanceof InputError || !(error instanceof Error)) throw error
    throw broken(file, `the archive is damaged: ${error.message.slice(0, 120)}`)
  }
}

const openZip = (bytes: Uint8Array): Promise<ZipFile> =>
  fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { lazyEntries: true })

async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  try {
    yield* zip.eachEntry()
  } finally {
    zip.close()
  }
}

async function unpack(zip: ZipFile, entry: Entry, most: number, file: string): Promise<Uint8Array> {
  const tooLarge = broken(file, `"${entry.fileName}" unpacks to more than the ${largestBytes / 1e6} MB that are read`)
  if (entry.isEncrypted()) throw broken(file, `"${entry.fileName}" is encrypted`)
  if (entry.uncompressedSize > most) throw tooLarge
  const pieces: Buffer[] = []
  for await (const piece of await zip.openReadStreamPromise(entry)) pieces.push(piece as Buffer)
  return Buffer.concat(pieces)
}

const broken = (file: string, message: string): InputError =>
  inputError({
    code: 'import/archive',
    place: { file },
    message,
    fix: 'save the document again, or unpack it and export the transcripts as TXT',
  })
