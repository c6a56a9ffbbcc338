import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCodebook } from '../../src/codebook/read-codebook.ts'
import { extendCodeMap } from '../../src/exchange/codebook-for-project.ts'
import type { ForeignCode } from '../../src/exchange/foreign-project.ts'
import { mapCodes } from '../../src/exchange/map-codes.ts'
import { writeCodebook } from '../../src/exchange/write-codebook.ts'
import { lineages } from '../../src/model/codebook.ts'

const code = (...path: string[]): ForeignCode => ({
  id: path.join('/'),
  path,
  description: '',
  color: null,
  keywords: [],
})

describe('foreign codes as a codebook', () => {
  test('codes with codes inside become themes, deeper ones stay nested, and those alone are together', () => {
    const codes = [
      { ...code('Soil'), color: '#aa5500', description: 'What is under the beds: "clay", mostly' },
      code('Soil', 'Clay'),
      code('Soil', 'Clay', 'Wet clay'),
      code('Weather'),
    ]
    const { yaml, idOf } = writeCodebook('Garden', codes, new Set(['Soil/Clay', 'Weather']))
    const codebook = readCodebook(yaml, 'codebook.yaml')
    expect(codebook.themes.map(({ label, color, description }) => [label, color, description])).toEqual([
      ['Soil', '#aa5500', 'What is under the beds: "clay", mostly'],
      ['Other codes', expect.any(String), ''],
    ])
    expect(codebook.codes.map(({ id, label, parentId }) => [id, label, parentId])).toEqual([
      ['clay', 'Clay', null],
      ['wet-clay', 'Wet clay', 'clay'],
      ['weather', 'Weather', null],
    ])
    expect(idOf.get('Soil/Clay/Wet clay')).toBe('wet-clay')
  })
  test('a code that has codings and codes inside gets a code of its own in its theme', () => {
    const { yaml, idOf } = writeCodebook('Garden', [code('Soil'), code('Soil', 'Clay')], new Set(['Soil']))
    const { codes } = readCodebook(yaml, 'codebook.yaml')
    expect(codes.map(({ id, label }) => [id, label])).toEqual([
      ['soil-2', 'Soil'],
      ['clay', 'Clay'],
    ])
    expect(idOf.get('Soil')).toBe('soil-2')
  })
  test('equal names under different parents stay two codes', () => {
    const { yaml, idOf } = writeCodebook('G', [code('A', 'Other'), code('B', 'Other')], new Set())
    expect(readCodebook(yaml, 'c').codes).toHaveLength(2)
    expect(new Set([idOf.get('A/Other'), idOf.get('B/Other')]).size).toBe(2)
  })
  test('several codes of one path are one code, to which all of their codings go', () => {
    const twins = [
      { ...code('Soil', 'Clay'), id: 'a', keywords: ['clay'] },
      { ...code('Soil', 'Clay'), id: 'b', keywords: ['loam'] },
      { ...code('Soil'), id: 'c' },
      { ...code('Soil'), id: 'd' },
    ]
    const { yaml, idOf } = writeCodebook('Garden', twins, new Set(['d']))
    const { codes } = readCodebook(yaml, 'codebook.yaml')
    expect(codes.map(({ label, keywords }) => [label, keywords.map(({ source }) => source)])).toEqual([
      ['Soil', []],
      ['Clay', ['clay', 'loam']],
    ])
    expect([...'abcd'].map((id) => codes.find((one) => one.id === idOf.get(id))?.label)).toEqual([
      ...['Clay', 'Clay', 'Soil', 'Soil'],
    ])
  })
  test('whatever the names are, the codebook can be read and every code has its place and its name', () => {
    const name = fc.oneof(
      fc.string({ minLength: 1, maxLength: 8, unit: 'grapheme' }),
      fc.constantFrom('no', '1e3', ': #', '- a', "'", '"', '\\', 'Größe', '猫', 'a\nb'),
    )
    const path = fc.array(
      name.filter((one) => one.trim() !== ''),
      { minLength: 1, maxLength: 4 },
    )
    fc.assert(
      fc.property(
        fc.uniqueArray(path, { minLength: 1, maxLength: 12, selector: (one) => JSON.stringify(one) }),
        (paths) => {
          const codes = paths.map((one) => ({ ...code(...one), id: JSON.stringify(one) }))
          const { yaml, idOf } = writeCodebook('names', codes, new Set(codes.map(({ id }) => id)))
          const codebook = readCodebook(yaml, 'codebook.yaml')
          const labelById = new Map(codebook.codes.map(({ id, label }) => [id, label]))
          const lineageById = lineages(codebook)
          for (const { id, path: names } of codes) {
            expect(labelById.get(idOf.get(id)!)).toBe(names.at(-1))
            if (names.length > 2) expect(lineageById.get(idOf.get(id)!)![1]!.label).toBe(names.at(-2))
          }
        },
      ),
    )
  })
})

const codebook = readCodebook(
  `name: Garden
themes:
  - id: soil
    label: Soil
    codes:
      - { id: clay, label: Heavy clay }
      - { id: other-soil, label: Other }
  - id: weather
    label: Weather
    codes:
      - { id: rain, label: Rain, was: [rainfall] }
      - { id: other-weather, label: Other }
      - { id: long, label: "A name of a code that is much longer than the sixty-three characters of it" }
`,
  'codebook.yaml',
)
const oursFor = (codes: ForeignCode[], map: string | null = null) => {
  const found = mapCodes(codes, codebook, map === null ? null : { file: 'code-map.csv', text: map })
  return codes.map(({ id }) => found.ours.get(id) ?? (found.leftOut.has(id) ? '-' : null))
}

describe('a foreign code is one of ours', () => {
  test.each([
    ['by its id', ['clay'], 'clay'],
    ['by its label, whatever the capitals', ['X', 'heavy  CLAY'], 'clay'],
    ['by an id that it had', ['rainfall'], 'rain'],
    ['by its label with hyphens', ['Other soil'], 'other-soil'],
    ['by label and parent where several have the label', ['weather', 'Other'], 'other-weather'],
    [
      'by the 63 characters that MAXQDA leaves of a name',
      ['A name of a code that is much longer than the sixty-three chara'],
      'long',
    ],
  ])('%s', (_, path, id) => expect(oursFor([code(...path)])).toEqual([id]))
  test('by the map, which comes first, and by a hyphen there it is none on purpose', () => {
    expect(
      oursFor(
        [code('clay'), code('A', 'Mud'), code('Fun')],
        'theirs,ours,note\nclay,rain,\nA > Mud,clay,\nfun,-,off topic\n',
      ),
    ).toEqual(['rain', 'clay', '-'])
  })
})
describe('a foreign code is none of ours', () => {
  test.each([
    ['if it is only like one', ['heavy clays']],
    ['if several have its label and nothing tells them apart', ['Other']],
    ['if it is the name of a theme', ['Soil']],
  ])('%s', (_, path) => expect(oursFor([code(...path)])).toEqual([null]))
  test('if the map names a code that is not there, which is an error at its line', () => {
    expect(() => oursFor([code('x')], 'theirs,ours\nx,clayy\n')).toThrow(
      /code-map\.csv:2:1[\s\S]*"clayy"[\s\S]*write "clay"/,
    )
  })
  test('if the map has no such columns', () => {
    expect(() => oursFor([code('x')], 'a,b\nx,clay\n')).toThrow(/code-map\.csv:1:1[\s\S]*"theirs" and "ours"/)
  })
})
test('the map gets a row for each unknown code, and keeps what people wrote', () => {
  const text = extendCodeMap({ file: 'm.csv', text: 'theirs,ours,note\nMud,clay,"as said, mud"\nFun,,\n' }, [
    code('Fun'),
    code('A', 'New'),
  ])
  expect(text.replace('\ufeff', '')).toBe(
    'theirs,ours,note\nMud,clay,"as said, mud"\nFun,,\nA > New,,"write the id of a code, or - to leave it out"\n',
  )
})

test('columns that people added to the map, their names and the mark between cells stay', () => {
  const text = extendCodeMap({ file: 'm.csv', text: 'Who; Ours ;Theirs\nana;clay;Mud\n;;fun\n' }, [
    code('FUN'),
    code('New'),
    code('New'),
  ])
  expect(text.replace('\ufeff', '')).toBe(
    'Who;Ours;Theirs;note\nana;clay;Mud;\n;;fun;\n;;New;"write the id of a code, or - to leave it out"\n'.replaceAll(
      '"',
      '',
    ),
  )
})
