import { describe, expect, test } from 'vitest'
import { byGroup, namesOrganization, organizationOf } from '../../src/model/participant.ts'

describe('the organisation in an id', () => {
  test.each([
    ['P3a', '3'],
    ['p12B', '12'],
    ['P007c', '7'],
    ['P3', '3'],
  ])('%s is of organisation %s', (id, organization) => {
    expect(organizationOf(id)).toBe(organization)
  })
  test.each(['Mina', 'P', 'Pa3', 'P3ab', 'xP3a', 'P3a-2', '3a', ''])('"%s" has none', (id) => {
    expect(organizationOf(id)).toBeNull()
  })
  test('is certain only where a letter names the person', () => {
    expect(['P3a', 'P03b', 'P3', 'P3ab', 'Mina'].map(namesOrganization)).toEqual([true, true, false, false, false])
  })
})

describe('groups in order', () => {
  test('are numbers by value, with the band that has no lower bound first', () => {
    expect(['10 or more', '5 to 9', 'under 5'].sort(byGroup)).toEqual(['under 5', '5 to 9', '10 or more'])
    expect(['under 100', '20 to 99'].sort(byGroup)).toEqual(['20 to 99', 'under 100'])
  })
  test('are names by their letters; a group that is called "under" is a name like others', () => {
    expect(['manager', 'engineer', 'under review'].sort(byGroup)).toEqual(['engineer', 'manager', 'under review'])
  })
  test('are equal only to themselves', () => {
    expect(byGroup('under 5', '5')).not.toBe(0)
    expect(byGroup('5', '5')).toBe(0)
  })
})
