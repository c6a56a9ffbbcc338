import { join } from 'node:path'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { TextFile } from '../model/study.ts'
import { speakersHeading } from '../study/speakers/write-speakers.ts'
import { loadText } from './load-text.ts'
import { requireInside } from './read-regular.ts'
import { entriesOf, isSpeakersFolder } from './study-files.ts'

/** The files in the folder of confirmed speakers of a study, in the order of their names. */
export async function findSpeakers(root: string): Promise<string[]> {
  const found: string[] = []
  const add = async (folder: string): Promise<void> => {
    for (const { name, isFolder } of await entriesOf(folder)) {
      if (isFolder) await add(join(folder, name))
      else found.push(join(folder, name))
    }
  }
  for (const { name, isFolder } of await entriesOf(root))
    if (isFolder && isSpeakersFolder(name)) await add(join(root, name))
  return found
}

/**
 * Loads what people confirmed about who speaks.
 *
 * @param names of the transcripts
 * @param problems receives a warning for each file that is something else or has no transcript, and a note for each that waits
 */
export async function loadSpeakers(
  root: string,
  names: readonly string[],
  problems: Diagnostic[],
): Promise<TextFile[]> {
  const files: TextFile[] = []
  for (const path of await findSpeakers(root)) {
    requireInside(root, path)
    const file = /\.txt$/i.test(path) ? await loadText(path) : null
    if (file?.text.replace(/^\ufeff/, '').startsWith(speakersHeading)) {
      files.push(file)
      problems.push(...checkSpeakers(file, names))
    } else
      problems.push({
        level: 'warning',
        code: 'speakers/not-read',
        place: { file: path },
        message: 'the folder "speakers" has what "themata import --speakers" writes, and this is something else',
        fix: 'move it out of the folder; a transcript belongs into the folder of the others',
      })
  }
  return files
}

/** Problems that show without reading the lines of the transcript. */
function checkSpeakers({ file, text }: TextFile, names: readonly string[]): Diagnostic[] {
  const transcript = /^transcript:(.*)$/m.exec(text)?.[1]?.trim() ?? ''
  const isBundled = names.some((name) => transcript.startsWith(`${name}/`))
  if (!names.includes(transcript) && !isBundled)
    return [
      {
        level: 'warning',
        code: 'speakers/no-transcript',
        place: { file },
        message: `the study has no transcript "${transcript}"`,
        fix: 'correct the name behind "transcript:", or move the file away',
      },
    ]
  if (/^confirmed: *yes\b/im.test(text)) return []
  return [
    {
      level: 'note',
      code: 'speakers/unconfirmed',
      place: { file },
      message: `who speaks in ${transcript} is proposed, and nobody has confirmed it: it does not count`,
      fix: 'correct what is wrong, and write "confirmed: yes"',
    },
  ]
}
