import { describe, expect, test } from 'vitest'
import type { SpeakerSummary } from '../../src/model/transcript-file.ts'
import { findOtherLanguages, findSameWords, shareRoles } from '../../src/study/compare-files.ts'
import { fileOf, frozen, transcriptOf } from '../support/builders.ts'

type Spoken = readonly [name: string, role: SpeakerSummary['role'], reason?: string]
const fileWith = (id: string, ...speakers: readonly Spoken[]) =>
  frozen({
    ...fileOf(transcriptOf(id)),
    speakers: speakers.map(([name, role, reason = 'asks most']) => ({ name, role, reason, turns: 2, words: 9 })),
  })
const rolesOf = (files: ReturnType<typeof shareRoles>, name: string) =>
  files.map(({ speakers }) => speakers.find((speaker) => speaker.name === name)?.role ?? null)

describe('somebody who asks in most of the transcripts', () => {
  const host = (id: string, role: SpeakerSummary['role'], reason?: string) =>
    fileWith(id, ['Noor', role, ...(reason === undefined ? [] : [reason])] as unknown as Spoken, ['Kim', 'participant'])

  test('asks in all of them', () => {
    const files = shareRoles([host('P1', 'interviewer'), host('P2', 'interviewer'), host('P3', 'participant')])
    expect(rolesOf(files, 'Noor')).toEqual(['interviewer', 'interviewer', 'interviewer'])
    expect(files[2]!.speakers[0]!.reason).toBe('asks in most of the other transcripts')
    expect(rolesOf(files, 'Kim')).toEqual(['participant', 'participant', 'participant'])
  })
  test('is not guessed from two transcripts, or from half of them', () => {
    expect(rolesOf(shareRoles([host('P1', 'interviewer'), host('P2', 'participant')]), 'Noor')[1]).toBe('participant')
    const half = ['interviewer', 'participant', 'interviewer', 'participant'] as const
    expect(rolesOf(shareRoles(half.map((role, at) => host(`P${at}`, role))), 'Noor')).toEqual(half)
  })
  test('answers where somebody states so', () => {
    const files = [
      host('P1', 'interviewer'),
      host('P2', 'interviewer'),
      host('P3', 'interviewer'),
      host('P4', 'participant', 'stated'),
    ]
    expect(rolesOf(shareRoles(files), 'Noor')[3]).toBe('participant')
  })
})

test('transcripts in another language than the codebook are pointed out, not those whose language is unclear', () => {
  const files = [null, 'en', 'de'].map((language, at) => ({ ...fileWith(`P${at}`), language }))
  const found = findOtherLanguages(files, 'en-GB')
  expect(found.map(({ place }) => place.file)).toEqual(['P2.txt'])
  expect(found[0]!.message).toContain('another language (de) than the codebook (en-GB)')
})

test('files in which the same is said are pointed out, each with the first of them', () => {
  const files = ['a', 'b', 'a', 'a'].map((textFingerprint, at) => ({ ...fileWith(`P${at}`), textFingerprint }))
  expect(findSameWords(files).map(({ place, message }) => [place.file, message.includes('said in P0.txt')])).toEqual([
    ['P2.txt', true],
    ['P3.txt', true],
  ])
  expect(findSameWords([])).toEqual([])
})
