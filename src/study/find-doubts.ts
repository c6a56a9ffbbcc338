import { lookup, ratio, sum } from '../collections.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { ImportReport } from '../model/transcript-file.ts'

/** The summary of reading a file, one row of a table. */
export interface ReadingSummary {
  readonly file: string
  /** The format and, where it has several, the shape. */
  readonly shape: string
  /** From 0 to 1. */
  readonly confidence: number
  readonly speakers: number
  /** Words in turns. */
  readonly words: number
  /** Words that may be speech and are in no turn: not labels, times, markup or what a file holds twice. */
  readonly lost: number
  /** Reasons to look at it, the weightiest first; none where nothing is odd. */
  readonly doubts: readonly string[]
}

/** Reasons for which words are left out that nobody says. */
const neverSaid =
  /^(speaker labels|times\b|captions? (numbers|markup|identifiers)|captions shown again|markup|column names|the (whole )?text|the text of each|words that the file|codes|subtitle tags|columns of the subtitles|script settings|settings|headers|dependent tiers|title(, (settings|scripts)| and settings)|notes in the captions|sounds and comments|numbers of lines|notices of the recorder|keys, names|page headers|front matter|")/

/** Share of the words that may be lost before it is said. */
const muchLost = 0.2
/** Sureness below which the shape of a file is in doubt. */
const unsure = 0.7
/** More people than an interview or a focus group has. */
const manySpeakers = 20

/**
 * Summarises the reading of a file, with the reasons to check it.
 *
 * @param warnings of the file, those of the study as a whole included
 */
export function summarizeReading(account: ImportReport, warnings: readonly Diagnostic[]): ReadingSummary {
  const { source, speakers, wordsOut, skipped, doubtful, grammar } = account
  const lost = sum(
    skipped.filter(({ reason }) => !neverSaid.test(reason)),
    ({ words }) => words,
  )
  const [worst] = skipped.filter(({ reason }) => !neverSaid.test(reason)).sort((a, b) => b.words - a.words)
  const share = ratio(lost, lost + wordsOut)
  const confidence = grammar?.confidence ?? 1
  const shape = grammar === null ? source.format : `${source.format}: ${grammar.shape}`
  const doubts = [
    ...warnings.filter(({ level }) => level !== 'note').map(({ code, message }) => shortly(code, message)),
    ...(share > muchLost && worst
      ? [`${Math.round(100 * share)} % of the words left out, most as ${worst.reason}`]
      : []),
    ...(confidence < unsure
      ? [`${Math.round(100 * confidence)} % sure${!grammar?.next ? '' : `, next best ${grammar.next.shape}`}`]
      : []),
    ...(doubtful.length > 0
      ? [
          `perhaps speakers: ${doubtful
            .slice(0, 3)
            .map((label) => `"${label.name}"`)
            .join(', ')}`,
        ]
      : []),
    ...(speakers.length > manySpeakers ? [`${speakers.length} speakers`] : []),
  ]
  return { file: source.file, shape, confidence, speakers: speakers.length, words: wordsOut, lost, doubts }
}

/** Warnings in a few words. */
const short: Readonly<Record<string, string>> = {
  'import/no-speakers': 'nobody is named',
  'import/no-participants': 'everybody asks',
  'import/unaccounted': 'the words do not add up',
  'import/false-labels': 'a label before nearly all captions',
  'import/columns-guessed': 'columns taken by what is in them',
  'import/scanned-pages': 'pages without text',
}
function shortly(code: string, message: string): string {
  const [clause = ''] = message.split(/[;:]/)
  return lookup(short, code) ?? (clause.length > 70 ? `${clause.slice(0, 67)}...` : clause)
}
