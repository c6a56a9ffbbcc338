import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createTranscriptFinder } from '../../src/study/find-name.ts'
import { identifySpeakers, speakerKey } from '../../src/study/identify-speakers.ts'
import { nameTranscripts } from '../../src/study/name-transcripts.ts'
import { readParticipants } from '../../src/study/read-participants.ts'
import { fileOf, transcriptOf } from '../support/builders.ts'

/** Accounts of files, each with the speakers who answer in it. */
const filesOf = (speakersByFile: Readonly<Record<string, readonly string[]>>) => {
  const names = Object.keys(speakersByFile)
  const ids = nameTranscripts(names)
  return names.map((file, index) => {
    const spoken = speakersByFile[file]!.map((speaker) => [speaker, 'My spade is old.'] as const)
    const account = fileOf(transcriptOf(ids[index]!, ...spoken))
    return {
      ...account,
      source: { ...account.source, file },
      speakers: speakersByFile[file]!.map((name) => {
        return { name, role: 'participant' as const, reason: 'answers', turns: 1, words: 4 }
      }),
    }
  })
}

const identify = (speakersByFile: Readonly<Record<string, readonly string[]>>, table = 'participant\n') => {
  const files = filesOf(speakersByFile)
  const cast = identifySpeakers(files, readParticipants(table, 'participants.csv'), 'participants.csv')
  const who = (transcript: string, speaker: string) => cast.participantBySpeaker.get(speakerKey(transcript, speaker))
  return { ...cast, who, codes: cast.warnings.map(({ code }) => code) }
}

describe('a transcript is named in participants.csv', () => {
  test.each(['K1', 'K1.txt', 'k1', 'k1.TXT', 'K1.docx', 'transcripts/K1.txt', ' ./k1.txt'.trim()])('as %s', (name) => {
    const { who, participants, warnings } = identify(
      { 'K1.txt': ['Anna'], 'K2.txt': ['Ben'] },
      `participant,organization,transcript,speaker\nA,North,${name},Anna\n`,
    )
    expect(who('K1', 'Anna')).toBe('A')
    expect(participants[0]).toMatchObject({ id: 'A', organization: 'North' })
    expect(warnings).toEqual([])
  })
  test('with capitals of its own, as the speaker may be', () => {
    const { who } = identify({ 'FG1.txt': ['Anna', 'Ben'] }, 'participant,transcript,speaker\nA,fg1,ANNA\nB,Fg1,ben\n')
    expect([who('FG1', 'Anna'), who('FG1', 'Ben')]).toEqual(['A', 'B'])
  })
  test('and one that fits several fits none; the message names them', () => {
    const { who, warnings } = identify({ 'a/K1.txt': ['X'], 'b/K1.txt': ['X'] }, 'participant,transcript\nA,k1.txt\n')
    expect(who('a/K1', 'X')).toBe('a/K1')
    expect(warnings).toMatchObject([
      { code: 'participants/absent', message: expect.stringContaining('"a/K1", "b/K1"'), place: { line: 2 } },
    ])
  })
  test('and one that is not there is answered with the nearest', () => {
    const { warnings } = identify({ 'Kantine.txt': ['X'] }, 'participant,transcript\nA,Kantene\n')
    expect(warnings).toMatchObject([{ code: 'participants/absent', fix: 'write "Kantine"' }])
  })
})

test('a transcript is found by its own name in every way of writing, or by none that another shares', () => {
  const names = fc.uniqueArray(fc.stringMatching(/^[A-Za-z][A-Za-z0-9]{0,3}\.(txt|md)$/), {
    minLength: 1,
    maxLength: 8,
  })
  fc.assert(
    fc.property(names, (files) => {
      const ids = nameTranscripts(files)
      const find = createTranscriptFinder(files.map((file, index) => ({ id: ids[index]!, source: { file } })))
      for (const [index, file] of files.entries()) {
        expect(find(file)).toEqual([ids[index]])
        expect(find(ids[index]!)).toEqual([ids[index]])
        expect(find(file.toUpperCase())).toContain(ids[index])
      }
    }),
  )
})

test('no two files have one id', () => {
  const names = fc.uniqueArray(fc.stringMatching(/^(a|b|a\/b)(\.(txt|md)){0,3}$/), { maxLength: 12 })
  fc.assert(
    fc.property(names, (files) => {
      expect(new Set(nameTranscripts(files)).size).toBe(files.length)
    }),
  )
})

describe('organisations', () => {
  const organizationsOf = (speakers: Readonly<Record<string, readonly string[]>>, table?: string) =>
    identify(speakers, table).participants.map(({ organization }) => organization)
  test('are not read from P1, P2, P3 alone', () => {
    expect(organizationsOf({ 'P1.txt': ['P1'], 'P2.txt': ['P2'] })).toEqual([null, null])
    expect(organizationsOf({ 'P1.txt': ['P1'] }, 'participant,role\nP1,cook\n')).toEqual([null])
  })
  test('are read from such ids where one has a letter behind its number', () => {
    expect(organizationsOf({ 'P1.txt': ['P1'], 'P2b.txt': ['P2b'] })).toEqual(['1', '2'])
  })
  test('are those of the table wherever it states them', () => {
    const table = 'participant,organization\nP1,North\nP2,\n'
    expect(organizationsOf({ 'P1.txt': ['P1'], 'P2.txt': ['P2'] }, table)).toEqual(['North', null])
  })
})

describe('nobody is joined to another by chance', () => {
  test('who has a name that a row gives to somebody else is somebody else, and it is said', () => {
    const { who, codes } = identify({ 'K1.txt': ['Anna'], 'P2.txt': ['Ben'] }, 'participant,transcript\nP2,K1\n')
    expect([who('K1', 'Anna'), who('P2', 'Ben')]).toEqual(['P2', 'P2/P2'])
    expect(codes).toContain('participants/same-id')
  })
  test('one label in two transcripts is two people until somebody says that it is one, and a note says so', () => {
    const speakers = { 'FG1.txt': ['Anna', 'Ben'], 'FG2.txt': ['Anna', 'Cem'] }
    const apart = identify(speakers)
    expect(apart.participants.map(({ id }) => id)).toEqual(['FG1/Anna', 'FG1/Ben', 'FG2/Anna', 'FG2/Cem'])
    expect(apart.codes).toEqual(['participants/recurring'])
    const one = identify(speakers, 'participant,speaker\nA,Anna\n')
    expect([one.who('FG1', 'Anna'), one.who('FG2', 'Anna')]).toEqual(['A', 'A'])
    expect(one.codes).toEqual(['participants/several-interviews'])
  })
  test('ids that differ in capitals only are two, and a warning names both', () => {
    const { participants, warnings } = identify({ 'P1.txt': ['x'], 'p1.md': ['x'] })
    expect(participants.length).toBe(2)
    expect(warnings).toMatchObject([{ code: 'participants/alike', message: expect.stringContaining('"p1"') }])
  })
  test('one person in two organisations is in the first, and the second is named with its line', () => {
    const { participants, warnings } = identify(
      { 'K1.txt': ['x'], 'K2.txt': ['x'] },
      'participant,organization,transcript\nA,North,K1\nA,South,K2\n',
    )
    expect(participants).toMatchObject([{ id: 'A', organization: 'North' }])
    expect(warnings).toMatchObject([
      { code: 'participants/conflict', message: expect.stringContaining('"South"'), place: { line: 3 } },
    ])
  })
  test('a row that is written as the id comes before one that is only like it', () => {
    const { who, codes } = identify({ 'P1.txt': ['x'] }, 'participant\np1\nP1\n')
    expect(who('P1', 'x')).toBe('P1')
    expect(codes).toEqual(['participants/absent'])
  })
  test('what one row of a person leaves empty another may state', () => {
    const { participants } = identify(
      { 'K1.txt': ['x'], 'K2.txt': ['x'] },
      'participant,organization,transcript,role\nA,,K1,\nA,North,K2,cook\n',
    )
    expect(participants).toMatchObject([{ organization: 'North', attributes: { role: 'cook' } }])
  })
  test('every voice that answers is somebody, and the number of people is that of the ids', () => {
    const label = fc.constantFrom('P1', 'p1', 'Anna', 'b', 'K/Anna')
    const files = fc.dictionary(fc.constantFrom('P1.txt', 'p1.txt', 'K.txt', 'K/Anna.txt'), fc.uniqueArray(label))
    const rows = fc.array(fc.tuple(label, fc.constantFrom('', 'P1', 'K'), fc.constantFrom('', 'Anna')), {
      maxLength: 4,
    })
    fc.assert(
      fc.property(files, rows, (speakers, written) => {
        const table = [...new Set(written.map((row) => row.join(',')))]
        const cast = identify(speakers, ['participant,transcript,speaker', ...table, ''].join('\n'))
        const ids = new Set(cast.participantBySpeaker.values())
        expect(cast.participants.map(({ id }) => id).sort()).toEqual([...ids].sort())
        const stated = new Set(table.map((row) => row.split(',')[0]))
        const perId = [...cast.participantBySpeaker.values()].filter((id) => !stated.has(id))
        expect(new Set(perId).size).toBe(perId.length)
      }),
    )
  })
})
