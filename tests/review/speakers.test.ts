import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { openSpeakersEditor } from '../../src/cli/speakers/open-speakers-editor.ts'
import { directReader } from '../../src/io/readers.ts'
import type { SpokenLine } from '../../src/review/review-data.ts'
import { openSession } from '../../src/review/review-session.ts'
import { createRoutes } from '../../src/review/routes.ts'
import { confirmedSpeakers } from '../../src/study/speakers/read-speakers.ts'
import { reviewStudy } from '../support/review-study.ts'

const interview = [
  'How do you water the beds?',
  'We carry the cans. It takes long, and I do it alone.',
  'And who helps you with that?',
  'My sister does. She likes it, and I am glad of it.',
  'Mm-hm.',
  'Our neighbour came in May. He never came again.',
]
let root: string
let post: (path: string, body: unknown) => Promise<{ status: number; body: unknown }>
beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'themata-speakers-'))
  writeFileSync(join(root, 'a.txt'), interview.join('\n\n'))
  writeFileSync(join(root, 'b.txt'), 'Interviewer: How was it?\nP1: It was well.\n')
  const options = { coder: 'ana', isBlind: false, isSettling: false, order: 'interview', sameAs: null } as const
  const routes = createRoutes(
    await openSession(reviewStudy({ speakers: openSpeakersEditor(root, directReader) }), options),
  )
  post = (path, body) => routes[path]!(body)
})
const linesOf = async (corrections: unknown) => {
  const { body } = await post('/api/lines', { transcript: 0, corrections })
  return (body as { lines: SpokenLine[] }).lines
}
const labels = (lines: readonly SpokenLine[]) => lines.map(({ label }) => label)

describe('the page on which speakers are confirmed', () => {
  test('lists transcripts that name nobody, and no others', async () => {
    expect((await post('/api/unnamed', {})).body).toEqual({ transcripts: [{ id: 'a', lines: 6, isConfirmed: false }] })
  })

  test('proposes each line, and again with what was corrected', async () => {
    expect(labels(await linesOf(null))).toEqual(['I', 'P', 'I', 'P', 'I', 'P'])
    const corrected = await linesOf({ labels: [[5, 'P2']], swapped: [] })
    expect(corrected[4]).toMatchObject({ label: 'P2', chance: null })
    expect(labels(await linesOf({ labels: [], swapped: [1, 2, 3, 4, 5, 6] }))).toEqual(['P', 'I', 'P', 'I', 'P', 'I'])
  })

  test('keeps what was confirmed, line by line, where the analysis reads it', async () => {
    const stated = ['I', 'P', 'I', 'P', 'P', 'P2']
    expect(await post('/api/confirm', { transcript: 0, labels: stated })).toMatchObject({ status: 200 })
    const file = join(root, 'speakers', 'a.txt.txt')
    const { runs } = confirmedSpeakers([{ file, text: readFileSync(file, 'utf8') }])['a.txt']!
    expect(runs.map(([label]) => label)).toEqual(['I', 'P', 'I', 'P', 'P2'])
    expect((await post('/api/unnamed', {})).body).toMatchObject({ transcripts: [{ isConfirmed: true }] })
    expect(labels(await linesOf(null))).toEqual(stated)
  })

  test.each([
    ['/api/confirm', { transcript: 0, labels: ['two words'] }],
    ['/api/confirm', { transcript: 0, labels: [] }],
    ['/api/lines', { transcript: 0, corrections: { labels: [[0, 'P']], swapped: [] } }],
    ['/api/lines', { transcript: -1, corrections: null }],
  ])('refuses %s with %j', async (path, body) => {
    expect(await post(path, body)).toMatchObject({ status: 400 })
  })
})
