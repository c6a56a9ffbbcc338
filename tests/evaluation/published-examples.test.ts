import { expect, test } from 'vitest'
import { checkExamples } from '../../src/evaluation/published-examples.ts'
import { run } from '../support/command-line.ts'

test('every coefficient is what its source gives, to the last decimal', () => {
  expect(checkExamples().filter(({ isEqual }) => !isEqual)).toEqual([])
})
test('each coefficient of the report on agreement has an example', () => {
  expect(new Set(checkExamples().map(({ coefficient }) => coefficient))).toEqual(
    new Set([
      ...['Krippendorff’s alpha', 'Cohen’s kappa', 'Gwet’s AC1', 'Fleiss’ kappa', 'kappa pooled over codes'],
      'MASI distance',
    ]),
  )
})
test('the command prints each with its source, and as JSON', async () => {
  const { status, said } = await run('selftest', 'agreement')
  expect(status).toBe(0)
  expect(said).toContain('equal  Cohen’s kappa: 0.80533927  (source: 0.80533927)\n')
  expect(said).not.toContain('OTHER')
  const { said: json } = await run('selftest', 'agreement', '--json')
  expect((JSON.parse(json) as unknown[]).length).toBe(checkExamples().length)
})
