import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { InputError } from '../../src/boundary/diagnostic.ts'
import { type CodeChange, changeCodes } from '../../src/codebook/change-codes.ts'
import { excludeKeyword } from '../../src/codebook/exclude-keyword.ts'
import { readCodebook } from '../../src/codebook/read-codebook.ts'
import { createRemovedFinder } from '../../src/coders/find-removed-hits.ts'
import { segmenters } from '../../src/segmenters/index.ts'
import { noOptions, transcriptOf } from '../support/builders.ts'
import { cut } from '../support/coded-transcripts.ts'

const yaml = `# Our codebook
name: Gardens # the third
themes:
  - id: soil
    label: Soil
    codes:
      # everything wet
      - id: water
        label: Water # not rain
        description: Watering.
        keywords: [water, "~dry"] # stems
        examples:
          - We watered the beds.
      - id: drought
        label: Drought
        exclude: Rain.
        keywords: [drought, "~dry"]
  - id: people
    label: People
    codes:
      - id: help
        label: Help
        keywords:
          - neighbour # and neighbor
          - help
`
const change = (how: CodeChange, text = yaml) => changeCodes(text, 'c.yaml', how)
const codesOf = (text: string) =>
  readCodebook(text, 'c.yaml').codes.map(
    ({ id, themeId, was }) => `${themeId}/${id}${was.length > 0 ? ` was ${was.join(' ')}` : ''}`,
  )
const comments = (text: string) => [...text.matchAll(/# [a-zA-Z][^\n]*/g)].map(([comment]) => comment)

const split: CodeChange = {
  kind: 'split',
  code: 'water',
  into: [
    { id: 'hose', label: 'Hose', description: '' },
    { id: 'can', label: 'Can', description: 'By hand.' },
  ],
}
const changes: readonly (readonly [string, CodeChange, readonly string[]])[] = [
  [
    'rename',
    { kind: 'rename', code: 'water', to: 'wet', label: 'Wet' },
    ['soil/wet was water', 'soil/drought', 'people/help'],
  ],
  ['merge', { kind: 'merge', codes: ['drought'], into: 'water' }, ['soil/water was drought', 'people/help']],
  ['split', split, ['soil/hose was water', 'soil/can was water', 'soil/drought', 'people/help']],
  [
    'move under a theme',
    { kind: 'move', code: 'drought', under: 'people' },
    ['soil/water', 'people/help', 'people/drought'],
  ],
  [
    'move under a code',
    { kind: 'move', code: 'drought', under: 'water' },
    ['soil/water', 'soil/drought', 'people/help'],
  ],
  ['retire', { kind: 'retire', code: 'drought', why: 'never said' }, ['soil/water', 'people/help']],
  [
    'propose',
    { kind: 'propose', code: { id: 'joy', label: 'Joy', description: '' } },
    ['soil/water', 'soil/drought', 'people/help', 'proposed/joy'],
  ],
]

describe('codes change in the YAML', () => {
  test.each(changes)('%s', (_, how, expected) => {
    expect(codesOf(change(how))).toEqual(expected)
  })
  test.each(changes.filter(([name]) => name !== 'split'))('%s keeps every comment', (_, how) => {
    const kept = comments(change(how))
    expect(comments(yaml).filter((comment) => !kept.includes(comment))).toEqual([])
  })
  test('and every line that the change is not about stays as it is', () => {
    expect(change({ kind: 'rename', code: 'water', to: 'wet', label: null })).toBe(
      yaml.replace(
        '- id: water\n        label: Water # not rain\n',
        '- id: wet\n        label: Water # not rain\n        was: [water]\n',
      ),
    )
    const shipped = readFileSync('codebooks/collaboration.yaml', 'utf8')
    const [first] = readCodebook(shipped, 'c.yaml').codes
    const lines = change({ kind: 'rename', code: first!.id, to: 'another-id', label: null }, shipped).split('\n')
    expect(lines.filter((line) => !shipped.split('\n').includes(line)).map((line) => line.trim())).toEqual([
      '- id: another-id',
      `was: [${first!.id}]`,
    ])
  })
  test('with CR LF, a byte order mark and another indentation too', () => {
    const windows = `\ufeff${yaml.replaceAll('\n', '\r\n')}`
    const how: CodeChange = { kind: 'rename', code: 'help', to: 'aid', label: null }
    expect(change(how, windows)).toBe(`\ufeff${change(how).replaceAll('\n', '\r\n')}`)
    const flat = yaml.replace(/^ {2}/gm, '').replace(/^ {4}(?=( {2})*(- id|[a-z#]))/gm, '  ')
    if (codesOf(flat).length > 0) expect(change(how, flat).split('\n')).toEqual(expect.arrayContaining(['- id: soil']))
  })
  test('what a merged code was is a comment, and its keywords and examples join', () => {
    const merged = change({ kind: 'merge', codes: ['drought'], into: 'water' })
    expect(comments(merged)).toContain('# merged: drought (Drought); excludes Rain.')
    const [water] = readCodebook(merged, 'c.yaml').codes
    expect(water!.keywords.map(({ source }) => source)).toEqual(['water', '~dry', 'drought'])
  })
  test('each part of a split begins with all that the code had', () => {
    const [hose, can] = readCodebook(change(split), 'c.yaml').codes
    expect([hose!.description, can!.description]).toEqual(['Watering.', 'By hand.'])
    expect([hose, can].map((code) => code!.examples)).toEqual([['We watered the beds.'], ['We watered the beds.']])
  })
  test('former ids add up over several changes', () => {
    const once = change({ kind: 'rename', code: 'drought', to: 'dry-spell', label: null })
    const twice = change({ kind: 'merge', codes: ['dry-spell'], into: 'water' }, once)
    expect(codesOf(change({ kind: 'rename', code: 'water', to: 'wet', label: null }, twice))[0]).toBe(
      'soil/wet was drought dry-spell water',
    )
  })
  test('a retired code is kept as it was, and its id is not given again', () => {
    const retired = change({ kind: 'retire', code: 'drought', why: 'never said' })
    expect(retired).toContain('retired:\n  # retired: never said\n  - id: drought\n')
    expect(readCodebook(retired, 'c.yaml').retired).toEqual(['drought'])
    expect(() => change({ kind: 'rename', code: 'water', to: 'drought', label: null }, retired)).toThrow(/used twice/)
  })
  test.each([
    [
      'an unknown code',
      { kind: 'rename', code: 'watr', to: 'x', label: null },
      'no code has the id "watr"; the ids are water, drought, help',
    ],
    ['an id that is taken', { kind: 'rename', code: 'water', to: 'help', label: null }, 'the id "help" is used twice'],
    ['a wrong id', { kind: 'rename', code: 'water', to: 'Water 2', label: null }, 'lower-case letters'],
    ['a merge with itself', { kind: 'merge', codes: ['water'], into: 'water' }, 'merged into itself'],
    ['a split into one', { ...split, into: split.into.slice(1) }, 'two parts or more'],
    ['a move under itself', { kind: 'move', code: 'water', under: 'water' }, 'under itself'],
    ['the last code of a theme', { kind: 'retire', code: 'help', why: '' }, 'list at least one code'],
  ] as const)('%s is refused', (_, how, message) => {
    expect(() => change(how as CodeChange)).toThrow(InputError)
    expect(() => change(how as CodeChange)).toThrow(message)
  })
  test('codes in a code have to be looked after first', () => {
    const nested = change({ kind: 'move', code: 'drought', under: 'water' })
    expect(() => change({ kind: 'retire', code: 'water', why: '' }, nested)).toThrow(
      'there are codes in "water": drought',
    )
  })
  test('any sequence of moves keeps all codes and comments', () => {
    const move = fc.tuple(
      fc.constantFrom('water', 'drought', 'help'),
      fc.constantFrom('soil', 'people', 'water', 'help'),
    )
    fc.assert(
      fc.property(fc.array(move, { maxLength: 5 }), (moves) => {
        let text = yaml
        for (const [code, under] of moves) {
          try {
            text = change({ kind: 'move', code, under }, text)
          } catch (error) {
            expect(error).toBeInstanceOf(InputError)
          }
        }
        expect(
          readCodebook(text, 'c.yaml')
            .codes.map(({ id }) => id)
            .sort(),
        ).toEqual(['drought', 'help', 'water'])
        expect(comments(text).sort()).toEqual(comments(yaml).sort())
      }),
      { numRuns: 50 },
    )
  })
})

describe('never this keyword again', () => {
  const exclude = (keyword: string, within: string | null) =>
    excludeKeyword(yaml, 'c.yaml', { code: 'help', keyword, within })
  const segments = cut(
    segmenters.turn.build(noOptions('segmenter')),
    transcriptOf(
      'P1',
      ['P1', 'The neighbour country was at war.'],
      ['P1', 'My neighbour could help me.'],
      ['P1', 'It rained.'],
    ),
  )
  const removed = (keyword: string, within: string | null) =>
    createRemovedFinder(
      readCodebook(yaml, 'c.yaml'),
      readCodebook(exclude(keyword, within), 'c.yaml'),
      'help',
    )(segments).map(({ turn, isLast }) => [turn, isLast])
  test('it is dropped, and the passages that lose it are known first', () => {
    expect(exclude('neighbour', null)).toBe(yaml.replace('          - neighbour # and neighbor\n', ''))
    expect(removed('neighbour', null)).toEqual([
      [1, true],
      [2, false],
    ])
  })
  test('or does not count within a phrase', () => {
    expect(exclude('neighbour', 'neighbour country')).toBe(
      yaml.replace('- neighbour #', '- neighbour ! (neighbour country) #'),
    )
    expect(removed('neighbour', 'neighbour country')).toEqual([[1, true]])
    const twice = excludeKeyword(exclude('neighbour', 'neighbour country'), 'c.yaml', {
      ...{ code: 'help', keyword: 'neighbour ! (neighbour country)', within: 'my neighbour' },
    })
    const find = createRemovedFinder(readCodebook(yaml, 'c.yaml'), readCodebook(twice, 'c.yaml'), 'help')
    expect(find(segments)).toHaveLength(2)
  })
  test('a keyword that is not there is an error that lists those that are', () => {
    expect(() => exclude('neighbr', null)).toThrow(
      '"neighbr" is no keyword of "help"; its keywords are neighbour, help',
    )
  })
})
