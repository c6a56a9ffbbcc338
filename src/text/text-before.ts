/** Characters before a passage that count as said just before it. */
export const contextLength = 500

/** What was said just before a place of a text, by anybody, from the beginning of a word on. */
export function textBefore(text: string, place = text.length): string {
  const start = Math.max(0, place - contextLength)
  const before = text.slice(start, place)
  return start > 0 && /\S/.test(text[start - 1]!) ? before.replace(/^\S+/, '') : before
}
