import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { joinPassages } from '../../src/evaluation/join-passages.ts'
import type { CodedPassage, Judged } from '../../src/model/coded-passage.ts'
import { run, smallStudy } from '../support/command-line.ts'

const read: Judged = { codes: 'all', basis: 'read' }
const about = (...codes: string[]): Judged => ({ codes: new Set(codes), basis: 'suggested' })
type Given = Readonly<Record<string, readonly [codes: readonly string[], judged: Judged]>>
const passage = (id: string, group: string, given: Given): CodedPassage => ({
  ...{ id, group, text: `words of ${id}`, memoByCoder: new Map() },
  codesByCoder: new Map(Object.entries(given).map(([coder, [codes]]) => [coder, new Set(codes)])),
  judgedByCoder: new Map(Object.entries(given).map(([coder, [, judged]]) => [coder, judged])),
})
const partsOf = (...units: readonly (readonly [id: string, unit: string])[]) =>
  units.map(([id, unit]) => ({ id, unit, text: `words of ${id}` }))

test('a transcript has a code that any of its passages has, and lacks it for who read all of it', () => {
  const first = passage('1', 'P', { ana: [['pay'], read], ben: [[], read] })
  const second = passage('2', 'P', { ana: [[], read], ben: [[], read] })
  const [joined] = joinPassages([first, second], partsOf(['1', 'P'], ['2', 'P']))
  expect(joined!.id).toBe('P')
  expect([...joined!.codesByCoder]).toEqual([
    ['ana', new Set(['pay'])],
    ['ben', new Set()],
  ])
  expect(joined!.judgedByCoder.get('ben')).toEqual(read)
})
test('who read a part of a transcript says no to nothing, and yes to what they gave', () => {
  const first = passage('1', 'P', { ana: [['pay'], read], ben: [[], read] })
  const [joined] = joinPassages([first], partsOf(['1', 'P'], ['2', 'P']))
  expect(joined!.judgedByCoder.get('ana')!.codes).toEqual(new Set(['pay']))
  expect(joined!.judgedByCoder.get('ben')!.codes).toEqual(new Set())
})
test('a code that was looked for in every passage counts, though others were not', () => {
  const first = passage('1', 'P', { ana: [[], about('pay', 'work')] })
  const second = passage('2', 'P', { ana: [[], about('pay')] })
  const [joined] = joinPassages([first, second], partsOf(['1', 'P'], ['2', 'P']))
  expect(joined!.judgedByCoder.get('ana')).toEqual(about('pay'))
})
test('what two people say in one transcript is two units, and what one says in two is one', () => {
  const own = { ana: [['pay'], read] } as const
  const passages = [passage('1', 'P', own), passage('2', 'P', own), passage('3', 'Q', own)]
  const joined = joinPassages(passages, partsOf(['1', 'mia'], ['2', 'tom'], ['3', 'mia']))
  expect(joined.map(({ id }) => id)).toEqual(['mia', 'tom'])
})
test('a transcript is seen blind only if all of it was', () => {
  const view = (seen: 'blind' | 'suggestions', one: CodedPassage) => ({ ...one, viewByCoder: new Map([['ana', seen]]) })
  const [a, b] = ['1', '2'].map((id) => passage(id, 'P', { ana: [[], read] }))
  const parts = partsOf(['1', 'P'], ['2', 'P'])
  expect(joinPassages([view('blind', a!), view('blind', b!)], parts)[0]!.viewByCoder!.get('ana')).toBe('blind')
  expect(joinPassages([view('blind', a!), view('suggestions', b!)], parts)[0]!.viewByCoder!.get('ana')).toBe(
    'suggestions',
  )
})

test('from the command line, agreement is measured by transcript and by participant', async () => {
  const study = smallStudy()
  mkdirSync(join(study, 'decisions'))
  const head = 'transcript,start,end,code,status,quote\n'
  const quote = 'The requirements were unclear and nobody wrote any documentation.'
  const row = `P1a,,,req-elicitation,accepted,"${quote}"\n`
  writeFileSync(join(study, 'decisions', 'ana.csv'), `${head}${row}P1a,,,,read,\nP2a,,,,read,\n`)
  writeFileSync(join(study, 'decisions', 'ben.csv'), `${head}P1a,,,,read,\nP2a,,,,read,\n`)
  for (const by of ['transcript', 'participant']) {
    const { status, said } = await run('agreement', study, '--by', by, '--format', 'csv')
    expect(status).toBe(0)
    // two units, one with the code for ana alone: raw agreement 1/2
    expect(said).toMatch(new RegExp(`code,people,,,req-elicitation,2,0.25,0.5,.*,${by},,\\n`))
  }
}, 20_000)
