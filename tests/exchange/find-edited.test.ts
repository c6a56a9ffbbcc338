import { expect, test } from 'vitest'
import { findEdited } from '../../src/exchange/find-edited.ts'
import { transcriptOf } from '../support/builders.ts'

const transcript = transcriptOf('P1', ['Ana', 'The beans drowned in May.'], ['Bo', 'We dug a ditch, all of us.'])
const losses = (text: string | null, found = [transcript]) =>
  findEdited({ documents: [{ id: 'D1', name: 'first', text, attributes: {} }] }, () => found)

test('a document that was edited elsewhere is named, with the number of words that its transcript alone has', () => {
  expect(losses('Ana: The beans dried up in June.\nBo: We dug a ditch, all of us.')).toEqual([
    { what: 'documents', count: 1, why: expect.stringMatching(/stays as it is; .*"first" \(2\)$/) },
  ])
})
test.each([
  [
    'with labels, times and blanks of its own',
    'Ana (00:01):  The beans\ndrowned in  May.\n\n[00:09] Bo: We dug a ditch, all of us.',
  ],
  ['without its text', null],
])('a document %s is not', (_, text) => expect(losses(text)).toEqual([]))
test('a document that may be several transcripts is not', () => {
  expect(losses('nothing of it', [transcript, transcript])).toEqual([])
})
