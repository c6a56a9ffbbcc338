import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addUses, maxPlaces, type NameUse, noUses } from '../../src/model/pseudonym.ts'

const uses = fc.record({
  replaced: fc.nat(9),
  doubtful: fc.nat(9),
  places: fc.uniqueArray(fc.stringMatching(/^P[0-9]:[0-9]$/), { maxLength: maxPlaces }).map((all) => all.sort()),
})

test('uses of a name are added up, with the first few of all their places', () => {
  const a: NameUse = { replaced: 2, doubtful: 1, places: ['P1:4', 'P1:9', 'P3:1'] }
  const b: NameUse = { replaced: 1, doubtful: 0, places: ['P2:1', 'P2:2', 'P4:1'] }
  expect(addUses(a, b)).toEqual({ replaced: 3, doubtful: 1, places: ['P1:4', 'P1:9', 'P2:1', 'P2:2', 'P3:1'] })
})

test('the order in which transcripts are added makes no difference', () => {
  fc.assert(
    fc.property(uses, uses, uses, (a, b, c) => {
      expect(addUses(a, b)).toEqual(addUses(b, a))
      expect(addUses(addUses(a, b), c)).toEqual(addUses(a, addUses(b, c)))
      expect(addUses(a, noUses)).toEqual(a)
    }),
  )
})
