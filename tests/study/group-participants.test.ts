import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { byGroup } from '../../src/model/participant.ts'
import { chooseBands, isNumber, statedBands, toBand } from '../../src/study/bands.ts'
import { groupParticipants } from '../../src/study/group-participants.ts'
import { personalKind } from '../../src/study/personal-columns.ts'

const nothingStated = { bands: {}, values: {} }
const peopleWith = (column: string, values: readonly string[]) =>
  values.map((value, index) => ({
    id: `K${index + 1}`,
    organization: null,
    attributes: { [column]: value },
    groups: {},
  }))
const group = (
  column: string,
  values: readonly string[],
  settings: Parameters<typeof groupParticipants>[1] = nothingStated,
) => {
  const { participants, warnings } = groupParticipants(peopleWith(column, values), settings, 'participants.csv')
  return { groups: participants.map(({ groups }) => groups[column]), participants, warnings }
}

describe('values', () => {
  test('that differ in capitals, blanks or the form of letters are one, spelled as the first, and a note says so', () => {
    const { groups, participants, warnings } = group('gender', ['female', 'Female', ' FEMALE', 'male', 'fe\u00admale'])
    expect(groups).toEqual(['female', 'female', 'female', 'male', 'female'])
    expect(participants.map(({ attributes }) => attributes['gender'])).toEqual(groups)
    expect(warnings).toMatchObject([{ code: 'participants/groups', message: expect.stringContaining('" FEMALE"') }])
    expect(group('town', ['K\u00f6ln', 'Ko\u0308ln']).groups).toEqual(['K\u00f6ln', 'K\u00f6ln'])
  })
  test('of organisations are joined as well', () => {
    const people = ['North', 'NORTH ', 'South'].map((organization, index) => {
      return { id: `K${index}`, organization, attributes: {}, groups: {} }
    })
    const { participants } = groupParticipants(people, nothingStated, 'participants.csv')
    expect(participants.map(({ organization }) => organization)).toEqual(['North', 'North', 'South'])
  })
  test('that the settings join are one without a note', () => {
    const values = { gender: { female: ['f', 'woman'] } }
    const { groups, warnings } = group('gender', ['F', 'woman', 'female', 'm'], { bands: {}, values })
    expect(groups).toEqual(['female', 'female', 'female', 'm'])
    expect(warnings).toEqual([])
  })
  test('of a column that is not there are warned about, with the nearest name', () => {
    const { warnings } = group('gender', ['f'], { bands: { gendre: [3] }, values: {} })
    expect(warnings).toMatchObject([{ code: 'participants/no-attribute', fix: 'write "gender"' }])
  })
  test('that write the same in any capitals make as many groups as there are different ones', () => {
    const written = fc.array(
      fc.tuple(fc.constantFrom('cook', 'smith', 'baker'), fc.boolean(), fc.constantFrom('', ' ', '\t')),
      { minLength: 1, maxLength: 30 },
    )
    fc.assert(
      fc.property(written, (people) => {
        const { groups } = group(
          'job',
          people.map(([job, loud, blank]) => blank + (loud ? job.toUpperCase() : job)),
        )
        expect(new Set(groups).size).toBe(new Set(people.map(([job]) => job)).size)
      }),
    )
  })
})

describe('an attribute with more than twelve values', () => {
  test('makes round bands where it is a number', () => {
    const { groups, warnings } = group(
      'age',
      Array.from({ length: 14 }, (_, index) => String(21 + index)),
    )
    expect([...new Set(groups)]).toEqual(['20–24', '25–29', '30–34'])
    expect(warnings).toMatchObject([{ code: 'participants/groups', message: expect.stringContaining('"age" has 14') }])
  })
  test('makes the bands that are stated', () => {
    const { groups } = group('age', ['19', '20', '31', '44', ''], { bands: { age: [20, 40] }, values: {} })
    expect(groups).toEqual(['under 20', '20–39', '20–39', '40 and more', ''])
  })
  test('is named where it is none, and its column makes no groups', () => {
    const { groups, warnings } = group(
      'hobby',
      Array.from({ length: 14 }, (_, index) => `hobby ${index}`),
    )
    expect(groups).toEqual(Array.from({ length: 14 }))
    expect(warnings).toMatchObject([{ code: 'participants/groups', message: expect.stringContaining('"hobby"') }])
  })
  test('of names or addresses makes no groups and needs no word', () => {
    expect(
      group(
        'E-Mail',
        Array.from({ length: 14 }, (_, index) => `a${index}@example.org`),
      ).warnings,
    ).toEqual([])
  })
})

const numbers = fc.array(
  fc.oneof(
    fc.integer({ min: -1000, max: 100_000 }).map(String),
    fc.tuple(fc.integer({ min: 0, max: 500 }), fc.nat(99)).map(([whole, part]) => `${whole}.${part}`),
  ),
  { minLength: 1, maxLength: 40 },
)

test('every number lies in one band, at most six bands are made, and their order is that of the numbers', () => {
  fc.assert(
    fc.property(numbers, (values) => {
      const bands = chooseBands(values)!
      const placed = values.map((value) => ({ value: Number(value), band: toBand(value, bands) }))
      expect(new Set(placed.map(({ band }) => band)).size).toBeLessThanOrEqual(6)
      for (const { value, band } of placed) {
        const [from] = /^-?\d+(\.\d+)?/.exec(band)!
        expect(value).toBeGreaterThanOrEqual(Number(from))
      }
      const inOrder = placed.toSorted((a, b) => a.value - b.value).map(({ band }) => band)
      for (const [index, band] of inOrder.entries())
        if (index > 0 && inOrder[index - 1] !== band) expect(inOrder.indexOf(band)).toBe(index)
    }),
  )
})

test('groups are listed in the order of their numbers, those without a lower bound first', () => {
  const bands = statedBands([30, 100], ['7', '30', '250'])
  const named = ['250', '30', '7'].map((value) => toBand(value, bands))
  expect(named.toSorted(byGroup)).toEqual(['under 30', '30–99', '100 and more'])
})

test('no text is too odd to be looked at as a number', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      if (isNumber(text)) expect(Number.isFinite(Number(text.replace(',', '.')))).toBe(true)
    }),
  )
  expect(chooseBands(['9'.repeat(400)])).toBeNull()
})

test('columns of names and addresses are known in several languages and ways of writing', () => {
  for (const name of [
    'name',
    'First Name',
    'last_name',
    'SURNAME',
    'Vorname',
    'prénom',
    'pre\u0301nom',
    'Apellidos',
    'имя',
  ])
    expect([name, personalKind(name)]).toEqual([name, 'name'])
  for (const contact of ['email', 'E-Mail', 'e_mail', 'Phone number', 'Telefon', 'courriel', 'téléphone'])
    expect([contact, personalKind(contact)]).toEqual([contact, 'contact'])
  for (const other of ['role', 'seniority', 'age', 'product name', 'telling', 'constructor'])
    expect([other, personalKind(other)]).toEqual([other, null])
})

test.each(['1.500', '12,000', '-3.250'])('%s may be thousands or a fraction, so it makes no band', (value) => {
  expect(isNumber(value)).toBe(false)
})
