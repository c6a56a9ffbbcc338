import { expect, test } from 'vitest'
import { createDocumentFinder } from '../../src/exchange/find-transcripts.ts'
import { newTranscripts } from '../../src/exchange/new-transcripts.ts'
import { createTranscriptFinder } from '../../src/study/find-name.ts'

const long = 'A conversation about gardens, rain, and everything else that came up in the course of a long evening'
const documents = [
  'Interview 12/05/2023',
  'P1: "rain"?',
  'aux.txt',
  `${long} (1)`,
  `${long} (2)`,
  'x/y',
  'Interview',
  'interview',
].map((name, at) => ({ id: `D${at}`, name, text: 'so', attributes: {} }))

test('a document is found in the study that was made of its project, whatever its name is', () => {
  const files = newTranscripts({ documents }).map(({ file }) => ({ id: file.replace('.txt', ''), source: { file } }))
  const find = createDocumentFinder({ documents }, createTranscriptFinder(files))
  expect(documents.map(find)).toEqual(files.map(({ id }) => [id]))
})
test('a transcript of the name of a document is it, also where another would be made of it', () => {
  const find = createDocumentFinder({ documents }, (name) => (name === 'x/y' ? ['mine'] : []))
  expect(documents.map(find)).toEqual(documents.map(({ name }) => (name === 'x/y' ? ['mine'] : [])))
})
