import { countWords, countWordsBeside } from '../../text/words.ts'
import { clock, readClock } from './clocks.ts'
import type { DraftBuilder, Utterance } from './draft.ts'
import type { LineStyle } from './line-style.ts'
import { timeLine } from './shape-reader.ts'

/** Beginnings of lines that a recorder adds to what was said. */
const service =
  /^[*_#(\s]*(transcri(?:bed|pt|ption) (?:by|generated)|this file is longer than|page 1 of 1$|(?:automatically |machine.)(?:generated|transcribed)|sonix is the world|this (editable )?transcript|exported \d+ message|recording (started|stopped)|transkribiert (?:mit|von)|BY M[RS]S?\. .*:$|(?:(?:re-?)?(?:direct|cross)[- ]?)?examination$)/i
/** Ends of such lines. */
const serviceEnd = /^(?:started|stopped) transcription$/i
/** Whether a line is a notice of the recorder or of a service. */
export function isNotice(raw: string): boolean {
  const line = raw.trim()
  return service.test(line) || serviceEnd.test(line.slice(-'started transcription'.length))
}

/**
 * What a messenger puts in place of a message, or behind one: what follows the sign for the direction of writing, or all
 * of a message in angle brackets, `<Media omitted>`, in whatever language.
 */
const placeholder = /(?:[:：]\s+\u200e(?=\S)|[:：]\s+(?=<[^<>]{3,60}>$)|\s\u200e?(?=<[^<>]{3,60}>$)(?<=\u200e))(.+)$/u
/** The notice of a messenger on a line of its chat; nothing where somebody wrote all of it. */
export const placeholderOf = (raw: string): string => placeholder.exec(raw.trim())?.[1] ?? ''

const range = new RegExp(String.raw`^\[?${clock}\s*(?:-->|[-–—])\s*${clock}\]?\s*`)
const leadingTime = new RegExp(
  String.raw`^(?=\[${clock}\]|\(${clock}\)|#${clock}(?:-\d)?#|#?(?<bare>${clock})(?:[\s:]|$))[\[(#]?(?<time>${clock})(?:-\d)?[\])#]?:?\s*`,
)
const closingStamp = new RegExp(String.raw`#(${clock})(?:-(\d))?#$`)
/** A line of the file as it is. */
export interface RawLine {
  readonly raw: string
  readonly number: number
}

/** Whether a line is a time, or a span of two, and nothing else. */
export const isTimeAlone = (raw: string): boolean => timeLine.test(raw.trim())

/** The time that is all of the last line above one; null where that line says something. */
export function timeAbove(lines: readonly RawLine[], at: number): number | null {
  let above = at - 1
  while (above > 0 && lines[above]!.raw.trim() === '') above--
  return readClock(timeLine.exec(lines[above]?.raw.trim() ?? '')?.groups?.['time'] ?? '')
}

/** What follows a label, with the emphasis that began before the label and ends behind it: `**Mina: Why?**`. */
export function closeEmphasis(line: string, length: number): string {
  const [mark = ''] = /^(?:\*{1,3}|_{1,3})/.exec(line) ?? []
  return length < mark.length || line.slice(mark.length, length).includes(mark)
    ? line.slice(length)
    : mark + line.slice(length)
}

/** The time of a stamp that closes a paragraph, as f4 and easytranscript set it. */
export function stampOf(text: string): number | null {
  const [, time = '', tenths = '0'] = closingStamp.exec(text) ?? []
  const ms = readClock(time)
  return ms === null ? null : ms + Number(tenths) * 100
}

/** How lines without labels are read. */
export interface LineReading {
  readonly style: LineStyle
  /** Whether a time such as `10:30` at the beginning of a line is a stamp; else somebody says it. */
  readonly areTimed: boolean
}

/** Share of the paragraphs that begin with a time, from which these times are stamps. */
const often = 0.4

/** Whether so many paragraphs begin with a time that nobody says these times. */
export function beginWithTimes(paragraphs: readonly string[]): boolean {
  const timed = paragraphs.filter((text) => leadingTime.test(text)).length
  return timed >= often * paragraphs.length
}

/** The stamp before what is said on a line, and its time. A time of the day in the middle of an answer is no stamp. */
function readLeadingTime(line: string, areTimed: boolean): [stamp: string, time: string] {
  const match = leadingTime.exec(line)
  const { bare, time = '' } = match?.groups ?? {}
  const isSaid = !areTimed && bare !== undefined && bare.split(':').length === 2 && !line.startsWith('#')
  return match === null || isSaid ? ['', ''] : [match[0], time]
}

/** What is said on a line without a label, and the time before it; headings and notices are left out. */
export function toUtterances(
  { raw, number }: RawLine,
  draft: DraftBuilder,
  { style, areTimed }: LineReading,
): (Utterance & { startMs: number | null })[] {
  const line = raw.trim()
  if (line === '') return []
  if (isTimeAlone(line)) {
    draft.skip('times', raw, number)
    return []
  }
  if (style.isHeading(raw) || isNotice(raw)) {
    draft.skip(style.isHeading(raw) ? 'headings' : 'notices of the recorder', raw, number)
    return []
  }
  const ranged = range.exec(line)?.[0] ?? ''
  const untimed = line.slice(ranged.length)
  const [stamp, time] = readLeadingTime(untimed, areTimed)
  const { text, removed } = style.strip(untimed.slice(stamp.length).replace(/^(?:>(?!>)\s?)+/, ''))
  draft.skip('markup', removed, number)
  draft.skipWords('times', countWordsBeside(line, text) - countWords(removed), ranged + stamp, number)
  const startMs = readClock(time) ?? readClock(/[\d:.,]+/.exec(ranged)?.[0] ?? '')
  return text === '' ? [] : [{ speaker: null, text, startMs, line: number }]
}
