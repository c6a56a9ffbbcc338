import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createNameFinder, createTranscriptFinder } from '../../src/study/find-name.ts'
import { isAlsoWord, isParticle, namesNobody } from '../../src/study/name-like-words.ts'
import { personalKind } from '../../src/study/personal-columns.ts'

describe('a name that somebody wrote', () => {
  const find = createNameFinder(['Ana', 'ana', 'O’Neill', 'Jörg'])
  test.each([
    ['Ana', ['Ana']],
    ['ANA', ['Ana', 'ana']],
    [" o'neill ", ['O’Neill']],
    ['Jo\u0308rg', ['Jörg']],
    ['Jorg', []],
    ['', []],
    ['constructor', []],
  ])('%j means %j', (written, ids) => {
    expect(find(written)).toEqual(ids)
  })
})

describe('a transcript that somebody named', () => {
  const files = [
    { id: 'P1', source: { file: 'P1.txt' } },
    { id: 'north/P2', source: { file: 'north/P2.docx' } },
    { id: 'south/P2', source: { file: 'south/P2.docx' } },
    { id: 'P3.final', source: { file: 'P3.final.md' } },
  ]
  const find = createTranscriptFinder(files)
  test.each([
    ['P1', ['P1']],
    ['p1.TXT', ['P1']],
    ['./transcripts/P1.txt', ['P1']],
    ['north\\P2.docx', ['north/P2']],
    ['north/P2', ['north/P2']],
    ['P2', ['north/P2', 'south/P2']],
    ['P3.final', ['P3.final']],
    ['P9', []],
    ['', []],
  ])('as %j is %j', (written, ids) => {
    expect(find(written)).toEqual(ids)
  })
  test('by its own id or file is that one, whatever else there is', () => {
    const name = fc.stringMatching(/^[A-Za-z0-9]{1,4}$/)
    fc.assert(
      fc.property(fc.uniqueArray(name, { minLength: 1, maxLength: 6 }), (ids) => {
        const all = ids.map((id) => ({ id, source: { file: `${id}.txt` } }))
        const findAny = createTranscriptFinder(all)
        for (const id of ids) expect([findAny(id), findAny(`${id}.txt`)]).toEqual([[id], [id]])
      }),
    )
  })
})

describe('columns of participants.csv with personal data', () => {
  test.each(['Name', 'first_name', 'Last Name', 'Nachname', 'Prénom', 'apellidos', 'фамилия', '姓名'])(
    '"%s" holds names',
    (column) => {
      expect(personalKind(column)).toBe('name')
    },
  )
  test.each(['E-Mail', 'email address', 'Phone number', 'Telefon', 'LinkedIn', 'Adresse'])(
    '"%s" holds ways to reach somebody',
    (column) => {
      expect(personalKind(column)).toBe('contact')
    },
  )
  test.each(['seniority', 'role', 'company', 'username policy', 'named', 'phone use', ''])(
    '"%s" holds neither',
    (column) => {
      expect(personalKind(column)).toBeNull()
    },
  )
})

test('words that are names as well, particles of names, and words that name nobody are told apart', () => {
  for (const word of ['Will', 'ROSE', 'May', 'von', 'the']) expect([word, isAlsoWord(word)]).toEqual([word, true])
  for (const word of ['Xanthippe', 'Kubernetes']) expect([word, isAlsoWord(word)]).toEqual([word, false])
  expect(['von', 'de la'.split(' ')[1]!, 'bin', 'Lind'].map(isParticle)).toEqual([true, true, true, false])
  expect(['Interviewer', 'transcript', 'Gespräch', 'Zebulon'].map(namesNobody)).toEqual([true, true, true, false])
})
