import { describe, expect, test } from 'vitest'
import { withModelAnswers } from '../../src/analysis/model-answers.ts'
import type { InputError } from '../../src/boundary/diagnostic.ts'

const study = { roster: { warnings: [], contextOf: () => ({ answers: ['kept'] }) } } as never
const plan = (...coders: string[]) => ({ options: { coders }, codebook: {} }) as never

describe('a language model', () => {
  test('is not asked where the coder llm was not chosen, and the study stays as it is', async () => {
    expect(await withModelAnswers(plan('keyword', 'meaning'), study, { stages: {}, asking: null })).toBe(study)
  })
  test.each([
    ['nobody named one', {}, null],
    ['the way of working cannot ask, as in shards', {}, { port: {}, progress: {} }],
    ['nobody named one, although segments could be read', { segments: async function* () {} }, null],
  ])('that cannot be asked is an error, never a study without its codings: %s', async (_, stages, asking) => {
    const asked = withModelAnswers(plan('llm'), study, { stages, asking } as never)
    await expect(asked).rejects.toSatisfy((error: InputError) => error.problems[0]!.code === 'llm/none')
    await expect(asked).rejects.toThrow(/--coders[\s\S]*--endpoint and --model/)
  })
})
