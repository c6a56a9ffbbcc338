import { describe, expect, test } from 'vitest'
import { InputError } from '../../src/boundary/diagnostic.ts'
import { readCodebook, readPlacedCodebook } from '../../src/codebook/read-codebook.ts'

const book = (themes: string, head = 'name: Gardens') => `${head}\nthemes:\n${themes}`
const soil = '  - id: soil\n    label: Soil\n    codes:\n      - { id: water, label: Water }\n'
const problemsOf = (yaml: string) => {
  try {
    readCodebook(yaml, 'g.yaml')
  } catch (error) {
    if (error instanceof InputError) return error.problems
    throw error
  }
  return []
}

describe('a codebook', () => {
  test('has what was left out filled in: version 1, English, colours that differ', () => {
    const { version, language, themes, codes, retired } = readCodebook(
      book(`${soil}${soil.replaceAll(/soil|water/g, '$&-b')}`),
      'g.yaml',
    )
    expect({ version, language, retired }).toEqual({ version: '1', language: 'en', retired: [] })
    expect(new Set(themes.map(({ color }) => color)).size).toBe(2)
    expect(themes[0]).toMatchObject({
      color: expect.stringMatching(/^#[0-9a-f]{6}$/),
      crosscutting: false,
      description: '',
    })
    expect(codes[0]).toMatchObject({ was: [], include: '', exclude: '', examples: [], keywords: [], parentId: null })
  })

  test('has nested codes behind the code that contains them, with their theme and parent', () => {
    const nested = soil.replace(
      '{ id: water, label: Water }',
      '{ id: water, label: W, codes: [{ id: rain, label: R, codes: [{ id: hail, label: H }] }] }',
    )
    expect(
      readCodebook(book(nested), 'g.yaml').codes.map(({ id, themeId, parentId }) => [id, themeId, parentId]),
    ).toEqual([
      ['water', 'soil', null],
      ['rain', 'soil', 'water'],
      ['hail', 'soil', 'rain'],
    ])
  })

  test('has its version as it was written, also where that is a number', () => {
    expect(readCodebook(book(soil, 'name: N\nversion: 2'), 'g.yaml').version).toBe('2')
    expect(readCodebook(book(soil, 'name: N\nversion: 2026-11-28'), 'g.yaml').version).toBe('2026-11-28')
  })

  test('has proposed codes in a theme of their own, and applies none that is retired', () => {
    const yaml = `${book(soil)}proposed:\n  - { id: heat, label: Heat }\nretired:\n  - { id: frost, label: Frost, anything: else }\n`
    const { themes, codes, retired } = readCodebook(yaml, 'g.yaml')
    expect(themes.at(-1)).toMatchObject({ id: 'proposed', label: 'Proposed codes' })
    expect(codes.map(({ id, themeId }) => [id, themeId])).toEqual([
      ['water', 'soil'],
      ['heat', 'proposed'],
    ])
    expect(retired).toEqual(['frost'])
  })

  test('knows the place of each code in its file', () => {
    const { pathByCode, placeOf } = readPlacedCodebook(book(soil), 'g.yaml')
    expect(pathByCode.get('water')).toEqual(['themes', 0, 'codes', 0])
    expect(placeOf(pathByCode.get('water')!)).toMatchObject({ file: 'g.yaml', line: 6 })
  })

  test('may have ids that every object has', () => {
    const { codes } = readCodebook(book(soil.replace('water', 'constructor')), 'g.yaml')
    expect(codes[0]!.id).toBe('constructor')
  })
})

describe('a codebook that cannot be read', () => {
  test.each([
    ['a theme and a code of one id', soil.replace('water', 'soil'), 'codebook/duplicate-id', 6],
    ['two themes of one id', soil + soil.replace('water', 'rain'), 'codebook/duplicate-id', 7],
    ['a theme without codes', '  - { id: soil, label: Soil, codes: [] }\n', 'schema/value', 3],
    ['an id with capitals', soil.replace('water', 'Water'), 'schema/value', 6],
    ['an empty keyword', soil.replace('label: Water', 'label: W, keywords: [""]'), 'schema/value', 6],
    ['a colour by its name', soil.replace('label: Soil', 'label: Soil\n    color: red'), 'schema/value', 5],
  ])('has %s', (_, themes, code, line) => {
    expect(problemsOf(book(themes))).toMatchObject([{ code, place: { file: 'g.yaml', line } }])
  })

  test('has the column of the mistake inside a keyword, quoted or not', () => {
    const keyword = (written: string) => soil.replace('label: Water', `label: W, keywords: [${written}]`)
    const [bare] = problemsOf(book(keyword('rain &')))
    const [quoted] = problemsOf(book(keyword('"rain &"')))
    expect(quoted!.place.column).toBe(bare!.place.column! + 1)
    expect(bare).toMatchObject({ code: 'codebook/keyword', message: 'in the keyword "rain &": there is no word here' })
  })

  test('shows at most eighty characters of a keyword', () => {
    const long = soil.replace('label: Water', `label: W, keywords: ["${'(a '.repeat(60)}"]`)
    const message = problemsOf(book(long))[0]!.message
    expect(message.split('": ')[0]!.length).toBeLessThan(110)
  })

  test('has a proposed code that is applied elsewhere, or a retired one that still is', () => {
    const yaml = `${book(soil)}proposed:\n  - { id: water, label: Heat }\nretired:\n  - { id: water, label: Frost }\n`
    expect(problemsOf(yaml).map(({ place }) => place.line)).toEqual([8, 10])
  })

  test('has more than a thousand codes', () => {
    const codes = Array.from({ length: 1001 }, (_, at) => `      - { id: c${at}, label: C }\n`).join('')
    expect(problemsOf(book(`  - id: soil\n    label: Soil\n    codes:\n${codes}`))).toMatchObject([
      { code: 'codebook/too-many-codes', fix: 'split it into codebooks by theme' },
    ])
  })

  test('has faults of every kind, which are named in one run, in the order of the file, each with what to do', () => {
    const yaml = book(`  - id: soil
    label: Soil
    codes:
      - { id: clay, label: 7, keywords: [mud] }
      - { id: sand, label: Sand, keywords: ["dune &", 12] }
      - { id: peat, label: Peat, colour: brown }
      - { id: clay, label: Clay again, codes: [{ id: soil, label: S, keywords: ["/(/"] }] }
proposed: [{ id: loam, label: Loam, keywords: ["| x"] }, 5]
`)
    const problems = problemsOf(yaml)
    expect(problems.map(({ code, place: { line, column } }) => `${line}:${column} ${code}`)).toEqual([
      '6:28 schema/value', // a number for a label
      '7:52 codebook/keyword',
      '7:55 schema/value', // a number among the keywords
      '8:34 schema/unknown-key',
      '9:15 codebook/duplicate-id', // the code clay
      '9:54 codebook/duplicate-id', // the theme soil
      '9:82 codebook/keyword',
      '10:49 codebook/keyword',
      '10:58 schema/value', // a number in the place of a code
    ])
    expect(problems[0]).toMatchObject({ message: 'found 7 in "label": give it a label', fix: 'put it in quotes: "7"' })
    expect(problems[8]!.message).toBe('found 5 in "proposed": write keys with values, such as "label: Trust"')
  })
  test('has a part that repeats itself for ever by an alias, beside an id that is used twice', () => {
    const codes = '      - &again { id: clay, label: Clay, codes: [*again] }\n      - { id: clay, label: Clay }\n'
    expect(problemsOf(book(`  - id: soil\n    label: Soil\n    codes:\n${codes}`)).map(({ code }) => code)).toContain(
      'codebook/duplicate-id',
    )
  })
})
