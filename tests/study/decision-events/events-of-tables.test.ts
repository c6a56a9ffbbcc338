import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { StatedDecision } from '../../../src/model/decision.ts'
import type { TextFile } from '../../../src/model/study.ts'
import { writeCsv } from '../../../src/outputs/tables/write-table.ts'
import { eventsOfTables } from '../../../src/study/decision-events/events-of-tables.ts'
import { foldEvents } from '../../../src/study/decision-events/fold-events.ts'
import { decisionColumns, rowsOfRecord } from '../../../src/study/decision-events/table-of-events.ts'
import { writeEvents } from '../../../src/study/decision-events/write-event.ts'
import { placeStatements } from '../../../src/study/place-statements.ts'
import { readTables } from '../../../src/study/read-decision-tables.ts'
import { readDecisions } from '../../../src/study/read-decisions.ts'
import { gardenCodebook, transcriptOf } from '../../support/builders.ts'
import { undoEvent } from '../../support/events.ts'

const said = ['The pond was dry, and so was the well.', 'My neighbour helped us with it.', 'It rained in May again.']
const transcript = transcriptOf('P1', ...said.map((words) => ['P1', words] as const))
const known = { codebook: gardenCodebook, transcripts: [{ id: 'P1', textFingerprint: '1-a', turns: said.length }] }
const head = 'transcript,turn,start,end,code,coder,confidence,status,stance,memo,chosen,quote\n'
const ana = (...rows: string[]): TextFile => ({
  file: 'decisions/ana.csv',
  text: head + rows.map((row) => `${row}\n`).join(''),
})
const convert = (table: TextFile): TextFile => ({
  file: 'decisions/ana.jsonl',
  text: writeEvents(eventsOfTables(readTables([table], known), [transcript]).get('ana') ?? []),
})
/** What counts, without the lines of files and what only events state. */
function meaning(...files: TextFile[]) {
  const { decisions, reads, open } = placeStatements(readDecisions(files, known), [transcript])
  const plain = ({ place: _, event: __, quote: ___, ...rest }: StatedDecision) => rest
  const read = reads.map(({ place: _, quote: __, codes, ...rest }) => ({
    ...rest,
    codes: codes === 'all' ? codes : [...codes],
  }))
  return { decisions: decisions.map(plain), reads: read, open: open.map(plain) }
}

const rows = fc.array(
  fc
    .tuple(
      fc.constantFrom('P1,1,0,38', 'P1,2,39,70', 'P1,,4,8', 'P1,3,71,94', 'P1,,,'),
      fc.constantFrom('soil-water', 'soil-rain', 'people-help'),
      fc.constantFrom('accepted', 'rejected', 'suggested', ''),
      fc.constantFrom('', 'problem'),
      fc.constantFrom('', 'why', '"a, ""b""\nc"'),
    )
    .map(([place, code, status, stance, memo]) => {
      const quote = place === 'P1,,,' ? said[1] : place.startsWith('P1,1') ? `"${said[0]}"` : ''
      return `${place},${code},keyword,0.7,${status},${stance},${memo},,${quote}`
    }),
  { maxLength: 6 },
)
const reads = fc.subarray(['P1,,,,,,,read,,all of it,,', 'P1,2 to 3,,,,,,read,,,doubt,', 'P1,,,,people,,,read,,,,'])

test('events that rows were converted to say what the rows say', () => {
  fc.assert(
    fc.property(rows, reads, (some, declared) => {
      const table = ana(...some, ...declared)
      const [before, after] = [meaning(table), meaning(convert(table))]
      expect(after.decisions).toEqual(before.decisions)
      expect(after.open).toEqual(before.open)
      expect(
        after.reads.map(({ coder, codes, isChosenFreely, memo }) => ({ coder, codes, isChosenFreely, memo })),
      ).toEqual(before.reads.map(({ coder, codes, isChosenFreely, memo }) => ({ coder, codes, isChosenFreely, memo })))
    }),
  )
})

test('converting twice gives the same events, and a table beside its events counts once', () => {
  const table = ana('P1,1,0,38,soil-water,keyword,0.7,accepted,problem,dry,,', 'P1,,,,,,,read,,,,')
  const log = convert(table)
  expect(convert(table)).toEqual(log)
  expect(eventsOfTables(readTables([table], known, new Set(eventIds(log))), [transcript]).size).toBe(0)
  expect(meaning(table, log)).toEqual(meaning(log))
})

test('an answer that was converted and then undone does not come back from the table', () => {
  const table = ana('P1,1,0,38,soil-water,keyword,0.7,accepted,,,,')
  const log = convert(table)
  const undone = { ...log, text: log.text + writeEvents([undoEvent(eventIds(log)[0]!)]) }
  expect(meaning(table, undone).decisions).toEqual([])
})

test('a row of a machine was shown as its suggestion, and of others nothing is claimed', () => {
  const table = ana('P1,1,0,38,soil-water,keyword,0.7,accepted,,,,', 'P1,2,39,70,people-help,,,rejected,,,,')
  expect(eventsOfTables(readTables([table], known), [transcript]).get('ana')).toMatchObject([
    { shown: { mode: 'assisted', suggestion: 'keyword', confidence: 0.7 }, on: { exact: said[0] }, time: null },
    { shown: { mode: 'unknown', suggestion: null }, on: { exact: said[1] } },
  ])
})

test('a row whose words are elsewhere has their place, and lost words are kept to be placed', () => {
  const table = ana(
    `P1,1,0,31,people-help,,,accepted,,,,${said[1]}`,
    'P1,1,0,30,people-help,,,accepted,,,,Words that nobody ever said here',
  )
  const places = eventsOfTables(readTables([table], known), [transcript])
    .get('ana')!
    .map(({ on }) => [on.start, on.exact, on.text === null])
  expect(places).toEqual([
    [39, said[1], false],
    [0, 'Words that nobody ever said here', true],
  ])
})

test('a table that was exported says what the events say', () => {
  const table = ana(
    'P1,1,0,38,soil-water,keyword,0.7,accepted,problem,"=dry",,',
    'P1,2,39,70,people-help,,,rejected,,,,',
    'P1,3,71,94,soil-rain,,,suggested,,wait,,',
    'P1,,,,people,,,read,,,doubt,',
  )
  const { folded } = { folded: foldEvents(eventsOfTables(readTables([table], known), [transcript]).get('ana')!) }
  const { rows: written, leftOut } = rowsOfRecord(folded.coders.get('ana')!)
  const exported = { file: 'decisions/ana.csv', text: writeCsv({ head: decisionColumns, rows: written }) }
  expect(leftOut).toBe(0)
  expect(meaning(exported)).toEqual(meaning(table))
})

const eventIds = ({ text }: TextFile): string[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as { id: string }).id)
