import { countBy } from '../../collections.ts'
import { isStopWord } from '../../text/stop-words.ts'
import { clock } from './clocks.ts'

/** A time in brackets at the beginning of a line, and the words with capitals behind it, of which some may be a name. */
const stamped = new RegExp(
  String.raw`^(?<stamp>\s{0,9}[\[(]${clock}[\])]\s+)(?<words>(?:\p{Lu}[\p{L}'’-]{0,30}\.?\s+){2,5})(?=(?<role>\()?\S)`,
  'u',
)
/** Words of a name that is written without a mark behind it. */
const nameWords = { least: 2, most: 4 }
/** Lines with a time, their share of the lines, and the share of them that has to begin with a name that recurs. */
const enough = { lines: 4, stamped: 0.4, named: 0.8 }

/**
 * Lines with a colon behind names that follow a time without a mark, `[0:03] Mina Okoro How often`, as copies from Trint
 * have them: of the words with capitals the beginning that recurs most is the name. Other lines are as they were.
 */
export function markNames<Line extends { readonly raw: string }>(lines: readonly Line[]): readonly Line[] {
  const written = lines.filter(({ raw }) => raw.trim() !== '')
  const found = lines.map(({ raw }) => stamped.exec(raw)?.groups)
  const stamps = found.filter((groups) => groups !== undefined)
  if (stamps.length < enough.lines || stamps.length < enough.stamped * written.length) return lines
  const beginnings = found.map((groups) => {
    const shortestFirst = beginningsOf(groups?.['words'] ?? '')
    return groups?.['role'] === undefined ? shortestFirst : shortestFirst.reverse()
  })
  const uses = countBy(beginnings.flat(), (name) => name)
  const names = beginnings.map((own) =>
    own.reduce((best, name) => (uses.get(name)! > Math.max(1, uses.get(best) ?? 0) ? name : best), ''),
  )
  const named = names.filter((name) => name !== '')
  if (named.length < enough.named * stamps.length || new Set(named).size < 2) return lines
  return lines.map((line, at) => {
    const [name, stamp = ''] = [names[at]!, found[at]?.['stamp']]
    if (name === '') return line
    const said = line.raw.slice(stamp.length + name.length)
    const [role = ''] = /^\s?\([^()]{1,40}\)/.exec(said) ?? []
    return { ...line, raw: `${stamp}${name}${role}:${said.slice(role.length)}` }
  })
}

/** The beginnings of words with capitals that can be a name, the shortest first. */
function beginningsOf(words: string): string[] {
  const ends = Array.from(words.matchAll(/\S+/g))
    .filter(({ index, 0: word }) => index + word.length < words.length)
    .slice(0, nameWords.most)
  const names = ends.slice(nameWords.least - 1).map(({ index, 0: word }) => words.slice(0, index + word.length))
  return ends.slice(0, nameWords.least).some(({ 0: word }) => isStopWord(word.toLowerCase())) ? [] : names
}
