/**
 * What words in a label's place look like: a role (`Interviewer`), a code (`P3a`, `Speaker 1`, `MR. LIND`), a name with
 * capitals, a name in small letters, an entry of a list (`Monday`), the head of a part of a document (`Date`), or the
 * beginning of a sentence.
 */
export type LabelKind = 'role' | 'code' | 'name' | 'small' | 'list' | 'heading' | 'sentence'

/** Labels of parts that are no conversation: what follows them is left out, and said so. */
export const isStageLabel = (written: string): boolean =>
  /^(ad|advert|advertisement|break|clip|commercial|intro|jingle|music|outro|sample|sponsor|theme music)( \d+)?$|^clip (from|of) /i.test(
    written,
  )

/** Initials of a name of several words, `MO` for Mina Okoro; nothing for a single word. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/)
  return words.length < 2 ? '' : words.map((word) => word[0]).join('')
}

/** Whether a label is a short form of a name: its last or first word, its initials, or the name itself. */
export const isShortFor = (label: string, name: string): boolean => {
  const alike = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()
  return alike(label, name) || name.split(/[\s,()]+/).some((word) => alike(word, label)) || label === initialsOf(name)
}
