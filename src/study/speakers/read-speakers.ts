import { fingerprintOfTexts } from '../../anchoring/words-fingerprint.ts'
import { InputError } from '../../boundary/diagnostic.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import type { ConfirmedSpeakers } from '../../model/spoken-unit.ts'
import type { TextFile } from '../../model/study.ts'
import { countWords } from '../../text/words.ts'
import {
  addCorrections,
  type Correction,
  exchangeLabel,
  labelPattern,
  noCorrections,
  parseCorrection,
  type SpeakerCorrections,
} from './corrections.ts'

/** A unit as the file has it. */
export interface WrittenUnit {
  readonly number: number
  /** With what a person changed. */
  readonly label: string
  readonly text: string
}

/** A file of proposed speakers as a person left it. */
export interface WrittenSpeakers {
  readonly transcript: string
  readonly isConfirmed: boolean
  /** Those listed, and the letters that were changed. */
  readonly corrections: SpeakerCorrections
  readonly units: readonly WrittenUnit[]
}

const unitLine = new RegExp(
  String.raw`^\s*(?<number>\d+)\s+(?<label>${labelPattern})\s+\[(?<proposed>${labelPattern}) (?:\d+ %|stated)\]\s+(?<text>.*)$`,
  'su',
)

/** The lines of a file in which a place of a problem is known. */
/** Most corrections that are listed above the lines: each may be about all of them. */
const mostCorrections = 1000

interface Line {
  readonly text: string
  readonly line: number
}

/**
 * Reads a file that `writeSpeakers` wrote and a person changed.
 *
 * @throws InputError with every line that is neither
 */
export function readSpeakers({ file, text }: TextFile): WrittenSpeakers {
  const problems: Diagnostic[] = []
  const report = ({ line }: Line, message: string, fix: string): void => {
    problems.push({ level: 'error', code: 'speakers/line', place: { file, line, column: 1 }, message, fix })
  }
  const fields = new Map<string, string>()
  const written: (Correction & { readonly at: Line })[] = []
  const lines: (WrittenUnit & { readonly proposed: string })[] = []
  for (const [index, raw] of text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .entries()) {
    const line = { text: raw.trim(), line: index + 1 }
    if (line.text === '' || line.text.startsWith('#')) continue
    const unit = unitLine.exec(raw)?.groups
    const [, name, value = ''] = /^(transcript|confirmed|corrections):\s*(?!\s)(.*)$/s.exec(line.text) ?? []
    const correction = lines.length === 0 && unit === undefined ? parseCorrection(line.text) : null
    if (unit !== undefined) {
      const { number, label, proposed, text: said } = unit as Record<'number' | 'label' | 'proposed' | 'text', string>
      const expected = (lines.at(-1)?.number ?? 0) + 1
      if (Number(number) !== expected)
        report(line, `line ${expected} of the transcript was expected, and this is ${number}`, keepLines)
      lines.push({ number: Number(number), label, proposed, text: said })
    } else if (name !== undefined && lines.length === 0) {
      fields.set(name, value)
      if (name === 'confirmed' && !/^(yes|no)$/i.test(value))
        report(line, `"${value}" is neither yes nor no`, 'write yes or no')
    } else if (correction !== null) {
      if (written.length === mostCorrections)
        report(line, `more than ${mostCorrections} corrections are above`, 'list lines with the same label together')
      if (written.length <= mostCorrections) written.push({ ...correction, at: line })
    } else
      report(
        line,
        `this is neither a line of the transcript nor a correction`,
        lines.length === 0 ? exampleFix : keepLines,
      )
  }
  for (const { numbers, at } of written)
    if (numbers(lines.length).length === 0)
      report(at, `no line has such a number: there are ${lines.length}`, 'correct the number, or drop the correction')
  if (!fields.has('transcript'))
    report(
      { text: '', line: 1 },
      'the line "transcript:" is missing',
      'restore it, or delete the file and have it proposed again',
    )
  if (problems.length > 0) throw new InputError(problems)
  return {
    ...applied(lines, written),
    transcript: fields.get('transcript')!,
    isConfirmed: /^yes$/i.test(fields.get('confirmed') ?? ''),
  }
}

const keepLines = 'keep every line as "number letter [proposal] words", and change only the letter'
const exampleFix = 'write "3-9 is P", "from 40 is I", "swap all" or "swap from 40"'

/** Labels and corrections with everything that a person wrote: letters that were changed count most. */
function applied(
  lines: readonly (WrittenUnit & { readonly proposed: string })[],
  written: readonly Correction[],
): Pick<WrittenSpeakers, 'corrections' | 'units'> {
  const count = lines.length
  const listed = addCorrections(noCorrections, written, count)
  const fresh = new Set<number>()
  for (const { label, isDone, numbers } of written)
    if (label === null && !isDone) for (const unit of numbers(count)) if (!fresh.delete(unit)) fresh.add(unit)
  const labels = new Map(listed.labels)
  for (const { number, label, proposed } of lines) if (label !== proposed) labels.set(number, label)
  const units = lines.map(({ number, proposed, text }) => {
    const label = labels.get(number) ?? (fresh.has(number) ? exchangeLabel(proposed) : proposed)
    return { number, label, text }
  })
  return { corrections: { labels, swapped: listed.swapped }, units }
}

/**
 * The speakers of each transcript for which somebody confirmed them.
 *
 * @throws InputError for files that cannot be read
 */
export function confirmedSpeakers(files: readonly TextFile[]): Record<string, ConfirmedSpeakers> {
  const confirmed = files.map(readSpeakers).filter(({ isConfirmed }) => isConfirmed)
  return Object.fromEntries(
    confirmed.map(({ transcript, units }) => [transcript, { words: fingerprintOfTexts(units), runs: runsOf(units) }]),
  )
}

/** Labels with the number of words that follow each. */
function runsOf(units: readonly WrittenUnit[]): ConfirmedSpeakers['runs'] {
  const runs: [string, number][] = []
  for (const { label, text } of units) {
    const open = runs.at(-1)
    if (open !== undefined && open[0] === label) open[1] += countWords(text)
    else runs.push([label, countWords(text)])
  }
  return runs
}
