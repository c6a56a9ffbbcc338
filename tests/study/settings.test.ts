import { describe, expect, test } from 'vitest'
import { readYaml } from '../../src/boundary/read-yaml.ts'
import type { SpeakerSummary } from '../../src/model/transcript-file.ts'
import { readParticipants } from '../../src/study/read-participants.ts'
import { readSettings, settingsOf } from '../../src/study/read-settings.ts'
import { SettingsFile } from '../../src/study/settings-file.ts'
import { toRosterRows } from '../../src/study/write-participants.ts'
import { addFound, findSettings, freshSettings } from '../../src/study/write-settings.ts'
import { fileOf, transcriptOf } from '../support/builders.ts'

const read = (yaml: string) => readSettings(yaml, 'themata.yaml')

describe('the settings of a study', () => {
  test('state nothing where the file is empty', () => {
    expect(read('')).toEqual(read('{}'))
    expect(read('# nothing yet\n')).toMatchObject({ interviewers: [], aliases: {}, ignore: [], columns: {} })
  })
  test.each([
    ['interviewrs: [Kim]', 1, 'write "interviewers"'],
    ['interviewers: Kim', 1, undefined],
    ['bands: { age: [] }', 1, undefined],
    ['bands: { age: [30, x] }', 1, undefined],
    ['formats: { x.txt: 1 }\nweather: dry', 1, 'write one of these instead, or make it a comment that begins with #'],
  ])('%j has its mistake at line %d', (yaml, line, fix) => {
    expect(() => read(yaml)).toThrow(new RegExp(`^themata\\.yaml:${line}:\\d+ {2}error`))
    if (fix !== undefined) expect(() => read(yaml)).toThrow(fix)
  })
  test('are joined by the options of a run, and by those whom participants.csv names', () => {
    const settings = settingsOf({
      settings: {
        file: 'themata.yaml',
        text: 'interviewers: [Kim]\ncolumns: { text: Answer, speaker: Who }\nspeakers: [Jo]\n',
      },
      participants: { file: 'participants.csv', text: 'participant,speaker\nP1,Zebulon\nP2,\n' },
      interviewers: ['Noor'],
      reading: { columns: { text: 'Reply' } },
    })
    expect(settings).toMatchObject({
      interviewers: ['Kim', 'Noor'],
      columns: { text: 'Reply', speaker: 'Who' },
      speakers: ['Jo', 'Zebulon', 'P2'],
    })
  })
  test('do not fail for a table of participants that is wrong: that is reported where it is needed', () => {
    const participants = { file: 'participants.csv', text: 'who\nP1\n' }
    expect(settingsOf({ settings: null, participants, interviewers: [] }).speakers).toEqual([])
  })
})

describe('the settings that init begins with', () => {
  test('are valid and state nothing', () => {
    expect(read(freshSettings)).toEqual(read(''))
  })
  test('show every setting that can be written but for those of a reviewed study', () => {
    const written = Object.keys(readYaml(freshSettings, 'themata.yaml').value as object)
    expect(Object.keys(SettingsFile.shape).filter((name) => !written.includes(name))).toEqual(['reviewed'])
  })
  test('have what was found as comments, which count for nothing until somebody takes them over', () => {
    const found = { interviewers: ['Noor', "O'Neill"], aliases: { DB: 'Devin Becker' } }
    const added = addFound(freshSettings, found)
    expect(read(added)).toEqual(read(''))
    expect(added).toContain("# interviewers: [Noor, O'Neill]\n# aliases: {DB: Devin Becker}\n")
    expect(
      read(added.replace('interviewers: []\n', '').replace('# interviewers: [N', 'interviewers: [N')).interviewers,
    ).toEqual(found.interviewers)
    expect(addFound(added, found)).toBe(added)
    expect(addFound(freshSettings, { interviewers: [], aliases: {} })).toBe(freshSettings)
  })
  test('name those who ask by a guess, not by their label or a statement, and no alias both ways', () => {
    const speaker = (name: string, reason: string): SpeakerSummary => ({
      name,
      role: 'interviewer',
      reason,
      turns: 1,
      words: 1,
    })
    const file = {
      ...fileOf(transcriptOf('P1')),
      speakers: [speaker('Noor', 'asks most'), speaker('Interviewer', 'by the label'), speaker('Kim', 'stated')],
    }
    const proposal = (label: string, name: string) => ({ label, name, reason: '', counts: true, files: [] })
    expect(findSettings([file], [proposal('DB', 'Devin'), proposal('Devin', 'DB'), proposal('DB', 'Dora')])).toEqual({
      interviewers: ['Noor'],
      aliases: { DB: 'Devin' },
    })
  })
})

describe('participants.csv', () => {
  test('has its known columns by name in any capitals and spelling; all others are attributes', () => {
    const [row] = readParticipants('Participant,Organisation,role,Years\nP1, north ,cook,7\n', 'participants.csv')
    expect(row).toEqual({
      ...{ id: 'P1', organization: 'north', transcript: '', speaker: '', line: 2 },
      attributes: { role: 'cook', Years: '7' },
    })
  })
  test('has one row for a participant in a transcript, and each of them has an id', () => {
    expect(() => readParticipants('participant,transcript\nP1,a\nP1,a\n,b\n', 'participants.csv')).toThrow(
      /participants\.csv:3:1 [^]*"P1" is already on line 2[^]*participants\.csv:4:1 [^]*names no participant/,
    )
    expect(readParticipants('participant,transcript\nP1,a\nP1,b\n', 'participants.csv')).toHaveLength(2)
  })
  test('begins with a row for each speaker who answers, to be completed', () => {
    const participants = [{ id: 'P1', organization: '1', attributes: {}, groups: {} }]
    const speakers = new Map([
      [JSON.stringify(['T1', 'Zeb']), 'P1'],
      [JSON.stringify(['T2', null]), 'P9'],
    ])
    expect(toRosterRows(participants, speakers)).toEqual([
      { participant: 'P1', organization: '1', transcript: 'T1', speaker: 'Zeb', role: '' },
      { participant: 'P9', organization: '', transcript: 'T2', speaker: '', role: '' },
    ])
  })
})
