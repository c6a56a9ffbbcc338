import { describe, expect, test } from 'vitest'
import { compareForms, type ReportForm } from '../../src/verify/compare-forms.ts'
import type { FormBlock } from '../../src/verify/forms/form-block.ts'

const paragraph = (text: string, line = 1): FormBlock => ({ kind: 'paragraph', text, line })
const table = (caption: string, ...rows: readonly string[][]): FormBlock => ({
  ...{ kind: 'table', caption, line: 1 },
  rows: rows.map((cells, at) => ({ cells, line: at + 1 })),
})
const form = (file: string, blocks: readonly FormBlock[], isShorter = false): ReportForm => ({
  file,
  blocks,
  isShorter,
})
const differences = (first: readonly FormBlock[], second: readonly FormBlock[], isShorter = false) =>
  compareForms(form('report.md', first), form('report.html', second, isShorter)).map(
    ({ place, message }) => `${place.file}:${place.line}: ${message}`,
  )

describe('two forms of a report', () => {
  test('are the same where each sentence of either is in the other, whatever the breaks between lines', () => {
    expect(differences([paragraph('It rains. It pours.')], [paragraph('It rains. It\npours.')])).toEqual([])
  })
  test('differ in a sentence of either, which is named with its line', () => {
    expect(
      differences(
        [paragraph('It rains.'), paragraph('So be it.')],
        [paragraph('It snows.', 7), paragraph('So be it.')],
      ),
    ).toEqual([
      'report.md:1: "It rains." is written otherwise in report.html',
      'report.html:7: "It snows." is written otherwise in report.md',
    ])
  })
  test('may differ in sentences about the numbers of tables and figures, and in captions', () => {
    const [own, other] = [paragraph('The rest is in Table 3.'), paragraph('The rest is in Table 4.')]
    expect(differences([own], [other])).toEqual([])
    const caption = (text: string): FormBlock => ({ kind: 'caption', text, line: 1 })
    expect(differences([caption('Table 1. a')], [caption('Table 2. b')])).toEqual([])
    expect(differences([paragraph('Nothing was counted for: rejected.')], [])).toEqual([])
    expect(differences([paragraph('Codes of Soil: nothing was found.')], [])).toEqual([])
  })
  test('differ in the words or the source of a quote', () => {
    const quote = (text: string, source: string): FormBlock => ({ kind: 'quote', text, source, line: 1 })
    expect(differences([quote('Sand.', 'P1, turn 2')], [quote('Sand.', 'P1, turn 3')])).toEqual([
      'report.md:1: "P1, turn 2" is written otherwise in report.html',
      'report.html:1: "P1, turn 3" is written otherwise in report.md',
    ])
  })
  test('differ in a cell of a table that both have, and each is named', () => {
    expect(differences([table('Codes', ['', 'n'], ['Wet', '3'])], [table('Codes', ['', 'n'], ['Wet', '4'])])).toEqual([
      'report.md:2: "3" is written otherwise in report.html',
      'report.html:2: "4" is written otherwise in report.md',
    ])
  })
  test('differ where a row or a column of the first has another name in the second', () => {
    expect(differences([table('Codes', ['', 'n'], ['Wet', '3'])], [table('Codes', ['', 'n'], ['Wett', '3'])])).toEqual([
      'report.md:2: "Wet, n" is a cell of "Codes" that report.html does not have',
    ])
    expect(
      differences([table('Codes', ['', 'n'], ['Wet', '3'])], [table('Codes', ['', 'm'], ['Wet', '3'])]),
    ).toHaveLength(1)
  })
  test('are the same where rows or columns of one name come in one order', () => {
    const twice = table('Codes', ['', 'n', 'n'], ['Wet', '3', '4'], ['Wet', '5', '6'])
    expect(differences([twice], [twice])).toEqual([])
    const moved = table('Codes', ['', 'n', 'n'], ['Wet', '4', '3'], ['Wet', '5', '6'])
    expect(differences([twice], [moved])).toHaveLength(4)
  })
  test('may have tables that the other does not have', () => {
    expect(differences([], [table('More', ['', 'n'], ['Wet', '3'])])).toEqual([])
    expect(differences([table('More', ['', 'n'], ['Wet', '3'])], [])).toEqual([])
  })
})

describe('a document beside a fuller form', () => {
  const heading = (text: string): FormBlock => ({ kind: 'heading', text, line: 1 })
  test('has headings of its own, and sentences without their last dot', () => {
    const [own, other] = [
      [heading('Contents'), heading('Where quotes are from'), paragraph('It rains.')],
      [paragraph('It rains')],
    ]
    expect(differences(other, own, true)).toEqual([])
    expect(differences(other, [heading('Another')], true)).toEqual([
      'report.html:1: "Another" is written otherwise in report.md',
    ])
  })
  test('has the sources of quotes in its key, each of which the fuller form has', () => {
    const full: FormBlock = { kind: 'quote', text: 'Sand.', source: 'P1, turn 2, line 4', line: 1 }
    const short: FormBlock = { ...full, source: 'P1, turn 2 (Q1)' }
    const key = (source: string) => table('Key of quotes', ['quote', 'place and state'], ['Q1', source])
    expect(differences([full], [short, key('P1, turn 2, line 4')], true)).toEqual([])
    expect(differences([full], [short, key('P1, turn 2, line 5')], true)).toEqual([
      'report.html:2: "P1, turn 2, line 5" is written otherwise in report.md',
    ])
  })
  test('may leave sentences and cells out, but not add or rename cells', () => {
    const full = [paragraph('It rains.'), table('Codes', ['', 'n'], ['Wet', '3'], ['Dry', '0'])]
    expect(differences(full, [table('Codes', ['', 'n'], ['Wet', '3'])], true)).toEqual([])
    expect(differences(full, [table('Codes', ['', 'n'], ['Wett', '3'])], true)).toEqual([
      'report.html:2: "Wett, n" is a cell of "Codes" that report.md does not have',
    ])
  })
})
