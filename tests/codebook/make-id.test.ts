import fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeId } from '../../src/codebook/make-id.ts'
import { readCodebook } from '../../src/codebook/read-codebook.ts'

test.each([
  ['Model drift', 'model-drift'],
  ['Größe: 5 kg', 'grosse-5-kg'],
  ['Éléments (liés)', 'elements-lies'],
  ['5 whys', 'code-5-whys'],
  ['猫', 'code'],
  ['  --a--  ', 'a'],
])('the id of the label %j is %j', (label, id) => expect(makeId(label, new Set())).toBe(id))
test('an id that is taken gets a number', () => {
  expect(makeId('Rain', new Set(['rain', 'rain-2']))).toBe('rain-3')
})
test('whatever labels are, their ids differ and a codebook can have them', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 80 }), { minLength: 1, maxLength: 6 }), (labels) => {
      const taken = new Set<string>()
      for (const label of labels) taken.add(makeId(label, taken))
      expect(taken.size).toBe(labels.length)
      const codes = [...taken].map((id) => `      - { id: ${JSON.stringify(id)}, label: x }`).join('\n')
      const yaml = `name: n\nthemes:\n  - id: the-theme-of-all\n    label: t\n    codes:\n${codes}\n`
      expect(readCodebook(yaml, 'c.yaml').codes.map(({ id }) => id)).toEqual([...taken])
    }),
    { numRuns: 40 },
  )
})
