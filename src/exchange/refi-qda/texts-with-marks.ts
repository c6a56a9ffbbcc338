import type { XmlElement } from '../../boundary/xml-tree.ts'
import type { ProjectFile } from './open-project.ts'
import type { VotedText } from './vote-on-project.ts'

/** The byte order mark of UTF-8. */
const mark = [0xef, 0xbb, 0xbf]

/**
 * The texts of a project that begin with a byte order mark which its positions do not count, by member name in lower case,
 * without the mark. QualCoder writes such texts, and when it reads them takes the mark for a character, so that all codings
 * of its own exports are one character off.
 */
export async function textsWithMarks(
  { readMembers }: Pick<ProjectFile, 'readMembers'>,
  texts: readonly VotedText[],
): Promise<ReadonlyMap<string, Uint8Array>> {
  const marked = texts.filter(({ text, vote }) => text.raw?.startsWith('\ufeff') && vote.reading?.hasMark !== true)
  const members = await readMembers(new Set(marked.flatMap(({ text }) => text.member ?? [])))
  return new Map(
    [...members]
      .filter(([, bytes]) => mark.every((byte, index) => bytes[index] === byte))
      .map(([name, bytes]) => [name, bytes.subarray(mark.length)]),
  )
}

/** True for a project that QualCoder wrote: it names its version or its folder. */
export const isQualCoder = ({ attributes }: Pick<XmlElement, 'attributes'>): boolean =>
  /qualcoder/i.test(attributes.get('origin') ?? '') || /\.qda$/i.test(attributes.get('name') ?? '')
