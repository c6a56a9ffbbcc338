import { describe, expect, test } from 'vitest'
import { languageOf, withRoles } from '../../src/model/transcript-file.ts'
import { fileOf, frozen, transcriptOf } from '../support/builders.ts'

describe('the language of a transcript', () => {
  test('is the detected one', () => {
    expect(languageOf({ language: 'de' }, 'en')).toBe('de')
  })
  test('is the codebook’s where none is clear, or where only the region differs', () => {
    expect(languageOf({ language: null }, 'pt-BR')).toBe('pt-BR')
    expect(languageOf({ language: 'pt' }, 'pt-BR')).toBe('pt-BR')
    expect(languageOf({ language: 'pt' }, 'PT-br')).toBe('PT-br')
  })
})

describe('roles of speakers', () => {
  const speaker = (name: string, role: 'participant' | 'interviewer') => ({
    ...{ name, role, reason: 'by the label', turns: 1, words: 3 },
  })
  const file = frozen({
    ...fileOf(transcriptOf('P1', ['Ana', 'It was dry.'], ['Ben', 'Was it?'], ['Ana', 'Yes.'])),
    speakers: [speaker('Ana', 'participant'), speaker('Ben', 'participant')],
  })

  test('that change are those of all turns of the speaker', () => {
    const changed = withRoles(file, [speaker('Ana', 'participant'), speaker('Ben', 'interviewer')])
    expect(changed.transcript.turns.map(({ role }) => role)).toEqual(['participant', 'interviewer', 'participant'])
    expect(changed.speakers.map(({ role }) => role)).toEqual(['participant', 'interviewer'])
    expect(changed.transcript.text).toBe(file.transcript.text)
    expect(file.transcript.turns[1]!.role).toBe('participant')
  })
  test('that stay the same leave the transcript as it is, with the new reasons', () => {
    const same = withRoles(
      file,
      file.speakers.map((own) => ({ ...own, reason: 'by a setting' })),
    )
    expect(same.transcript).toBe(file.transcript)
    expect(same.speakers[0]!.reason).toBe('by a setting')
  })
  test('of a speaker who is not listed stay', () => {
    const changed = withRoles(file, [speaker('Ben', 'interviewer')])
    expect(changed.transcript.turns.map(({ role }) => role)).toEqual(['participant', 'interviewer', 'participant'])
  })
})
