import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { type CodedPassage, withoutMachines } from '../../src/model/coded-passage.ts'
import { isCoderName, isMachineCoder, machineCoder, toCoderName } from '../../src/model/coder-names.ts'
import { folder, run } from '../support/command-line.ts'

const codebook =
  'name: Garden\nthemes:\n  - id: soil\n    label: Soil\n    codes:\n      - { id: clay, label: Clay, keywords: [loam] }\n      - { id: sand, label: Sand }\n'
const answers = [
  'The clay sticks to every spade we own and to the boots as well.',
  'Below the pear tree there is nothing but sand, down to the pipes.',
  'My aunt came by on Sunday and looked at all of the roses.',
  'We carried the clay out in buckets for a whole summer, twice.',
]
const interview = answers.map((answer, index) => `Interviewer: And in year ${index + 1}?\nAna: ${answer}\n`).join('')

/** A study that a person read whole, and for which a model was right once, wrong once, and invented a quote. */
let study = ''
let said = ''
beforeAll(async () => {
  study = folder()
  mkdirSync(join(study, 'imported'))
  writeFileSync(join(study, 'G1.txt'), interview)
  writeFileSync(join(study, 'codebook.yaml'), codebook)
  const quotes = join(folder(), 'quotes.csv')
  writeFileSync(
    quotes,
    `document,quote,code,coder\nG1,${answers[0]!},clay,ana\nG1,"${answers[1]!}",sand,ana\nG1,"${answers[3]!}",clay,ana\n`,
  )
  await run('import', quotes, '--study', study, '--complete')
  const model = join(folder(), 'model.jsonl')
  const row = (quote: string, code: string) =>
    `${JSON.stringify({ document: 'G1', quote, code, model: 'm-1', rationale: 'it says so' })}\n`
  writeFileSync(
    model,
    row(answers[0]!, 'clay') + row(answers[2]!, 'clay') + row('Nobody ever mentioned any peat at all in here', 'sand'),
  )
  said = (await run('import', model, '--study', study, '--complete')).said
})

test('a quote that nobody said is refused and counted for the model', () => {
  expect(said).toContain('machine-m-1: 3 codings; 1 of 3 quotes is not in the text: refused')
})
test('analyze counts what a model gave as suggestions with its name and reason, never as accepted', async () => {
  const out = join(folder(), 'report')
  expect((await run('analyze', study, '--out', out, '--format', 'json', '--coders', 'keyword', '--quiet')).status).toBe(
    0,
  )
  const { codings, findings } = JSON.parse(readFileSync(join(out, 'analysis.json'), 'utf8'))
  const clay = findings.prevalence.find(({ codeId }: { codeId: string }) => codeId === 'clay')
  expect([clay.accepted, clay.suggested]).toEqual([2, 1])
  expect(findings.review.reviewers.map(({ coder }: { coder: string }) => coder)).toEqual(['ana'])
  const suggested = codings.filter(({ status }: { status: string }) => status === 'suggested')
  expect(suggested).toMatchObject([
    { coder: 'machine-m-1', confidence: 0.5, evidence: [{ kind: 'machine', by: 'machine-m-1', memo: 'it says so' }] },
  ])
})
test('evaluate measures the model against people, beside our own ways to code', async () => {
  const { said: printed } = await run('evaluate', study, '--json')
  const { settings } = JSON.parse(printed)
  const model = settings.find(({ name }: { name: string }) => name === 'machine-m-1')
  expect(model.code.findings).toEqual({ judged: 2, right: 1, precision: 0.5 })
  const clay = model.code.labels.find(({ label }: { label: string }) => label === 'clay')
  expect(clay).toMatchObject({ positives: 2, precision: 0.5, recall: 0.5 })
})
test('agreement compares the model with people as one more coder', async () => {
  const { said: printed } = await run('agreement', study, '--json')
  expect(printed).toContain('"machine-m-1"')
})

test('passages are learned from without the answers of models, and those that only models coded are left out', () => {
  const judged = { codes: 'all', basis: 'read' } as const
  const passage = (id: string, ...coders: string[]): CodedPassage => ({
    id,
    group: 'G1',
    text: '',
    codesByCoder: new Map(coders.map((coder) => [coder, new Set(['clay'])])),
    judgedByCoder: new Map(coders.map((coder) => [coder, judged])),
    memoByCoder: new Map(coders.map((coder) => [coder, 'why'])),
  })
  const kept = withoutMachines([passage('a', 'ana', 'machine-x'), passage('b', 'machine-x'), passage('c', 'ben')])
  expect(
    kept.map(({ id, codesByCoder, judgedByCoder, memoByCoder }) => [
      id,
      ...[codesByCoder, judgedByCoder, memoByCoder].map((map) => [...map.keys()]),
    ]),
  ).toEqual([
    ['a', ['ana'], ['ana'], ['ana']],
    ['c', ['ben'], ['ben'], ['ben']],
  ])
})
test.each([
  ['ana@example.org', 'ana-example.org'],
  ['Zoë  O’Neill', 'Zoë  O-Neill'],
  ['../../etc', 'etc'],
  ['CON', 'coder-CON'],
  ['keyword', 'coder-keyword'],
  ['🙂', 'coder'],
])('the coder %s of another program is %s here, which can be the name of a file', (written, name) => {
  expect(toCoderName(written)).toBe(name)
  expect(isCoderName(name)).toBe(true)
})
test('the name of a model is told apart from those of people', () => {
  expect(machineCoder('org/model:7b')).toBe('machine-org-model-7b')
  expect([isMachineCoder('machine-org-model-7b'), isMachineCoder('ana')]).toEqual([true, false])
})
