import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { measureAgreement } from '../../src/evaluation/measure-agreement.ts'
import { readCodedPassages } from '../../src/study/read-coded-passages.ts'
import { gardenCodebook } from '../support/builders.ts'

const texts = { file: 'p.csv', text: 'id,text,source\n1,It was dry.,A\n2,We dug.,B\n' }
const read = (...tables: readonly string[]) =>
  readCodedPassages(
    tables.map((text, at) => ({ file: `${['ana', 'ben', 'cem'][at]}.csv`, text })),
    gardenCodebook,
  )
const codesOf = (passage: { codesByCoder: ReadonlyMap<string, ReadonlySet<string>> } | undefined) =>
  Object.fromEntries([...(passage?.codesByCoder ?? [])].map(([coder, codes]) => [coder, [...codes]]))

describe('coded tables', () => {
  test('are read from one or two tables; a code stands for those above it', () => {
    const codes = { file: 'g.csv', text: 'id,coder_a,coder_b\n1,soil-rain,-\n2,people-help;soil-water,people-help\n' }
    const { passages } = readCodedPassages([texts, codes], gardenCodebook)
    expect(passages.map(({ group }) => group)).toEqual(['A', 'B'])
    expect(codesOf(passages[0])).toEqual({ a: ['soil-rain', 'soil-water'], b: [] })
  })
  test('may say what was said just before a passage, in one of them', () => {
    const before = { file: 'g.csv', text: 'id,text,Before,coder_a\n1,It was dry., And the rain? ,-\n2,We dug.,,-\n' }
    const { passages } = readCodedPassages([texts, before], gardenCodebook)
    expect(passages.map((passage) => passage.before)).toEqual(['And the rain?', undefined])
    expect(passages.map(codesOf)).toEqual([{ a: [] }, { a: [] }])
  })
  test.each(['-', '–', 'none', 'None'])('"%s" is read and nothing found, an empty cell is not coded', (nothing) => {
    const { passages, uncoded } = read(`id,text,coder_a,coder_b\n1,x,${nothing},\n2,y,,\n`)
    expect(passages.map(codesOf)).toEqual([{ a: [] }])
    expect(uncoded.map(({ id }) => id)).toEqual(['2'])
  })
  test('empty cells are nothing found only where that is said, and are otherwise counted in a warning', () => {
    const table = { file: 'g.csv', text: 'id,text,coder_a,coder_b\n1,x,soil-water,\n2,y,,soil-water\n' }
    expect(readCodedPassages([table], gardenCodebook, 'none').passages.map(codesOf)).toEqual([
      { a: ['soil-water'], b: [] },
      { a: [], b: ['soil-water'] },
    ])
    const { warnings } = readCodedPassages([table], gardenCodebook)
    expect(warnings.map(({ code, message }) => [code, message])).toEqual([
      ['coded/empty', expect.stringMatching(/1 of a, 1 of b/)],
    ])
  })
  test.each([
    ['two columns of one name', 'id,text,coder_a,coder_a\n1,x,soil-water,-\n', /two columns "coder_a"/],
    ['columns that differ in capitals', 'id,text,coder_Ana,coder_ana\n1,x,soil-water,-\n', /"ana" is nearly "Ana"/],
    ['rows that differ in capitals', 'id,text,coder,codes\n1,x,Ana,-\n2,y,ana,-\n', /"ana" is nearly "Ana"/],
    ['codes beside none', 'id,text,coder_a\n1,x,soil-water; none\n', /codes apply and that none does/],
  ])('%s are refused: whose judgement it is, or which, is not known', (_, table, message) => {
    expect(() => read(table)).toThrow(message)
  })
  test('a coder who coded nothing is named and is no coder', () => {
    const { passages, warnings } = read('id,text,coder_a,coder_b\n1,x,soil-water,\n')
    expect(codesOf(passages[0])).toEqual({ a: ['soil-water'] })
    expect(warnings.map(({ code }) => code)).toContain('coded/silent')
  })
  test('a coder who never differs from another on many passages is pointed out', () => {
    const rows = Array.from({ length: 20 }, (_, id) => `${id},t ${id},${id % 2 ? 'soil-water' : '-'}`)
    const table = (text: string) => `id,text,coder_a,coder_b\n${text}`
    const copied = read(table(rows.map((row) => `${row},${row.split(',')[2]}`).join('\n')))
    expect(copied.warnings.map(({ code }) => code)).toEqual(['coded/same'])
    const few = read(
      table(
        rows
          .slice(1)
          .map((row) => `${row},${row.split(',')[2]}`)
          .join('\n'),
      ),
    )
    expect(few.warnings).toEqual([])
  })
  test('a table for each coder is joined by id, the coder being named by column or file', () => {
    const [byColumn, byFile] = [
      read('id,text,coder_ana\n1,x,soil-water\n2,y,-\n', 'id,text,coder_ben\n2,y,soil-water\n1,x,-\n'),
      read('id,text,codes\n1,x,soil-water\n2,y,-\n', 'id,text,codes\n2,y,soil-water\n1,x,-\n'),
    ]
    expect(byColumn.passages.map(codesOf)).toEqual([
      { ana: ['soil-water'], ben: [] },
      { ana: [], ben: ['soil-water'] },
    ])
    expect(byFile).toEqual(byColumn)
  })
  test('a row for each coder, or for each code of a coder, is the same as a column for each coder', () => {
    const wide = read('id,text,coder_ana,coder_ben\n1,x,soil-water;people-help,-\n2,y,,soil-water\n')
    const long = 'id,text,coder,codes\n1,x,ana,soil-water;people-help\n1,x,ben,-\n2,y,ben,soil-water\n'
    const single = 'ID,Text,Annotator,Code\n1,x,ana,soil-water\n1,x,ana,people-help\n1,x,ben,none\n2,y,ben,SOIL-WATER\n'
    for (const table of [long, single]) expect(read(table).passages).toEqual(wide.passages)
  })
  test.each([
    [['id,text,coder_a\n1,x,soil-rian\n'], /ana\.csv:2:1[^]*no code "soil-rian"[^]*write "soil-rain"/],
    [['id,text,coder_a\n1,x,-\n1,z,-\n'], /ana\.csv:3:1[^]*"1" is used twice[^]*line 2/],
    [['id,text,coder_a\n1,x,-\n', 'id,text,coder_b\n1,other,-\n'], /"1" has other words in ana\.csv:2/],
    [
      ['id,text,source,codes\n1,Yes.,A,-\n', 'id,text,source,codes\n1,Yes.,B,-\n'],
      /in the interview "B" here and in "A"/,
    ],
    [['id,text,coder,codes\n1,x,a,-\n1,x,a,soil-water\n'], /ana\.csv:3:1[^]*a codes the passage "1" a second time/],
    [['id,text,codes\n1,x,-\n', 'id,coder_b\n7,-\n'], /ben\.csv:2:1[^]*"7"/],
    [['id,text,coder_a,ben\n1,x,-,soil-water\n'], /"ben" holds codes of the codebook/],
    [['id,text,coder\n1,x,ana\n'], /"coder" makes each row one coder's/],
    [['id,text,coder,codes,coder_b\n1,x,ana,-,-\n'], /"coder_b" is a column of its own/],
    [['id,text,code\n1,x,soil-water\n'], /"code" holds codes, and no column says whose/],
    [['id,text,soil-water,people-help\n1,x,1,0\n'], /"soil-water" is named like a code/],
    [['text,coder_a\nx,-\n'], /no column "id"/],
    [['id,coder_a\n1,-\n'], /no table has a column "text"/],
    [['id,text\n1,x\n'], /no table has a column of codes/],
    [['id,text,coder_a\n,x,-\n'], /the passage has no id/],
    [['id,text,coder,codes\n1,x,,soil-water\n'], /names no coder/],
  ])('of a shape that cannot be read are refused where it is: %j', (tables, message) => {
    expect(() => read(...tables)).toThrow(message)
  })
})

const cell = fc.constantFrom('', '-', 'soil-water', 'people-help', 'soil-water;people-help')
const cells = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 30 })

test('agreement of two coders is the same whatever passages only one of them coded are added', () => {
  fc.assert(
    fc.property(cells, cells, (both, others) => {
      const row = (own: readonly string[], id: number) => `${id},t${id},S${id % 4},${own.join(',')}`
      const shared = both.map(([a, b]) => [a || '-', b || '-'])
      const alone = others.map(([a], at) => (at % 2 ? [a || '-', ''] : ['', a || '-']))
      const agreementOf = (rows: readonly (readonly string[])[]) => {
        const { passages } = read(`id,text,source,coder_a,coder_b\n${rows.map(row).join('\n')}\n`)
        const { people } = measureAgreement(passages, null, gardenCodebook, 'code')
        return people!.byPair
      }
      expect(agreementOf([...shared, ...alone])).toEqual(agreementOf(shared))
    }),
  )
})

test('the order of coders, and what they are called, changes no figure of a pair', () => {
  fc.assert(
    fc.property(cells, (rows) => {
      const read3 = (names: readonly string[], order: readonly number[]) => {
        const table = rows.map((own, id) => `${id},t${id},${order.map((at) => own[at]).join(',')}`).join('\n')
        const { passages } = read(`id,text,${order.map((at) => `coder_${names[at]}`).join(',')}\n${table}\n`)
        const { people, apart } = measureAgreement(passages, null, gardenCodebook, 'code')
        const figures = (people?.byPair ?? []).map(({ coders, raw, kappa }) => {
          const pair = coders.map((name) => names.indexOf(name)).sort()
          return [pair.join(), raw, kappa]
        })
        return { figures: figures.sort(), apart: apart && names.indexOf(apart.coder) }
      }
      expect(read3(['x', 'b', 'a'], [2, 0, 1])).toEqual(read3(['ana', 'ben', 'cem'], [0, 1, 2]))
    }),
  )
})
