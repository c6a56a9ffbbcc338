import { expect, test } from 'vitest'
import { participantsOfProject } from '../../src/exchange/participants-of-project.ts'
import { readParticipants } from '../../src/study/read-participants.ts'
import { transcriptOf } from '../support/builders.ts'

const single = transcriptOf('talk 1', ['Interviewer', 'And?'], ['A', 'It rained.'])
const group = transcriptOf('talk 2', ['BO', 'Yes.'], ['Cleo', 'No.'])
const alone = transcriptOf('talk 3', ['D', 'We dug.'])
const documents = [single, group, alone].map(({ id }) => ({ id: `doc ${id}`, name: id, text: null, attributes: {} }))
const find = ({ name }: { name: string }) => [single, group, alone].filter(({ id }) => id === name)

test('cases are participants with their values, and speakers where several share a transcript', () => {
  const cases = [
    { name: 'Ana', attributes: { age: '41', Speaker: 'loud' }, documents: ['doc talk 1'] },
    { name: 'Bo', attributes: { age: '30' }, documents: ['doc talk 2'] },
    { name: 'Cleo', attributes: {}, documents: ['doc talk 2'] },
    { name: 'Absent', attributes: { age: '9' }, documents: [] },
  ]
  const rows = readParticipants(participantsOfProject({ cases, documents }, find)!, 'participants.csv')
  expect(rows.map(({ id, transcript, speaker, attributes }) => [id, transcript, speaker, attributes])).toEqual([
    ['Ana', 'talk 1', '', { age: '41', 'variable Speaker': 'loud' }],
    ['Bo', 'talk 2', 'BO', { age: '30', 'variable Speaker': '' }],
    ['Cleo', 'talk 2', 'Cleo', { age: '', 'variable Speaker': '' }],
    ['Absent', '', '', { age: '9', 'variable Speaker': '' }],
    ['talk 3', 'talk 3', '', { age: '', 'variable Speaker': '' }],
  ])
})
test('values of documents, and of cases without a name, are those of whoever answers there', () => {
  const cases = [{ name: '', attributes: { role: 'gardener' }, documents: ['doc talk 1'] }]
  const valued = documents.map((document, index) => ({ ...document, attributes: { wave: String(index + 1) } }))
  const rows = readParticipants(participantsOfProject({ cases, documents: valued }, find)!, 'participants.csv')
  expect(rows[0]).toMatchObject({ id: 'talk 1', attributes: { wave: '1', role: 'gardener' } })
})
test('two cases of one name in one transcript are one participant with the values of both', () => {
  const cases = [
    { name: 'Ana', attributes: { age: '41', ' transcript ': 'yes' }, documents: ['doc talk 1'] },
    { name: 'Ana', attributes: { role: 'gardener' }, documents: ['doc talk 1'] },
  ]
  const rows = readParticipants(participantsOfProject({ cases, documents }, find)!, 'participants.csv')
  expect(rows.filter(({ id }) => id === 'Ana').map(({ attributes }) => attributes)).toEqual([
    { age: '41', 'variable transcript': 'yes', role: 'gardener' },
  ])
})
test('a project that states nothing about anybody has no table', () => {
  expect(participantsOfProject({ cases: [], documents }, find)).toBeNull()
})
