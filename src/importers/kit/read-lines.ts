import { decodeText } from '../../boundary/decode-text.ts'
import type { DoubtfulLabel } from '../../model/transcript-file.ts'
import { countWords } from '../../text/words.ts'
import type { Draft, ReadingHints, SourceFile } from '../importer.ts'
import { clock, readClock } from './clocks.ts'
import { createDraft, type DraftBuilder } from './draft.ts'
import { readFrontMatter } from './front-matter.ts'
import { acceptLabels, isStageLabel, type Label, readLabel, readNameAlone } from './labels.ts'
import { decodeEntities, type Stripped, stripMarkdown } from './markup.ts'
import { sayListed } from './say-listed.ts'
import { sayUnlabelled } from './unlabelled.ts'

/** How lines of a format become speech. */
export interface LineStyle {
  readonly strip: (line: string) => Stripped
  /** Whether a line is a heading or another part that nobody says. */
  readonly isHeading: (line: string) => boolean
  readonly entities: boolean
  /** Whether a name may stand between blank lines, in small letters too, as in prints of web pages. */
  readonly namesApart: boolean
}

export const plainStyle: LineStyle = {
  strip: (line) => ({ text: line.trim(), removed: '' }),
  isHeading: () => false,
  entities: false,
  namesApart: false,
}
export const markdownStyle: LineStyle = {
  strip: stripMarkdown,
  isHeading: (line) => /^\s{0,3}(#{1,6}\s|={3,}$|-{3,}$|\*{3,}$|!\[[^\]]*\]\([^)]*\)\s*$)/.test(line),
  entities: true,
  namesApart: false,
}

/** Lines that a recorder adds to what was said. */
const service =
  /^(transcribed by|transcript by|this (editable )?transcript|recording (started|stopped)|.* (started|stopped) transcription$)/i
/** After this line Google Meet adds only notices. */
const ending = /^(transcription|meeting) ended after \d/i
/** Above this line Google Meet and Gemini have titles, attendees and notes. */
const beginning = /^[#*\s📖]*transcript[*:\s]*$/iu
const range = new RegExp(String.raw`^\[?${clock}\s*-->\s*${clock}\]?\s*`)
const leadingTime = new RegExp(
  String.raw`^(?=\[${clock}\]|\(${clock}\)|#${clock}(?:-\d)?#|#?${clock}(?:[\s:]|$))[\[(#]?(${clock})(?:-\d)?[\])#]?:?\s*`,
)
const closingStamp = new RegExp(String.raw`#(${clock})(?:-(\d))?#$`)

/** A line of the file, taken apart. */
interface Line {
  readonly number: number
  readonly raw: string
  readonly label: Label | null
  readonly blank: boolean
}

/** Reads a text file in which people are named before what they say, or nobody is named. */
export function readTextFile({ file, bytes, encoding }: SourceFile, hints: ReadingHints, style: LineStyle): Draft {
  const { text } = decodeText(bytes, file, encoding)
  const raws = (style.entities ? decodeEntities(text) : text).split(/[\n\v]/)
  return readLines(raws, { file, style, hints, besides: [] })
}

/** What is known about the lines of a file. */
export interface LinesOf {
  readonly file: string
  readonly style: LineStyle
  readonly hints: ReadingHints
  /** Text that the file holds besides the lines, and what it is. */
  readonly besides: readonly (readonly [reason: string, text: string])[]
}

/** The same for lines that are already text. */
export function readLines(raws: readonly string[], { file, style, hints, besides }: LinesOf): Draft {
  const draft = createDraft()
  const front = readFrontMatter(raws, file)
  if (front.talk !== null) return sayListed(front.talk, raws, draft)
  for (const [reason, text] of besides) draft.skip(reason, text)
  raws.slice(0, front.lines).forEach((raw, index) => {
    draft.skip('front matter', raw, index + 1)
  })
  const first = Math.max(front.lines, raws.findIndex((raw) => beginning.test(raw)) + 1)
  raws.slice(front.lines, first).forEach((raw, index) => {
    draft.skip('header', raw, front.lines + index + 1)
  })
  const end = raws.findIndex((raw, index) => index >= first && ending.test(raw.trim()))
  const last = end === -1 ? raws.length : end
  raws.slice(last).forEach((raw, index) => {
    draft.skip('notices of the recorder', raw, last + index + 1)
  })
  const lines = raws.slice(first, last).map((raw, index): Line => {
    const bare = raw.replace(/^\s*(>\s?)+(?!>)/, '').replace(/\\([[\]])/g, '$1')
    const [above, below] = [raws[first + index - 1] ?? '', raws[first + index + 1] ?? '']
    const mayStandAlone = above.trim() === '' && (style.namesApart || below.trim() !== '')
    const alone = mayStandAlone ? readNameAlone(bare, style.namesApart) : null
    const label = style.isHeading(raw) ? null : (readLabel(bare) ?? alone)
    return { number: first + index + 1, raw, label, blank: raw.trim() === '' }
  })
  const { marked, doubtful } = markSpeakers(lines, style, {
    listed: [...front.speakers, ...hints.speakers],
    denied: hints.notSpeakers,
  })
  if (marked.some(({ label }) => label !== null)) sayLabelled(marked, draft, style, hints.leaveOut)
  else
    sayUnlabelled(
      marked.flatMap((line) => toSaying(line, draft, style)),
      draft,
    )
  const wordsIn = besides.reduce((total, [, text]) => total + countWords(text), countWords(raws.join('\n')))
  return draft.build(wordsIn, { interviewers: front.interviewers, doubtful })
}

/** Lines with the labels of speakers only, and the labels that were taken for words. */
function markSpeakers(
  lines: readonly Line[],
  style: LineStyle,
  known: { listed: string[]; denied: readonly string[] },
) {
  const paragraphs = lines.filter(
    ({ blank, raw }, index) =>
      !blank && !style.isHeading(raw) && !isTimeAlone(raw) && (lines[index - 1]?.blank ?? true),
  ).length
  const accepted = acceptLabels(
    lines.flatMap(({ label }) => label ?? []),
    paragraphs,
    known,
  )
  const isSpeaker = (label: Label): boolean => accepted.has(label.name) && !known.denied.includes(label.name)
  const marked = lines.map((line) => (line.label && isSpeaker(line.label) ? line : { ...line, label: null }))
  const first = marked.find(({ label }) => label !== null)?.number ?? Number.POSITIVE_INFINITY
  const doubtful = new Map<string, DoubtfulLabel>()
  for (const { label, number } of lines) {
    if (label === null || label.alone || isSpeaker(label) || known.denied.includes(label.name) || number < first)
      continue
    const met = doubtful.get(label.name)
    doubtful.set(label.name, { name: label.name, uses: (met?.uses ?? 0) + 1, line: met?.line ?? number })
  }
  return { marked, doubtful: [...doubtful.values()] }
}

function sayLabelled(lines: readonly Line[], draft: DraftBuilder, style: LineStyle, leaveOut: readonly string[]): void {
  const first = lines.findIndex(({ label }) => label !== null)
  let paragraph = true
  let offStage = false
  for (const [index, { raw, label, number, blank }] of lines.entries()) {
    if (index < first) draft.skip('header', raw, number)
    else if (blank) paragraph = true
    else if (label) {
      offStage = isStageLabel(label.name) || leaveOut.includes(label.name)
      const { text, removed } = style.strip(label.rest)
      draft.skip(offStage ? 'parts that are no talk' : 'speaker labels and times', label.written, number)
      draft.skip('markup', removed, number)
      if (offStage) draft.skip('parts that are no talk', text, number)
      else draft.begin({ speaker: label.name, text, startMs: label.startMs, endMs: stampOf(text), line: number })
      paragraph = false
    } else {
      const said = offStage ? [] : toSaying({ raw, label, number, blank }, draft, style)
      if (offStage) draft.skip('parts that are no talk', raw, number)
      for (const { text } of said) draft.goOn(text, paragraph ? '\n' : ' ', stampOf(text))
      if (said.length > 0) paragraph = false
    }
  }
}

const isTimeAlone = (raw: string): boolean =>
  raw.trim().replace(range, '') === '' || raw.trim().replace(leadingTime, '') === ''

/** The time of a stamp that closes a paragraph, as f4 and easytranscript set it. */
function stampOf(text: string): number | null {
  const [, time = '', tenths = '0'] = closingStamp.exec(text) ?? []
  const ms = readClock(time)
  return ms === null ? null : ms + Number(tenths) * 100
}

/** What is said on a line without a label, and the time before it; headings and notices are left out. */
function toSaying({ raw, number, blank }: Line, draft: DraftBuilder, style: LineStyle) {
  if (blank) return []
  if (style.isHeading(raw)) {
    draft.skip('headings', raw, number)
    return []
  }
  if (service.test(raw.trim())) {
    draft.skip('notices of the recorder', raw, number)
    return []
  }
  const ranged = range.exec(raw.trim())?.[0] ?? ''
  const untimed = raw.trim().slice(ranged.length)
  const [stamp = '', time = ''] = leadingTime.exec(untimed) ?? []
  draft.skip('times', ranged + stamp, number)
  const { text, removed } = style.strip(untimed.slice(stamp.length).replace(/^(>\s?)+(?!>)/, ''))
  draft.skip('markup', removed, number)
  const startMs = readClock(time) ?? readClock(/[\d:.,]+/.exec(ranged)?.[0] ?? '')
  return text === '' ? [] : [{ speaker: null, text, startMs, line: number }]
}
