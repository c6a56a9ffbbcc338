import { describe, expect, test } from 'vitest'
import { readXmlTree } from '../../../src/boundary/xml-tree.ts'
import { readCodebook } from '../../../src/codebook/read-codebook.ts'
import { codeElements, namesOfCodes } from '../../../src/exchange/refi-qda/code-elements.ts'
import { readCodes } from '../../../src/exchange/refi-qda/read-codes.ts'
import { renderDocument } from '../../../src/exchange/refi-qda/render-document.ts'
import { element, writeXml } from '../../../src/exchange/refi-qda/write-xml.ts'
import { transcriptOf } from '../../support/builders.ts'

describe('a transcript as a document', () => {
  const transcript = transcriptOf('P1', ['Ana', 'It rained.'], ['Int  A\n', 'And then?'], ['', 'We dug.'])
  const { text, place } = renderDocument(transcript)
  const wordsAt = (words: string) => {
    const start = transcript.text.indexOf(words)
    const { start: from, end: to } = place({ start, end: start + words.length })
    return text.slice(from, to)
  }
  test('has a line for each turn, with the name before it where there is one', () => {
    expect(text).toBe('Ana: It rained.\nInt A: And then?\nWe dug.\n')
  })
  test('has every passage at its place, with the labels of turns after the first', () => {
    expect(wordsAt('It rained.')).toBe('It rained.')
    expect(wordsAt('And then?')).toBe('And then?')
    expect(wordsAt('rained.\nAnd')).toBe('rained.\nInt A: And')
    expect(wordsAt('then?\nWe')).toBe('then?\nWe')
  })
  test('has words at the border of two turns in their own turn', () => {
    const at = transcript.text.indexOf('And')
    expect(place({ start: at, end: at + 3 }).start).toBe(text.indexOf('And'))
    expect(place({ start: 0, end: at - 1 }).end).toBe(text.indexOf('\n'))
  })
})

describe('the codes of a codebook in a project', () => {
  const codebook = readCodebook(
    `name: Twins
themes:
  - id: one
    label: Soil
    codes:
      - id: a
        label: Water
        description: What is wet.
        include: "Rain: all of it."
        exclude: Tears.
        examples: ["It rained - twice.", "so: wet"]
        counterexamples: [We cried.]
        keywords: ["rain*", "~wet"]
        codes: [{ id: b, label: water }]
  - { id: two, label: water, codes: [{ id: c, label: WATER }] }
`,
    'twins.yaml',
  )
  test('have names that differ in more than capitals, those of one name with their theme', () => {
    const names = [...namesOfCodes(codebook).values()]
    expect(new Set(names.map((name) => name.trim().toLowerCase())).size).toBe(names.length)
    expect(names).toEqual(['Soil', 'water', 'Water (Soil)', 'water (Soil) 2', 'WATER (water)'])
  })
  test('are read back with their criteria, examples and keywords apart', () => {
    const xml = writeXml(
      element('CodeBook', { origin: 'Themata 1.0.0' }, [element('Codes', {}, codeElements(codebook))]),
    )
    const read = readCodes(readXmlTree(xml, 'x'))
    expect(read.find(({ path }) => path.at(-1) === 'Water (Soil)')).toMatchObject({
      description: 'What is wet.',
      keywords: ['rain*', '~wet'],
      criteria: {
        ...{ include: 'Rain: all of it.', exclude: 'Tears.' },
        ...{ examples: ['It rained - twice.', 'so: wet'], counterexamples: ['We cried.'] },
      },
    })
    expect(read.map(({ path }) => path.length)).toEqual([1, 2, 3, 1, 2])
  })
  test('of other programs keep their descriptions whole, whatever words are in them', () => {
    const xml =
      '<CodeBook origin="Other"><Codes><Code guid="1" name="a"><Description>Include: rain\n\nKeywords:\n- x</Description></Code></Codes></CodeBook>'
    expect(readCodes(readXmlTree(xml, 'x'))).toMatchObject([
      { description: 'Include: rain\n\nKeywords:\n- x', keywords: [] },
    ])
  })
})
