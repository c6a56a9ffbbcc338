import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { InputError } from '../../src/boundary/diagnostic.ts'
import { addToYaml, toFlowYaml } from '../../src/boundary/edit-yaml.ts'
import { readYaml } from '../../src/boundary/read-yaml.ts'

const readValue = (yaml: string) => readYaml(yaml, 'themata.yaml').value
const settings = `# How we read the interviews
interviewers: [Kim] # asks

aliases:
  Mina B: Mina   # the same person
`

describe('an entry that is added to a settings file', () => {
  test('is in its map, and comments, order and everything else stay', () => {
    const added = addToYaml(settings, 'themata.yaml', { aliases: { 'Mina Bee': 'Mina' } })
    expect(added.replace(/ *# the/, ' # the')).toBe(`${settings.replace('Mina   #', 'Mina #')}  Mina Bee: Mina\n`)
  })
  test('makes its map where there is none, also in an empty file', () => {
    expect(readValue(addToYaml(settings, 'themata.yaml', { participants: { Ana: 'P1' } }))).toEqual({
      interviewers: ['Kim'],
      aliases: { 'Mina B': 'Mina' },
      participants: { Ana: 'P1' },
    })
    expect(addToYaml('', 'themata.yaml', { participants: { Ana: 'P1' } })).toBe('participants:\n  Ana: P1\n')
  })
  test('with another value makes a list of both, in the order in which they came', () => {
    const once = addToYaml(settings, 'themata.yaml', { aliases: { 'Mina B': 'Mona' } })
    expect(readValue(once)).toMatchObject({ aliases: { 'Mina B': ['Mina', 'Mona'] } })
    const twice = addToYaml(once, 'themata.yaml', { aliases: { 'Mina B': 'Mia' } })
    expect(readValue(twice)).toMatchObject({ aliases: { 'Mina B': ['Mina', 'Mona', 'Mia'] } })
  })
  test('that is there already, or is nothing, leaves every byte as it was', () => {
    expect(addToYaml(settings, 'themata.yaml', { aliases: { 'Mina B': 'Mina' } })).toBe(settings)
    expect(addToYaml(settings, 'themata.yaml', { aliases: { Jo: undefined }, speakers: {} })).toBe(settings)
  })
  test('is read back as it was written, whatever the name', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', ' ', ':', '#', '-', "'", '"', '🙂', 'é', '[', '1'),
      minLength: 1,
    })
    fc.assert(
      fc.property(text, text, (name, value) => {
        const written = addToYaml(settings, 'themata.yaml', { speakers: { [name]: value } })
        expect((readValue(written) as { speakers: object }).speakers).toEqual({ [name]: value })
        expect(written).toContain('# How we read the interviews')
      }),
    )
  })
  test('is not added to a file that cannot be read', () => {
    expect(() => addToYaml('a: [', 'themata.yaml', { a: { b: 'c' } })).toThrow(InputError)
  })
})

test('a value on one line is the same value', () => {
  expect(toFlowYaml(['Kim', 'a: b'])).toBe('[Kim, "a: b"]')
  fc.assert(
    fc.property(fc.jsonValue({ depthSize: 'small', stringUnit: 'grapheme' }), (value) => {
      const line = toFlowYaml({ value })
      expect(readValue(line)).toEqual(JSON.parse(JSON.stringify({ value })))
    }),
  )
})
