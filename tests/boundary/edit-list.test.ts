import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changeLists, type ListChange } from '../../src/boundary/edit-list.ts'
import { readYaml } from '../../src/boundary/read-yaml.ts'

const changeOne = (yaml: string, change: Pick<ListChange, 'value' | 'replace' | 'comment'>) => {
  const whole = { path: ['codes', 0], list: 'keywords', ...change }
  const { yaml: changed, refused } = changeLists(yaml, [whole])
  if (refused.length === 0) return changed
  expect({ changed, refused }).toEqual({ changed: yaml, refused: [whole] })
  return null
}
const add = (yaml: string, value: string, comment = '') => changeOne(yaml, { value, replace: null, comment })
const replace = (yaml: string, position: number, value: string, comment = '') =>
  changeOne(yaml, { value, replace: position, comment })

const lines = 'codes:\n  - id: soil\n    keywords:\n      - water # mine\n      - rain\n    label: Soil # end\n'

describe('a member is added to a list', () => {
  test('with a line for each, as another line with the same indentation and a reason', () => {
    expect(add(lines, 'mud', 'right in 9 of 9')).toBe(
      lines.replace('- rain\n', '- rain\n      - "mud" # right in 9 of 9\n'),
    )
  })
  test('on one line, at its end', () => {
    expect(add('codes:\n  - { id: soil, keywords: [water, rain] }\n', 'mud')).toBe(
      'codes:\n  - { id: soil, keywords: [water, rain, "mud"] }\n',
    )
  })
  test('that is empty, or is not there at all', () => {
    expect(add('codes:\n  - id: soil\n    keywords: []\n', 'mud')).toBe('codes:\n  - id: soil\n    keywords: ["mud"]\n')
    expect(add('codes:\n  - id: soil\n    label: Soil\n', 'mud', 'why')).toBe(
      'codes:\n  - id: soil\n    keywords: ["mud"] # why\n    label: Soil\n',
    )
  })
  test('in a file of Windows, with its byte order mark, line ends and missing last one', () => {
    const inWindows = `\ufeff${lines.replaceAll('\n', '\r\n')}`
    expect(add(inWindows, 'mud')).toBe(inWindows.replace('- rain\r\n', '- rain\r\n      - "mud"\r\n'))
    expect(add('codes:\n  - id: soil\n    keywords:\n      - rain', 'mud')).toBe(
      'codes:\n  - id: soil\n    keywords:\n      - rain\n      - "mud"',
    )
  })
  test('whatever signs it holds: it is read back as it is', () => {
    for (const value of ['a: b', '# no', '"quoted"', "'", '[x', '🙂', '- x', '&a', '*a', '{', ' blank ', '\\'])
      expect(readYaml(add(lines, value, 'why # so')!, 'a.yaml').value).toMatchObject({
        codes: [{ keywords: ['water', 'rain', value], label: 'Soil' }],
      })
  })
})

describe('a member is replaced', () => {
  test('where it is written, its comment kept', () => {
    expect(replace(lines, 0, '~water')).toBe(lines.replace('- water', '- "~water"'))
    expect(replace('codes:\n  - { keywords: ["a b", c] }\n', 0, '~a b')).toBe('codes:\n  - { keywords: ["~a b", c] }\n')
  })
  test('but not where there is none, or where it is no text', () => {
    expect(replace(lines, 2, 'x')).toBeNull()
    expect(replace('codes:\n  - keywords: [[water]]\n', 0, 'x')).toBeNull()
  })
})

describe('a list is left to be changed by hand', () => {
  test.each([
    ['that is no list', 'codes:\n  - keywords: water\n'],
    ['whose code is not there', 'codes: []\n'],
    ['in a file that is no map', '- a\n- b\n'],
    ['that is shared with another code by an alias', 'shared: &shared [a]\ncodes:\n  - keywords: *shared\n'],
  ])('%s', (_, yaml) => {
    expect(add(yaml, 'mud')).toBeNull()
  })
})

describe('many changes of many lists', () => {
  const code = (at: number, keywords: string) => `  - id: c${at}\n    ${keywords}\n`
  const layouts = [
    ...['keywords: [a, b]', 'keywords:\n      - a # mine\n      - b', 'label: L', 'keywords: none', 'keywords: [[a]]'],
  ]
  const changesOf = (at: number, comment: string): ListChange[] => [
    { path: ['codes', at], list: 'keywords', value: '~a', replace: 0, comment },
    { path: ['codes', at], list: 'keywords', value: 'new', replace: null, comment },
  ]
  test('give the same text as one after the other, and leave the same ones to be made by hand', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...layouts), { minLength: 1, maxLength: 9 }),
        fc.constantFrom('', 'why'),
        (codes, comment) => {
          const yaml = `codes:\n${codes.map((keywords, at) => code(at, keywords)).join('')}`
          const changes = codes.flatMap((_, at) => changesOf(at, comment))
          const alone = changes.map((change): ListChange[] => [change])
          const refused: ListChange[] = []
          let changed = yaml
          for (const one of alone) {
            const next = changeLists(changed, one)
            changed = next.yaml
            refused.push(...next.refused)
          }
          const together = changeLists(yaml, changes)
          expect(together.yaml).toBe(changed)
          expect(new Set(together.refused)).toEqual(new Set(refused))
        },
      ),
    )
  })
})
