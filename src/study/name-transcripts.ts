import { countBy } from '../collections.ts'

/**
 * The ids of transcripts: the file's path without its ending, or with it where two files would have one id.
 *
 * @example
 * nameTranscripts(['P1.txt', 'P2.vtt', 'P2.docx']) // => ['P1', 'P2.vtt', 'P2.docx']
 */
export function nameTranscripts(files: readonly string[]): string[] {
  const bare = (file: string): string => file.replace(/\.[^./]+$/, '')
  const uses = countBy(
    files.flatMap((file) => [...new Set([file, bare(file)])]),
    (name) => name,
  )
  return files.map((file) => (uses.get(bare(file)) === 1 ? bare(file) : file))
}
