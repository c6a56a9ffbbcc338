import { kindOfLabel } from './label-kind.ts'

/** Words of a value, at most: what is longer is talk. */
const longestValue = 80

/**
 * The number of lines at the top that are facts about the interview, `Date: 12 March` or `Interviewer: Mina Okoro`: key
 * and short value on each, up to the first blank line or question, one of the keys a usual head (`Date`, `Place`). Lines
 * of a title may precede them. 0 where there are none.
 */
export function countFacts(lines: readonly string[]): number {
  let [keys, heads, end] = [0, 0, 0]
  for (const [index, line] of lines.entries()) {
    if (line === '') {
      if (keys > 0) break
      continue
    }
    const [, key, value = ''] =
      /^[*_]{0,3}([^:：]{1,40}?)[\s*_]*[:：][*_]{0,3}(?:\s+(.*))?$/u.exec(line.slice(0, 400)) ?? []
    if (key === undefined) {
      if (keys > 0 || index >= mostTitle) break
      continue
    }
    if (value.length > longestValue || /[?!？؟…]["”’)]?$|\p{Ll}{3}\.$/u.test(value)) break
    keys++
    if (kindOfLabel(key.trim()) === 'heading') heads++
    end = index + 1
  }
  return keys >= 2 && heads >= 1 ? end : 0
}

/** Lines of a title, at most. */
const mostTitle = 6
