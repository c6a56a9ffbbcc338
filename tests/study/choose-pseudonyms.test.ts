import { describe, expect, test } from 'vitest'
import type { ImportReport, SpeakerSummary } from '../../src/model/transcript-file.ts'
import { choosePseudonyms, type NamedInStudy } from '../../src/study/choose-pseudonyms.ts'
import { listPseudonyms } from '../../src/study/pseudonym-list.ts'
import { fileOf, transcriptOf } from '../support/builders.ts'

const speaker = (name: string, role: SpeakerSummary['role'] = 'participant'): SpeakerSummary => ({
  ...{ name, role, reason: 'by the label', turns: 1, words: 1 },
})
const fileNamed = (file: string, ...speakers: readonly SpeakerSummary[]): ImportReport => {
  const report = fileOf(transcriptOf('T'))
  return { ...report, source: { ...report.source, file }, speakers }
}
const choose = (more: Partial<NamedInStudy>) =>
  choosePseudonyms({
    ...{ accounts: [], participants: [], voices: [], stated: [], aliases: {}, listed: [], ...more },
  }).map(({ name, pseudonym, rule }) => [name, pseudonym, rule])
const person = (id: string) => ({ id, organization: null, attributes: {}, groups: {} })

describe('pseudonyms', () => {
  test('are numbers in the order in which people speak, those who ask counted apart, parts of names with them', () => {
    expect(
      choose({ accounts: [fileNamed('P1.txt', speaker('Xanthe Quill', 'interviewer'), speaker('Zebulon'))] }),
    ).toEqual([
      ['Xanthe Quill', 'Interviewer 1', 'always'],
      ['Zebulon', 'Person 1', 'always'],
      ['Xanthe', 'Interviewer 1', 'always'],
      ['Quill', 'Interviewer 1', 'always'],
    ])
  })
  test('are not given to ids and to words that name nobody', () => {
    const labels = ['P3a', 'S2', 'Speaker 1', 'Interviewer', 'Participant', 'AI', 'Unknown speaker']
    expect(choose({ accounts: [fileNamed('P1.txt', ...labels.map((label) => speaker(label)))] })).toEqual([])
  })
  test('are the id of the participant where that names nobody', () => {
    expect(
      choose({ accounts: [fileNamed('P1.txt', speaker('Zebulon'))], voices: [['Zebulon', person('P4b')]] }),
    ).toEqual([['Zebulon', 'P4b', 'always']])
  })
  test('of a part that two people share are either, and of one that many share nobody in particular', () => {
    const two = choose({ accounts: [fileNamed('P1.txt', speaker('Zeb Quillon'), speaker('Una Quillon'))] })
    expect(two.find(([name]) => name === 'Quillon')![1]).toBe('Person 1 or Person 2')
    const three = choose({
      accounts: [fileNamed('P1.txt', speaker('Zeb Quillon'), speaker('Una Quillon'), speaker('Ivo Quillon'))],
    })
    expect(three.find(([name]) => name === 'Quillon')![1]).toBe('somebody')
  })
  test('take particles of names as no names', () => {
    const names = choose({ accounts: [fileNamed('P1.txt', speaker('Zeb van der Quillon'))] }).map(([name]) => name)
    expect(names).toEqual(['Zeb van der Quillon', 'Zeb', 'Quillon'])
  })
  test.each([
    ['Will', 'inside sentence'],
    ['Rose', 'inside sentence'],
    ['Li', 'capital'],
    ['Zebulon', 'always'],
    ['李娜', 'always'],
  ])('of %s are put in: %s', (name, rule) => {
    expect(choose({ accounts: [fileNamed('P1.txt', speaker(name))] })[0]![2]).toBe(rule)
  })
  test('are given to names and addresses in participants.csv, as those of the participant', () => {
    expect(choose({ participants: [person('P1')], stated: [['P1', 'zeb.quillon@example.org']] })).toEqual([
      ['zeb.quillon@example.org', 'P1', 'always'],
      ['zeb', 'P1', 'always'],
      ['quillon', 'P1', 'always'],
    ])
  })
  test('are given to words of file names: two with capitals are a person, others only where they are used as a name', () => {
    const rules = choose({ accounts: [fileNamed('Interview Zeb Quillon.txt'), fileNamed('north/garden notes.txt')] })
    expect(rules).toContainEqual(['Zeb Quillon', 'Transcript 1', 'always'])
    expect(rules).toContainEqual(['north', 'Folder 1', 'inside sentence'])
    expect(rules).toContainEqual(['garden', 'Transcript 2', 'inside sentence'])
    expect(rules.map(([name]) => name)).not.toContain('notes')
  })
  test('are the same for another label of the same person', () => {
    const rules = choose({
      accounts: [fileNamed('P1.txt', speaker('Zeb Quillon'))],
      aliases: { 'Zebby Q': 'Zeb Quillon' },
    })
    expect(rules).toContainEqual(['Zebby Q', 'Person 1', 'always'])
  })
})

describe('what people write into pseudonyms.csv', () => {
  const accounts = [fileNamed('P1.txt', speaker('Zeb Quillon'), speaker('Una Brask'))]
  const listed = (name: string, pseudonym: string) => ({ name, pseudonym, rule: null })
  test('goes before what is found, and takes the parts of the name along', () => {
    expect(choose({ accounts, listed: [listed('Zeb Quillon', 'Gardener')] })).toEqual([
      ['Zeb Quillon', 'Gardener', 'always'],
      ['Una Brask', 'Person 2', 'always'],
      ['Zeb', 'Gardener', 'always'],
      ['Quillon', 'Gardener', 'always'],
      ['Una', 'Person 2', 'always'],
      ['Brask', 'Person 2', 'always'],
    ])
  })
  test('leaves a name alone where the pseudonym is empty, and adds names that nobody found', () => {
    const rules = choose({ accounts, listed: [listed('Zeb', ''), listed('Acme', 'the firm')] })
    expect(rules.map(([name]) => name)).not.toContain('Zeb')
    expect(rules).toContainEqual(['Acme', 'the firm', 'always'])
  })
  test('is never given to another person by chance', () => {
    const rules = choose({ accounts, listed: [listed('Acme', 'Person 1')] })
    expect(rules.find(([name]) => name === 'Zeb Quillon')![1]).toBe('Person 2')
  })
  test('is listed with how often each name was replaced, doubtful names first', () => {
    const map = [
      { name: 'Zeb', pseudonym: 'Person 1', rule: 'always' as const },
      { name: 'Will', pseudonym: 'Person 2', rule: 'inside sentence' as const },
    ]
    const uses = new Map([['Will', { replaced: 1, doubtful: 2, places: ['P1:4'] }]])
    expect(listPseudonyms(map, [listed('Acme', '')], uses)).toEqual([
      { name: 'Will', pseudonym: 'Person 2', replace: 'inside sentence', replaced: 1, doubtful: 2, places: ['P1:4'] },
      { name: 'Acme', pseudonym: '', replace: 'always', replaced: 0, doubtful: 0, places: [] },
      { name: 'Zeb', pseudonym: 'Person 1', replace: 'always', replaced: 0, doubtful: 0, places: [] },
    ])
  })
})

describe('organisations that are named in a table of participants', () => {
  const of = (...organizations: readonly string[]) =>
    choose({ participants: organizations.map((organization, at) => ({ ...person(`P${at + 1}`), organization })) })
  test('have numbers, and so have the words that only one of them has in its name', () => {
    expect(of('Quillon Robotics GmbH', 'Zebro Robotics', 'Quillon Robotics GmbH')).toEqual([
      ['Quillon Robotics GmbH', 'Organisation 1', 'always'],
      ['Zebro Robotics', 'Organisation 2', 'always'],
      ['Quillon', 'Organisation 1', 'capital'],
      ['Zebro', 'Organisation 2', 'capital'],
    ])
  })
  test.each(['3', 'P3', 'Company 3', 'Hospital A', 'large company', 'Universität B'])('name nobody: %s', (name) => {
    expect(of(name)).toEqual([])
  })
  test.each([
    ['Quillon', 'always'],
    ['quillon', 'capital'],
    ['Garden', 'inside sentence'],
  ])('of one word are replaced where they are no common word: %s %s', (name, rule) => {
    expect(of(name)).toEqual([[name, 'Organisation 1', rule]])
  })
  test('that are a folder as well have one pseudonym', () => {
    const names = choose({
      ...{ accounts: [fileNamed('Quillon/P1.txt')], participants: [{ ...person('P1'), organization: 'Quillon' }] },
    })
    expect(names).toEqual([['Quillon', 'Organisation 1', 'always']])
  })
})
