import type { Diagnostic } from '../model/diagnostic.ts'
import { cleanText } from '../text/clean.ts'
import { printQuote } from '../text/print-quote.ts'
import { checkTable } from './check-report-table.ts'
import { briefly, difference, type StudyAtHand } from './evidence.ts'
import { type FormBlock, inOneLine } from './forms/form-block.ts'
import type { Facts } from './recount/facts.ts'
import type { ReportTable } from './report-row.ts'
import { sentenceChecks } from './report-sentences.ts'

/** Checks one form of a report: its quotes against the transcripts, its tables and its counting sentences against the codings. */
export function checkReport(
  file: string,
  blocks: readonly FormBlock[],
  {
    facts,
    tables,
    study,
  }: { readonly facts: Facts; readonly tables: readonly ReportTable[]; readonly study: StudyAtHand },
): Diagnostic[] {
  const check = sentenceChecks(facts, study)
  let heading = ''
  return blocks.flatMap((block): Diagnostic[] => {
    const place = { file, line: block.line }
    if (block.kind === 'quote') return checkQuote(block, place, study)
    if (block.kind === 'table') return checkTable(file, block, tables)
    if (block.kind === 'heading') {
      heading = block.text
      return []
    }
    return check(block.text, heading).map((message) => difference('verify/count', place, message))
  })
}

/** Finds a quote in the turn that its source names, word for word; in trimmed quotes […] is left out. */
function checkQuote(
  { text, source }: Extract<FormBlock, { kind: 'quote' }>,
  place: Diagnostic['place'],
  { transcripts }: StudyAtHand,
): Diagnostic[] {
  const [, who = '', number = ''] = /^(.*), turn (\d+)(?:,| \(|$)/.exec(source) ?? []
  const turns = [...transcripts.values()].flatMap(({ transcript, participants }) =>
    transcript.turns.flatMap((turn) => {
      const person = participants.get(turn.speaker)?.id
      const isMeant = person !== undefined && (who === person || who === `${person}, ${transcript.id}`)
      return isMeant && turn.number === Number(number) ? [{ turn, text: transcript.text }] : []
    }),
  )
  const parts = text.split('[…]').map(inOneLine)
  const isIn = (said: string): boolean => {
    let from = 0
    return parts.every((part) => {
      const at = said.indexOf(part, from)
      from = at + part.length
      return at !== -1
    })
  }
  const found = turns.filter(({ turn, text: whole }) =>
    isIn(inOneLine(cleanText(printQuote(whole.slice(turn.span.start, turn.span.end))))),
  )
  if (found.length === 0)
    return [
      difference(
        'verify/quote',
        place,
        `"${briefly(text)}" was not said in the place that is named: ${briefly(source)}`,
      ),
    ]
  const clock = /, (\d+:\d\d(?::\d\d)?)(?:,| \(|$)/.exec(source)?.[1] ?? null
  const line = /, line (\d+)/.exec(source)?.[1] ?? null
  const isPlaced = found.some(
    ({ turn }) => clockOf(turn.startMs) === clock && (turn.line === null ? null : String(turn.line)) === line,
  )
  const isShort = clock === null && line === null && / \(Q\d+\)$/.test(source)
  return isPlaced || isShort
    ? []
    : [difference('verify/quote', place, `the time or the line of "${briefly(source)}" is another`)]
}

/** `4:07`, `1:04:07`. */
function clockOf(ms: number | null): string | null {
  if (ms === null) return null
  const seconds = Math.trunc(ms / 1000)
  const parts = [Math.trunc(seconds / 3600), Math.trunc((seconds % 3600) / 60), seconds % 60]
  const shown = parts[0] === 0 ? parts.slice(1) : parts
  return shown.map((part, at) => (at === 0 ? String(part) : String(part).padStart(2, '0'))).join(':')
}
