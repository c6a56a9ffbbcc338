import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findAudit } from '../../src/estimation/audit.ts'
import { estimateAudited } from '../../src/estimation/estimate-people.ts'
import { createRandom } from '../../src/math/random.ts'

const ids = Array.from({ length: 12 }, (_, at) => `P${at + 1}`)
const each = new Map(ids.map((id) => [id, [id]]))
/** The organisation of each: two participants of each of six, and one who is nowhere. */
const organizationOf = new Map(ids.map((id, at) => [id, at === 11 ? null : `O${Math.floor(at / 2) + 1}`]))
const audit = (transcriptsOf: ReadonlyMap<string, readonly string[]>, isRead: (id: string) => boolean) =>
  findAudit({ transcriptsOf, organizationOf }, isRead)
const orderOf = () => audit(each, () => true).audited

describe('participants who are audited', () => {
  test('are chosen by chance, in an order that nothing but their ids decides', () => {
    const reversed = new Map([...each].reverse())
    expect(audit(reversed, () => true).audited).toEqual(orderOf())
    expect([...orderOf()].sort()).toEqual([...ids].sort())
    expect(orderOf()).not.toEqual(ids)
  })
  test('are read whole up to the first who is not; others that a reader chose do not count', () => {
    const [first, second, third] = orderOf()
    const read = new Set([first!, third!])
    const { audited, next } = audit(each, (id) => read.has(id))
    expect(audited).toEqual([first])
    expect(next[0]).toBe(second)
    expect(next).not.toContain(third)
    expect(audit(each, () => false)).toMatchObject({ audited: [], next: orderOf().slice(0, 5) })
  })
  test('need all of their interviews read', () => {
    const [first] = orderOf()
    const twice = new Map([...each, [first!, [first!, 'second interview']]])
    expect(audit(twice, (id) => id !== 'second interview').audited).toEqual([])
  })
})

describe('organisations that are audited', () => {
  const places = (read: readonly string[]) => audit(each, (id) => read.includes(id)).organizations
  test('need everybody of theirs read whole, in an order of chance', () => {
    const order = places(ids).audited
    expect([...order].sort()).toEqual(['O1', 'O2', 'O3', 'O4', 'O5', 'O6'])
    const members = (name: string) => ids.filter((id) => organizationOf.get(id) === name)
    const [first, second] = order
    expect(places(members(first!)).audited).toEqual([first])
    expect(places(members(first!).slice(1)).audited).toEqual([])
    expect(places(members(second!))).toMatchObject({ audited: [], next: order.filter((one) => one !== second) })
  })
  test('are in the order of their first member by name, so that readings count for both', () => {
    const alone = new Map(ids.map((id) => [id, `at ${id}`]))
    const found = findAudit({ transcriptsOf: each, organizationOf: alone }, () => true)
    expect(found.organizations.audited).toEqual(found.audited.map((id) => `at ${id}`))
  })
})

describe('the number of participants who speak of a code', () => {
  test('is never below those who are confirmed, nor known without an audit', () => {
    expect(estimateAudited({ all: 20, confirmed: 9, audited: 0, found: 0 })).toBeNull()
    expect(estimateAudited({ all: 20, confirmed: 9, audited: 5, found: 1 })).toEqual({ value: 9, low: 9, high: 13 })
    expect(estimateAudited({ all: 20, confirmed: 7, audited: 20, found: 7 })).toEqual({ value: 7, low: 7, high: 7 })
  })
  test('is inside the limits in 95 of 100 audits or more', () => {
    const random = createRandom(5)
    for (const truth of [3, 8, 15]) {
      let held = 0
      for (let round = 0; round < 400; round++) {
        const people = Array.from({ length: 20 }, (_, at) => ({ speaks: at < truth, number: random() }))
        people.sort((a, b) => a.number - b.number)
        const found = people.slice(0, 6).filter(({ speaks }) => speaks).length
        const { low, high } = estimateAudited({ all: 20, confirmed: found, audited: 6, found })!
        if (low <= truth && truth <= high) held++
      }
      expect(held / 400).toBeGreaterThan(0.95)
    }
  })
  test('has limits around its value', () => {
    fc.assert(
      fc.property(fc.nat(10), fc.nat(10), fc.nat(20), fc.nat(5), (found, others, unread, more) => {
        const audited = found + others
        const all = audited + unread
        const confirmed = Math.min(all - others, found + more)
        const limits = estimateAudited({ all, confirmed, audited, found })
        if (audited === 0 && all > 0) {
          expect(limits).toBeNull()
          return
        }
        expect(limits!.low).toBeLessThanOrEqual(limits!.value)
        expect(limits!.high).toBeGreaterThanOrEqual(limits!.value - 1e-9)
        expect(limits!.high).toBeLessThanOrEqual(Math.max(confirmed, all - others))
      }),
    )
  })
})
