import { strToU8, zipSync } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import { isRecognisedWhole, isResult, mayBeResult } from '../../src/outputs/recognise-result.ts'
import { runStudy } from '../../src/runtime/run-study.ts'
import { bytesOf } from '../support/builders.ts'
import { alone, bytesOfAll, gardenStudy } from '../support/work.ts'

describe('a result of ours', () => {
  let written: Map<string, string>
  beforeAll(async () => {
    const { analysis } = await runStudy(await gardenStudy(2), alone())
    written = await bytesOfAll(analysis)
  })
  test('is recognised by what it holds, whatever it is called now', () => {
    const missed = [...written].filter(
      ([file, text]) => !isResult(`mine${file.slice(file.lastIndexOf('.'))}`, bytesOf(text)),
    )
    expect(missed.map(([file]) => file)).toEqual([])
    expect(written.size).toBeGreaterThan(10)
  })
  test('is recognised where a spreadsheet saved it with semicolons', () => {
    expect(isResult('x.csv', bytesOf(written.get('codings.csv')!.replaceAll(',', ';')))).toBe(true)
  })
})

describe('other people’s files', () => {
  test.each([
    ['interview.md', '# Interview with Ana\n\nAna: Thematic analysis of what?\n'],
    ['interview.csv', 'speaker,text\nAna,It was dry.\n'],
    ['data.json', '{"format": "whisper", "segments": []}'],
    ['page.html', '<title>Our project</title>'],
    ['notes.txt', '# Thematic analysis of gardens\n'],
    ['no-ending', '# Thematic analysis of gardens\n'],
    ['x.docx', 'PK no archive'],
  ])('such as %s are none', (file, text) => {
    expect(isResult(file, bytesOf(text))).toBe(false)
  })
  test('in archives are none unless we made them', () => {
    const made = (creator: string) =>
      zipSync({ 'docProps/core.xml': strToU8(`<x><dc:creator>${creator}</dc:creator></x>`) })
    expect([isResult('a.docx', made('Ana')), isResult('a.docx', made('Themata'))]).toEqual([false, true])
  })
})

test('only files that may be results are looked into, and documents are read whole for that', () => {
  expect(['a.csv', 'a.MD', 'a.htm', 'a.json', 'a.docx', 'a.xlsx'].map(mayBeResult)).not.toContain(false)
  expect(['a.txt', 'a.vtt', 'csv', 'a.constructor'].map(mayBeResult)).not.toContain(true)
  expect(['a.docx', 'a.xlsx', 'a.csv', 'a.md'].map(isRecognisedWhole)).toEqual([true, true, false, false])
})
