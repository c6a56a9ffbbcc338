import { type Diagnostic, inputError } from '../boundary/diagnostic.ts'
import { listArchive, readArchive } from '../boundary/read-archive.ts'
import type { SourceFile } from './importer.ts'
import { importers } from './index.ts'

/** Endings of the files that are taken for transcripts. */
export const knownExtensions: ReadonlySet<string> = new Set(
  Object.values(importers).flatMap(({ extensions }) => [...extensions]),
)
/** Names of files that lie beside transcripts and are none. */
export const papers = /^(readme|license|licence|notice|changelog|manifest|codebook)\b/i

/** Why a file is no transcript by its name; null where it may be one. */
export function refusalOf(path: string): string | null {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const extension = /\.[^.]*$/.exec(name)?.[0] ?? ''
  if (papers.test(name)) return 'by its name this is no transcript'
  return knownExtensions.has(extension.slice(1).toLowerCase())
    ? null
    : `files ending in "${extension}" are no transcripts we know`
}

/**
 * The files in a zip archive of transcripts, named after the archive and their place in it. A document that is itself
 * an archive (DOCX, ODT, XLSX) stays as it is.
 *
 * @param notes is given what in the archive was left out
 * @throws InputError when the archive is damaged, too large or holds no transcript
 */
export async function openBundle(source: SourceFile, notes: Diagnostic[]): Promise<SourceFile[]> {
  const names = await listArchive(source)
  const extension = /\.([^./]+)$/.exec(source.file)?.[1]?.toLowerCase() ?? ''
  const glance = { extension, start: '', text: null, entries: names }
  if (Object.values(importers).some((importer) => importer.detect(glance) > 0)) return [source]
  if (extension !== 'zip') return [source]
  const talk = names.filter((name) => !/(^|\/)(\.|__MACOSX\/)/.test(name) && !name.endsWith('/'))
  for (const name of talk) {
    const message = refusalOf(name)
    if (message !== null)
      notes.push({ level: 'note', code: 'study/left-out', place: { file: `${source.file}/${name}` }, message })
  }
  const wanted = new Set(talk.filter((name) => refusalOf(name) === null))
  const contents = await readArchive(source, (name) => wanted.has(name))
  if (contents.size === 0) {
    throw inputError({
      code: 'import/archive',
      place: { file: source.file },
      message: 'the archive holds no transcript',
      fix: 'put TXT, DOCX, VTT, SRT, CSV or JSON files into it, or name another one',
    })
  }
  return [...contents].map(([name, bytes]) => ({ file: `${source.file}/${name}`, bytes }))
}
