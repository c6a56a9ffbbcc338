import { decodeText } from '../../boundary/decode-text.ts'
import { unique } from '../../collections.ts'
import { countWords, countWordsBeside } from '../../text/words.ts'
import type { Draft, ReadingHints, SourceFile } from '../importer.ts'
import { addListedTurns } from './add-listed-turns.ts'
import { addUnlabelledTurns } from './add-unlabelled-turns.ts'
import { clock, timeOfDay } from './clocks.ts'
import { createDraft, type DraftBuilder } from './draft.ts'
import { countFacts } from './find-facts.ts'
import { findInterviewers, readFrontMatter } from './front-matter.ts'
import { firstOf, type Line, type Recognised } from './label-use.ts'
import type { LineStyle } from './line-style.ts'
import {
  beginWithTimes,
  closeEmphasis,
  isNotice,
  isTimeAlone,
  type LineReading,
  placeholderOf,
  type RawLine,
  stampOf,
  timeAbove,
  toUtterances,
} from './line-utterances.ts'
import { markNames } from './mark-names.ts'
import { decodeEntities } from './markup.ts'
import { isShortFor, isStageLabel } from './names.ts'
import { stripPageMarks } from './page-marks.ts'
import { recognise } from './recognise.ts'
import { recogniseQuestions } from './recognise-questions.ts'
import { splitLines } from './split-at-labels.ts'
import { warnOfGrammar } from './warn-of-grammar.ts'

/** After this line Google Meet adds only notices. */
const ending = /^[#*_\s]*(transcription|meeting) ended after \d/i
/** Above this line Google Meet and Gemini have titles, attendees and notes. */
const beginning = /^[#*\s📖]*transcript[*:\s]*$/iu
/** A message of a chat that nobody writes: a date and no name. */
const notice = new RegExp(String.raw`^\[?\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?\s+${timeOfDay}\]?`)

/** Reads a text file in which people are named before what they say, or nobody is named. */
export function readTextFile({ file, bytes, encoding }: SourceFile, hints: ReadingHints, style: LineStyle): Draft {
  const { text, isSure, encoding: taken } = decodeText(bytes, file, encoding)
  const raws = (style.entities ? decodeEntities(text) : text).split(/[\n\v]/)
  return readLines(raws, { file, style, hints, extraText: [], encoding: isSure ? undefined : taken })
}

const unsureEncoding = (file: string, encoding: string) => ({
  code: 'import/encoding',
  place: { file },
  message: `the file is not UTF-8: it was read as ${encoding}, but other encodings fit nearly as well`,
  fix: 'look at its letters in the preview of "themata import"; if they are wrong, name the encoding under "encodings" in themata.yaml, or save the file as UTF-8',
})

/** What is known about the lines of a file. */
export interface LineSource {
  readonly file: string
  readonly style: LineStyle
  readonly hints: ReadingHints
  /** Text that the file holds beside the lines, each with a reason. */
  readonly extraText: readonly (readonly [reason: string, text: string])[]
  /** The encoding of the file, where others may be meant. */
  readonly encoding?: string | undefined
}

/** The same for lines that are already text. */
export function readLines(raws: readonly string[], { file, style, hints, extraText, encoding }: LineSource): Draft {
  const draft = createDraft()
  if (encoding !== undefined) draft.warn(unsureEncoding(file, encoding))
  const front = readFrontMatter(raws, file)
  if (front.utterances !== null) return addListedTurns(front.utterances, raws, draft)
  for (const [reason, text] of extraText) draft.skip(reason, text)
  const all = raws.map((raw, index): RawLine => ({ raw, number: index + 1 }))
  const top = Math.max(front.lines, raws.findIndex((raw) => beginning.test(raw)) + 1)
  const end = raws.findIndex((raw, index) => index >= top && ending.test(raw))
  const bottom = end === -1 ? raws.length : end
  for (const { raw, number } of all.slice(0, front.lines)) draft.skip('front matter', raw, number)
  for (const { raw, number } of all.slice(front.lines, top)) draft.skip('header', raw, number)
  for (const { raw, number } of all.slice(bottom)) draft.skip('notices of the recorder', raw, number)
  const body = splitLines(markNames(stripPageMarks(all.slice(top, bottom), draft)))
  const lines = toLines(body, style)
  const labelled = recognise(lines, { listed: [...front.speakers, ...hints.speakers], denied: hints.notSpeakers })
  const recognised = labelled.turns.size > 0 ? labelled : recogniseQuestions(lines, labelled)
  const wordsIn = extraText.reduce((total, [, text]) => total + countWords(text), countWords(raws.join('\n')))
  const first = Math.min(lines.length, firstOf(recognised.turns))
  const isLabelled = recognised.turns.size > 0
  const head = isLabelled ? body.slice(0, first) : []
  const facts = countFacts(lines.map(({ text }) => text))
  const above = countWords(linesAsText(head.slice(facts)))
  const reading = { style, areTimed: beginWithTimes(lines.flatMap(({ begins, text }) => (begins ? [text] : []))) }
  if (above > wordsIn / 2) addUnlabelled(head, draft, reading)
  else for (const { raw, number } of head) draft.skip('header', raw, number)
  if (isLabelled) addLabelled({ body, lines, recognised, first }, draft, reading, hints.leaveOut)
  else addUnlabelled(body, draft, reading)
  warnOfGrammar({ recognised, above, first: lines[first]?.number ?? 1, wordsIn }, file, draft)
  const labels = unique([...recognised.turns.values()].flatMap(({ name }) => name ?? []))
  const asking = findInterviewers([...all.slice(0, top), ...head].map(({ raw }) => raw))
  const interviewers = labels.filter((label) => asking.some((name) => isShortFor(label, name)))
  return draft.build(wordsIn, { ...recognised, interviewers: [...front.interviewers, ...interviewers] })
}

const linesAsText = (lines: readonly RawLine[]): string => lines.map(({ raw }) => raw).join('\n')

/** A time in small print, as code or as a link, as Markdown of some makers has it. */
const timeInMarkup = new RegExp(
  String.raw`<(small|time|su[bp])(?:\s[^<>]{0,100})?>\s{0,3}(${clock})\s{0,3}</\1>|\x60(${clock})\x60|\[(${clock})\]\([^()\s]{1,300}\)`,
  'i',
)

/** What a line has that is to be cleaned. */
const unclean = /[<[`\\\u00a0\u200b\u200e\u200f\u202a-\u202f\ufeff]|^\s*>/

/** A line with blanks alike, without invisible signs and marks of quoting. */
const cleanLine = (raw: string): string =>
  !unclean.test(raw)
    ? raw.trim()
    : raw
        .replace(/[\u00a0\u202f]/g, ' ')
        .replace(/[\u200b\u200e\u200f\u202a-\u202e\ufeff]/g, '')
        .replace(/^\s*(?:>(?!>)\s?)+/, '')
        .replace(/\\([[\]])/g, '$1')
        .replace(timeInMarkup, '[$2$3$4]')
        .trim()

/** Lines as the grammar is looked for in them. A paragraph begins after a blank line or, where there are few, on each line. */
function toLines(body: readonly RawLine[], style: LineStyle): Line[] {
  const lines = body.map(({ raw, number }, index) => {
    const text = raw === '' ? '' : cleanLine(raw)
    const isHeading = style.isHeading(raw) || isNotice(raw)
    const isApart = (body[index - 1]?.raw ?? '').trim() === ''
    const speaks = text !== '' && !isHeading && !isTimeAlone(raw)
    const isAlone = isApart && (style.namesApart || (body[index + 1]?.raw ?? '').trim() !== '')
    return { text, number, isHeading, isAlone, begins: speaks && isApart, speaks }
  })
  const spoken = lines.filter(({ speaks }) => speaks).length
  const apart = lines.filter(({ begins }) => begins).length
  const areApart = apart * 3 >= spoken || areWrapped(lines.map(({ text }) => text))
  return areApart ? lines : lines.map((line) => ({ ...line, begins: line.speaks }))
}

/** Shares of the lines that are nearly as long as the longest, and of that length, in a text with wrapped lines. */
const wrapped = { lines: 0.7, length: 0.7 }

/** Whether lines end where a page does: those that another follows are about as long and end inside sentences. */
function areWrapped(lines: readonly string[]): boolean {
  const inner = lines.filter((line, index) => line !== '' && (lines[index + 1] ?? '') !== '')
  const longest = inner.reduce((most, line) => Math.max(most, line.length), 0)
  const broken = inner.filter((line) => line.length >= wrapped.length * longest && !/[.?!…:]["”’)\]]*$/.test(line))
  return lines.filter((line) => line === '').length >= 4 && broken.length >= wrapped.lines * inner.length
}

/** Adds the lines of a file, or of its head, in which nobody is named. */
const addUnlabelled = (lines: readonly RawLine[], draft: DraftBuilder, reading: LineReading): void =>
  addUnlabelledTurns(
    lines.flatMap((line) => toUtterances(line, draft, reading)),
    draft,
  )

/** The lines from the first label on. */
interface Labelled {
  readonly body: readonly RawLine[]
  readonly lines: readonly Line[]
  readonly recognised: Recognised
  readonly first: number
}

function addLabelled(
  { body, lines, recognised: { turns }, first }: Labelled,
  draft: DraftBuilder,
  reading: LineReading,
  leaveOut: readonly string[],
): void {
  const hasVoices = [...turns.values()].some(({ shape }) => shape.turn.startsWith('>>'))
  const hasDates = [...turns.values()].some(({ shape }) => shape.turn.includes('{date}'))
  let [paragraph, offStage, below] = [true, false, first]
  for (const [index, line] of body.entries()) {
    const { raw, number } = line
    const turn = turns.get(index)
    if (turn !== undefined) {
      below = index + turn.lines
      offStage = turn.name !== null && (isStageLabel(turn.name) || leaveOut.includes(turn.name))
      const rest = closeEmphasis(lines[below - 1]!.text, turn.length)
      const absent = hasDates ? placeholderOf(body[below - 1]!.raw) : ''
      const said = absent !== '' && rest.endsWith(absent) ? rest.slice(0, -absent.length) : rest
      const { text, removed } = reading.style.strip(
        said.startsWith(`${turn.name}:`) ? said.slice(turn.name!.length + 1) : said,
      )
      if (said !== rest) draft.skip('notices of the recorder', absent, number)
      const written = linesAsText(body.slice(index, below)).trimEnd()
      const label = countWordsBeside(written, text) - countWords(removed) - countWords(rest.slice(said.length))
      draft.skipWords(
        offStage ? 'parts that are not the interview' : 'speaker labels and times',
        label,
        lines[below - 1]!.text.slice(0, turn.length),
        number,
      )
      draft.skip('markup', removed, number)
      if (offStage) draft.skip('parts that are not the interview', text, number)
      else {
        const startMs = turn.startMs ?? timeAbove(body, index)
        draft.startTurn({ speaker: turn.name, text, startMs, endMs: stampOf(text), line: number })
      }
      paragraph = false
    } else if (index < below) {
      // The head of the file, or a further line of a label.
    } else if (raw.trim() === '') paragraph = true
    else if (offStage) draft.skip('parts that are not the interview', raw, number)
    else if (hasDates && notice.test(lines[index]!.text)) draft.skip('notices of the recorder', raw, number)
    else {
      for (const { text, startMs } of toUtterances(line, draft, reading)) {
        const voice = hasVoices ? (/^>>\s*/.exec(text)?.[0] ?? '') : ''
        if (voice !== '')
          draft.startTurn({ speaker: null, text: text.slice(voice.length), startMs, line: number, begins: true })
        else draft.appendToTurn({ text, endMs: stampOf(text) }, paragraph ? '\n' : ' ')
        paragraph = false
      }
    }
  }
}
