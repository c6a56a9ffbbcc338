import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answerFor } from '../../src/model/coded-passage.ts'
import type { TextFile } from '../../src/model/study.ts'
import { segmenters } from '../../src/segmenters/index.ts'
import { passagesOfDecisions } from '../../src/study/passages-of-decisions.ts'
import { placeStatements } from '../../src/study/place-statements.ts'
import { readDecisions } from '../../src/study/read-decisions.ts'
import { gardenCodebook, noOptions, transcriptOf } from '../support/builders.ts'
import { cut } from '../support/coded-transcripts.ts'

const said = ['The pond was dry.', 'My neighbour helped.', 'It rained in May.', 'We dug all day.']
const transcript = transcriptOf('P1', ...said.map((text) => ['P1', text] as const))
const codes = gardenCodebook.codes.map(({ id }) => id)
const turn = (number: number) => {
  const { span } = transcript.turns[number - 1]!
  return `P1,${number},${span.start},${span.end}`
}
const head = 'transcript,turn,start,end,code,status\n'
const table = (coder: string, ...rows: string[]): TextFile => ({
  file: `decisions/${coder}.csv`,
  text: `${head}${rows.join('\n')}\n`,
})
function judged(...files: TextFile[]) {
  const known = { codebook: gardenCodebook, transcripts: [{ id: 'P1', textFingerprint: '1-a', turns: said.length }] }
  const { warnings, ...stated } = readDecisions(files, known)
  const placed = placeStatements(stated, [transcript])
  const segments = cut(segmenters.turn.build(noOptions('segmenter')), transcript)
  const passages = passagesOfDecisions(segments, placed, gardenCodebook)
  return { passages, warnings: [...warnings, ...placed.warnings] }
}
/** What a coder says of a code in each turn: yes, no, or nothing. */
function answers(coder: string, codeId: string, ...files: TextFile[]) {
  const { passages } = judged(...files)
  return said.map((text) => {
    const passage = passages.find((one) => one.text === text)
    return passage === undefined ? null : answerFor(passage, coder, codeId)
  })
}

describe('what nobody looked at is not a no', () => {
  test('a copy in which nothing is decided judges nothing', () => {
    const rows = [1, 2, 3].map((number) => `${turn(number)},soil-water,suggested`)
    expect(judged(table('ana', ...rows)).passages).toEqual([])
    expect(judged(table('ana', ...rows.map((row) => row.replace('suggested', '')))).passages).toEqual([])
  })
  test('a decision judges its code in its passage, and nothing else', () => {
    const file = table('ana', `${turn(1)},soil-water,accepted`, `${turn(3)},soil-rain,rejected`)
    expect(answers('ana', 'soil-water', file)).toEqual([true, null, null, null])
    expect(answers('ana', 'people-help', file)).toEqual([null, null, null, null])
    expect(answers('ana', 'soil-rain', file)).toEqual([null, null, false, null])
    expect(judged(file).passages.map(({ judgedByCoder }) => judgedByCoder.get('ana')!.basis)).toEqual([
      'suggested',
      'suggested',
    ])
  })
  test('what is declared read whole and not accepted is a no, for whoever declared it', () => {
    const ana = table('ana', `${turn(1)},soil-water,accepted`, 'P1,,,,,read')
    const ben = table('ben', `${turn(2)},people-help,accepted`)
    expect(answers('ana', 'soil-water', ana, ben)).toEqual([true, false, false, false])
    expect(answers('ben', 'soil-water', ana, ben)).toEqual([null, null, null, null])
    expect(judged(ana).passages.every(({ judgedByCoder }) => judgedByCoder.get('ana')!.basis === 'read')).toBe(true)
  })
  test('"read, nothing found" is a row without any code', () => {
    expect(answers('ana', 'people-help', table('ana', 'p1.txt,,,,,Read'))).toEqual([false, false, false, false])
  })
  test.each([
    ['2 to 3', [null, false, false, null]],
    ['2–3', [null, false, false, null]],
    ['4', [null, null, null, false]],
  ])('turns %s may be declared read', (turns, expected) => {
    expect(answers('ana', 'soil-water', table('ana', `P1,${turns},,,,read`))).toEqual(expected)
  })
  test('a passage may be declared read, a code or a theme alone too', () => {
    expect(answers('ana', 'people-help', table('ana', `${turn(2)},,read`))).toEqual([null, false, null, null])
    const theme = table('ana', 'P1,,,,soil,read')
    expect(answers('ana', 'soil-rain', theme)).toEqual([false, false, false, false])
    expect(answers('ana', 'people-help', theme)).toEqual([null, null, null, null])
  })
  test('suggestions that are left undecided in what was read are not judged, and that is reported', () => {
    const file = table('ana', 'P1,,,,,read', `${turn(3)},soil-rain,suggested`)
    expect(answers('ana', 'soil-rain', file)).toEqual([false, false, null, false])
    expect(answers('ana', 'people-help', file)).toEqual([false, false, false, false])
    expect(judged(file).warnings).toMatchObject([{ code: 'decisions/read-but-open', place: { line: 3 } }])
  })
  test('passages that a program chose are read, but not chosen freely', () => {
    const drawn = { ...table('ana'), text: `transcript,turn,start,end,code,status,chosen\n${turn(2)},,read,learning\n` }
    const [passage] = judged(drawn).passages
    expect(passage!.judgedByCoder.get('ana')).toEqual({ codes: 'all', basis: 'suggested' })
  })
  test('a date that a spreadsheet made of turns is refused with the way to write it', () => {
    expect(() => judged(table('ana', 'P1,03. Dez,,,,read'))).toThrow(/write "3 to 12"/)
    expect(() => judged(table('ana', 'P1,2 to 9,,,,read'))).toThrow(/from 1 to 4/)
    expect(() => judged(table('ana', `${turn(1)},soil-water,read`))).toThrow(/has no code/)
  })
})

describe('laws of judged passages', () => {
  const row = fc.record({
    number: fc.integer({ min: 1, max: 4 }),
    code: fc.constantFrom(...codes),
    status: fc.constantFrom('accepted', 'rejected', 'suggested', ''),
  })
  const write = ({ number, code, status }: { number: number; code: string; status: string }) =>
    `${turn(number)},${code},${status}`

  test('without a declaration every yes and every no goes back to a row of its person and place', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 8 }), (rows) => {
        const { passages } = judged(table('ana', ...rows.map(write)))
        for (const passage of passages)
          for (const codeId of codes) {
            const answer = answerFor(passage, 'ana', codeId)
            if (answer === null) continue
            const here = rows.filter(({ number }) => said[number - 1] === passage.text)
            const wanted = answer ? 'accepted' : 'rejected'
            const family = here.filter(({ code }) => (answer ? isUnder(code, codeId) : isUnder(codeId, code)))
            expect(family.some(({ status }) => status === wanted)).toBe(true)
          }
      }),
    )
  })
  test('undecided rows change nothing, unless something is declared read', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 8 }), (rows) => {
        const decided = rows.filter(({ status }) => status === 'accepted' || status === 'rejected')
        const [all, some] = [judged(table('ana', ...rows.map(write))), judged(table('ana', ...decided.map(write)))]
        expect(all.passages).toEqual(some.passages)
      }),
    )
  })
})

function isUnder(codeId: string, above: string): boolean {
  const code = gardenCodebook.codes.find(({ id }) => id === codeId)
  return codeId === above || (code?.parentId != null && isUnder(code.parentId, above))
}

describe('the unit that was decided on is kept', () => {
  const whole = `P1,1,0,${transcript.text.length},people-help,accepted`
  test('one decision on a larger passage is one judged passage', () => {
    const { passages } = judged(table('ana', whole))
    expect(passages.map(({ text }) => text)).toEqual([said.join(' ')])
    expect(answerFor(passages[0]!, 'ana', 'people-help')).toBe(true)
  })
})

describe('copies', () => {
  const header = `${head.trim()},evidence\n`
  test('a row that shows what another person decided is no decision of the one who copied it', () => {
    const copied = `${turn(1)},soil-water,accepted,"""pond"" at 4 by pond | accepted by ana"`
    const ben = { file: 'decisions/ben.csv', text: `${header}${copied}\n${turn(2)},people-help,rejected,x\n` }
    const { passages, warnings } = judged(ben)
    expect(passages.map(({ text }) => text)).toEqual([said[1]])
    expect(warnings).toMatchObject([{ code: 'decisions/repeated', place: { file: ben.file } }])
    expect(warnings[0]!.message).toContain('ana')
    expect(judged({ ...ben, file: 'decisions/ana.csv' }).warnings).toEqual([])
  })
  test('a file that is the same as that of another person is pointed out', () => {
    const rows = [`${turn(1)},soil-water,accepted`, `${turn(2)},people-help,rejected`]
    expect(judged(table('ana', ...rows), table('ben', ...rows)).warnings).toMatchObject([
      { code: 'decisions/repeated', place: { file: 'decisions/ben.csv' } },
    ])
    expect(judged(table('ana', ...rows), table('ben', rows[0]!)).warnings).toEqual([])
  })
})

describe('names', () => {
  test('capitals and the ending of a file make no difference; codes and transcripts that are gone are named once', () => {
    const rows = ['P1.TXT', 'p1'].map((name) => turn(1).replace('P1', name))
    expect(answers('ana', 'soil-water', table('ana', `${rows[0]},SOIL-WATER,Accepted`))).toEqual([
      true,
      null,
      null,
      null,
    ])
    const gone = table('ana', ...[1, 2, 3].map((number) => `${turn(number)},soil-watr,accepted`))
    expect(() => judged(gone)).toThrow(/no code has the id "soil-watr" \(also line 3, 4\)/)
  })
  test('a transcript that was renamed is found by its words, and not joined by itself', () => {
    const text = `transcript,start,end,code,status,fingerprint\nOld,0,5,soil-water,accepted,1-a\n`
    expect(() => judged({ file: 'ana.csv', text })).toThrow(/in "P1" the same is said\n {2}fix: write "P1"/)
  })
  test('an apostrophe that guards a cell against formulas is taken off', () => {
    const known = { codebook: gardenCodebook, transcripts: [{ id: '-P1', textFingerprint: '', turns: 1 }] }
    const text = `${head}'-P1,1,0,5,soil-water,accepted\n`
    expect(readDecisions([{ file: 'ana.csv', text }], known).decisions[0]!.transcriptId).toBe('-P1')
  })
  test('files named after transcripts, or all alike, are those of the folder that they are in', () => {
    const text = `${head}${turn(1)},soil-water,accepted\n`
    const coders = ['decisions/ana/P1.csv', 'decisions/ben/codings.csv', 'decisions/round1/cem.csv'].map(
      (file) => [...judged({ file, text }).passages[0]!.codesByCoder.keys()][0],
    )
    expect(coders).toEqual(['ana', 'ben', 'cem'])
  })
})
