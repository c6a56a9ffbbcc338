import { groupBy } from '../collections.ts'
import type { Diagnostic, Place } from '../model/diagnostic.ts'
import { overlaps, type Span } from '../model/span.ts'
import { cleanText } from '../text/clean.ts'
import { briefly, difference, type StudyAtHand, type Written } from './evidence.ts'
import type { jsonPlaces } from './json-places.ts'
import type { OwnTable } from './read-own-table.ts'

/** Words that are said to be those of a transcript at a place, and what is said about them. */
export interface SaidWords {
  readonly transcriptId: string
  readonly span: Span
  readonly text: string
  readonly turn?: number | undefined
  readonly speaker?: string | null | undefined
  readonly participantId?: string | undefined
  readonly organization?: string | null | undefined
  readonly startMs?: number | null | undefined
  readonly line?: number | null | undefined
}

/** Checks that words are those of the transcript at their place, and who is said to have said them. */
function checkWords(said: SaidWords, place: Place, { transcripts }: StudyAtHand): Diagnostic[] {
  const at = transcripts.get(said.transcriptId)
  if (at === undefined)
    return [difference('verify/quote', place, `there is no transcript "${said.transcriptId}" in the study`)]
  const { text, turns } = at.transcript
  const there = cleanText(text.slice(said.span.start, said.span.end))
  const where = `${said.transcriptId} from ${said.span.start} to ${said.span.end}`
  const wrong = (message: string): Diagnostic => difference('verify/quote', place, message)
  if (there !== said.text) {
    const first = firstDifference(there, said.text)
    const shown = (words: string): string => `"${briefly(words.slice(Math.max(0, first - 10), first + 40))}"`
    return [wrong(`these are not the words of ${where}: ${shown(said.text)} is written, ${shown(there)} was said`)]
  }
  const turn = turns.find(({ span }) => span.start <= said.span.start && said.span.start < span.end)
  if (turn === undefined) return [wrong(`${where} lies in no turn`)]
  // A memo may be on more than one turn; words of a speaker are of one.
  if (said.speaker !== undefined && said.span.end > turn.span.end)
    return [wrong(`${where} goes on behind the end of turn ${turn.number}`)]
  const person = at.participants.get(turn.speaker)
  const facts = [
    ['turn', said.turn, turn.number],
    ['speaker', said.speaker === '' ? null : said.speaker, turn.speaker],
    ['participant', said.participantId, person?.id],
    ['organisation', said.organization === '' ? null : said.organization, person?.organization ?? null],
    ['time', said.startMs, turn.startMs],
    ['line', said.line, turn.line],
  ] as const
  return facts.flatMap(([name, written, expected]) =>
    written === undefined || written === expected
      ? []
      : [wrong(`the ${name} of ${where} is ${expected ?? 'not known'}, and ${written ?? 'nothing'} is written`)],
  )
}

/** Position of the first character in which two texts differ. */
export function firstDifference(a: string, b: string): number {
  let at = 0
  while (at < Math.min(a.length, b.length) && a[at] === b[at]) at++
  return at
}

/** Checks every quote of `analysis.json`. */
export function checkWrittenQuotes(
  { findings, codings }: Written,
  placeOf: ReturnType<typeof jsonPlaces>,
  study: StudyAtHand,
): Diagnostic[] {
  const check = (list: string, items: readonly (SaidWords | null)[]): Diagnostic[] =>
    items.flatMap((item, number) => (item === null ? [] : checkWords(item, placeOf(`findings.${list}`, number), study)))
  return [
    ...check('quotes', findings.quotes),
    ...findings.quotes.flatMap((quote, number) =>
      isBefore(quote, study)
        ? []
        : [difference('verify/quote', placeOf('findings.quotes', number), 'the words before the quote are others')],
    ),
    ...findings.quotes.flatMap((quote, number) =>
      quote.isPinned && findings.quotes[number - 1]?.codeId === quote.codeId && !findings.quotes[number - 1]!.isPinned
        ? [difference('verify/quote', placeOf('findings.quotes', number), 'a pinned quote comes after another')]
        : [],
    ),
    ...checkCodingOf('quotes', findings.quotes, { codings, placeOf }),
    ...checkCodingOf(
      'framework',
      findings.framework.map(({ quote }) => quote),
      { codings, placeOf },
    ),
    ...check(
      'framework',
      findings.framework.map(({ quote }) => quote),
    ),
    ...check('dissent', findings.dissent),
    ...findings.clusters.flatMap(({ exemplars }, number) =>
      exemplars.flatMap((quote) => checkWords(quote, placeOf('findings.clusters', number), study)),
    ),
    ...findings.memos.flatMap(({ transcriptId, span, quote, turn, participantId }, number) =>
      transcriptId === null || span === null
        ? []
        : checkWords(
            { transcriptId, span, text: quote, turn: turn ?? undefined, participantId: participantId ?? undefined },
            placeOf('findings.memos', number),
            study,
          ),
    ),
  ]
}

/** Checks that what is said of the coding of each quote is so of a coding at its place. */
function checkCodingOf(
  list: string,
  quotes: readonly (Written['findings']['quotes'][number] | null)[],
  { codings, placeOf }: { readonly codings: Written['codings']; readonly placeOf: ReturnType<typeof jsonPlaces> },
): Diagnostic[] {
  const byTranscript = groupBy(codings, ({ transcriptId }) => transcriptId)
  return quotes.flatMap((quote, number) => {
    if (quote === null) return []
    const own = byTranscript.get(quote.transcriptId) ?? []
    const isCoded = own.some(
      ({ codeId, topCodeId, themeId, span, coder, confidence, status, stance }) =>
        [codeId, topCodeId].includes(quote.codeId) &&
        (quote.isPinned ? overlaps(span, quote.span) : span.start <= quote.span.start && quote.span.end <= span.end) &&
        JSON.stringify([themeId, coder, confidence, status, stance]) ===
          JSON.stringify([quote.themeId, quote.coder, quote.confidence, quote.status, quote.stance]),
    )
    return isCoded
      ? []
      : [
          difference(
            'verify/quote',
            placeOf(`findings.${list}`, number),
            `no coding at ${quote.transcriptId} from ${quote.span.start} is as this quote has it`,
          ),
        ]
  })
}

/** True if the words before a quote end where it begins. */
function isBefore(
  { transcriptId, span, before }: { transcriptId: string; span: Span; before: string },
  { transcripts }: StudyAtHand,
): boolean {
  const text = transcripts.get(transcriptId)?.transcript.text.slice(0, span.start)
  return text === undefined || text.trimEnd().replace(/\s+/g, ' ').endsWith(before.trim().replace(/\s+/g, ' '))
}

/** Checks every quote of codings.csv, with its speaker. */
export function checkCodedQuotes({ rows, name }: OwnTable, study: StudyAtHand): Diagnostic[] {
  return rows.flatMap(({ line, cells }) => {
    const cell = (column: string): string => cells[column] ?? ''
    return checkWords(
      {
        transcriptId: cell('transcript'),
        span: { start: Number(cell('start')), end: Number(cell('end')) },
        text: cell('quote'),
        turn: Number(cell('turn')),
        speaker: cell('speaker'),
        participantId: cell('participant'),
        organization: cell('organization'),
      },
      { file: name, line },
      study,
    )
  })
}

/** Checks that the segments of each turn that is evidence cover it: nothing but spaces is between them or around them. */
export function checkSegments(
  { segments }: Written,
  placeOf: ReturnType<typeof jsonPlaces>,
  { transcripts }: StudyAtHand,
): Diagnostic[] {
  const found: Diagnostic[] = []
  const ends = new Map<string, number>()
  for (const [number, { id, transcriptId, turn, start, end }] of segments.entries()) {
    const transcript = transcripts.get(transcriptId)?.transcript
    const said = transcript?.turns.find((one) => one.number === turn)
    const key = `${transcriptId} ${turn}`
    const before = ends.get(key) ?? said?.span.start ?? 0
    const problem = ((): string | null => {
      if (transcript === undefined || said === undefined) return 'belongs to no turn of the study'
      ends.set(key, end)
      if (start < before || end > said.span.end || end <= start)
        return 'does not lie in its turn, after the one before it'
      return transcript.text.slice(before, start).trim() === '' ? null : 'leaves words out before it'
    })()
    if (problem !== null)
      found.push(difference('verify/segment', placeOf('segments', number), `segment ${id} ${problem}`))
  }
  for (const [key, end] of ends) {
    const at = key.lastIndexOf(' ')
    const { transcript } = transcripts.get(key.slice(0, at))!
    const said = transcript.turns.find(({ number }) => number === Number(key.slice(at + 1)))!
    if (transcript.text.slice(end, said.span.end).trim() !== '')
      found.push(
        difference(
          'verify/segment',
          placeOf('segments'),
          `the segments of ${transcript.id}, turn ${said.number} leave words out at its end`,
        ),
      )
  }
  return found
}
