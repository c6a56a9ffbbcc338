import { countBy } from '../../collections.ts'
import { matchesOf } from '../../text/matches-of.ts'
import { kindOfLabel } from './label-kind.ts'

/** More labels than this in one text are no people. */
const maxLabels = 20
/** A label inside a line: after the end of a sentence, with its time and marks of emphasis. */
const stamp = String.raw`[\[(]?\d{1,3}:\d\d(?::\d\d)?[\])]?`
const label = String.raw`(?:${stamp}\s+)?(?:\*\*)?`
const colon = String.raw`(?:\s?:\*\*|(?:\*\*)?\s?[:：])`
const inside = new RegExp(
  String.raw`(?:^|[.?!…)\]"”’。？！|]\s+)${label}(\p{L}[\p{L}\p{N} ._-]{0,30})${colon}(?=\s)`,
  'gu',
)

/** A text with a line for each turn, where several labels that recur are inside its lines; other texts as they are. */
export function splitAtLabels(written: string): string {
  const text = written.replace(/<br\s*\/?>/gi, '\n').replace(/(?:\\r)?\\n/g, '\n')
  return text.trim().includes('\n') ? text : splitLine(text).join('\n')
}

/** The turns of a line that holds several, by labels that recur in it; the line itself where there are none. */
export function splitLine(line: string): string[] {
  const labels = matchesOf(inside, line).map(([, name]) => name!)
  const uses = [...countBy(labels, (name) => name)].filter(([name]) => /^[\p{Lu}\p{Lo}]/u.test(name))
  const recurs = uses.some(([, count]) => count >= 2)
  if (labels.length < 3 || uses.length < 2 || uses.length > maxLabels || !recurs) return [line]
  return splitBefore(
    line,
    uses.map(([name]) => name),
  )
}

const anyOf = (names: readonly string[]): string =>
  names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')

/** A line in front of each of these labels. */
function splitBefore(line: string, names: readonly string[]): string[] {
  return line.split(
    new RegExp(String.raw`(?<!${stamp})[ \t](?:\|[ \t])?(?=${label}(?:${anyOf(names)})${colon}\s)`, 'u'),
  )
}

/** What is said in a line, cut where one of these names follows the end of a sentence. */
export const splitAtNames = (line: string, names: readonly string[]): string[] =>
  line.split(new RegExp(String.raw`(?<=[.?!…]["”’)]{0,2})\s+(?=(?:${anyOf(names)})\s?[:：]\s)`, 'u'))

/** Share of the lines that have a label inside, from which lines hold a question and its answer. */
const often = 0.4

/**
 * Lines of a file, split where one line holds most of the interview, or lines hold a question and its answer. An empty
 * line parts what was one line.
 */
export function splitLines<Line extends { readonly raw: string }>(lines: readonly Line[]): readonly Line[] {
  const written = lines.filter(({ raw }) => raw.trim() !== '')
  const characters = written.reduce((total, { raw }) => total + raw.length, 0)
  const inner = written
    .filter(({ raw }) => mayHaveInside(raw))
    .flatMap(({ raw }) =>
      matchesOf(inside, raw).flatMap(({ index, 0: match, 1: name }) =>
        index > 0 && endsSentence.test(match) && isRole(name!) ? [name!] : [],
      ),
    )
  const pairs = [...countBy(inner, (name) => name)].flatMap(([name, uses]) =>
    uses >= 2 && uses >= often * written.length ? [name] : [],
  )
  if (pairs.length === 0 && lines.every(({ raw }) => raw.length <= characters / 2)) return lines
  return lines.flatMap((line) => {
    const whole = line.raw.length > characters / 2 ? splitLine(line.raw) : [line.raw]
    const parts = whole.length > 1 || pairs.length === 0 ? whole : splitBefore(line.raw, pairs)
    return parts.length < 2
      ? [line]
      : parts.flatMap((raw) => [
          { ...line, raw },
          { ...line, raw: '' },
        ])
  })
}

const endsSentence = /^[.?!…。？！]/u
/** True for a line with a colon behind the end of a sentence. */
function mayHaveInside(raw: string): boolean {
  const end = raw.search(/[.?!…。？！]\s/)
  return end !== -1 && (raw.includes(':', end) || raw.includes('：', end))
}
const isRole = (name: string): boolean => ['role', 'code'].includes(kindOfLabel(name) ?? '')
