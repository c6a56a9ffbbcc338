import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { XmlDocument, XsdValidator } from 'libxml2-wasm'
import { readXmlTree, type XmlElement } from '../../src/boundary/xml-tree.ts'
import type { OwnProject } from '../../src/exchange/refi-qda/own-project.ts'
import { gardenCodebook } from './builders.ts'

const validators = new Map<string, XsdValidator>()

function validatorOf(schema: string): XsdValidator {
  const known = validators.get(schema)
  if (known !== undefined) return known
  const validator = XsdValidator.fromDoc(XmlDocument.fromBuffer(readFileSync(`tests/fixtures/refi-qda/${schema}.xsd`)))
  validators.set(schema, validator)
  return validator
}

/** Validates XML against a schema of REFI-QDA; returns what is wrong, empty if nothing is. */
export function schemaErrors(xml: string, schema: 'Project' | 'Codebook'): string {
  const document = XmlDocument.fromString(xml)
  try {
    validatorOf(schema).validate(document)
    return ''
  } catch (error) {
    return (error as Error).message
  } finally {
    document.dispose()
  }
}

/** Every element of XML with its path, attributes and own text, in order. */
export function elementsOf(xml: string): string[] {
  const list = (element: XmlElement, path: string): string[] => [
    JSON.stringify([`${path}/${element.name}`, [...element.attributes], element.text.trim()]),
    ...element.children.flatMap((child) => list(child, `${path}/${element.name}`)),
  ]
  return list(readXmlTree(xml, 'elements.xml'), '')
}

/** A project file with its texts, by name in `sources`. */
export const projectArchive = (
  qde: string,
  sources: Readonly<Record<string, string | Uint8Array>> = {},
  name = 'project.qde',
): Uint8Array =>
  zipSync(
    Object.fromEntries([
      [name, strToU8(qde)],
      ...Object.entries(sources).map(([file, content]) => [
        `sources/${file}`,
        typeof content === 'string' ? strToU8(content) : content,
      ]),
    ]),
  )

/** A GUID for tests: `guid(7)`. */
export const guid = (number: number): string =>
  `00000000-0000-4000-8000-${number.toString(16).toUpperCase().padStart(12, '0')}`

/** Project XML around its parts. */
export const projectXml = (inside: string, attributes = 'name="t" origin="test"'): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n<Project xmlns="urn:QDA-XML:project:1.0" ${attributes}>${inside}</Project>`

const words = [
  'Wir',
  'naïve',
  '😀',
  'so',
  'fast',
  'über\u00a0alles',
  'label',
  '👩‍🌾',
  'e\u0301te',
  'rain',
  '"quoted"',
  '<&>',
  "it's",
]

/** Texts of several lines with emoji, combining marks, no-break spaces and signs of XML. */
export const anyText = fc
  .array(
    fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 12 }).map((line) => line.join(' ')),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .map((lines) => `${lines.join('\n')}\n`)

/** A passage of whole words of a text. */
export const anySpanOf = (text: string) => {
  const found = Array.from(text.matchAll(/\S+/g), ({ index, 0: word }) => ({ start: index, end: index + word.length }))
  return fc.tuple(fc.nat(found.length - 1), fc.nat(4)).map(([first, more]) => ({
    start: found[first]!.start,
    end: found[Math.min(found.length - 1, first + more)]!.end,
  }))
}

/** Studies with the codebook of gardens, several people and the machine. */
export const anyOwnProject: fc.Arbitrary<OwnProject> = fc
  .uniqueArray(anyText, { minLength: 1, maxLength: 3 })
  .chain((texts) => {
    const codes = gardenCodebook.codes.map(({ id }) => id)
    const documents = texts.map((text, index) => ({ id: `P${index + 1}`, text }))
    const coding = fc.nat(texts.length - 1).chain((at) =>
      fc.record({
        document: fc.constant(documents[at]!.id),
        span: anySpanOf(documents[at]!.text),
        code: fc.constantFrom(...codes),
        coder: fc.constantFrom('Ana', 'Bo & Co', null),
        memo: fc.constantFrom('', 'why\nnot "so"', ']]> 😀'),
        time: fc.constantFrom(null, '2026-03-01T10:00:00.123Z'),
      }),
    )
    const codings = fc.uniqueArray(coding, {
      maxLength: 12,
      selector: ({ document, span, code, coder }) => JSON.stringify([document, span, code, coder]),
    })
    return codings.map(
      (list): OwnProject => ({
        name: 'gardens',
        version: '1.0.0',
        codebook: gardenCodebook,
        documents,
        participants: documents.map(({ id }, index) => ({
          id: `person ${id}`,
          attributes: { role: 'a "gardener"', years: String(index) },
          documents: [id],
        })),
        codings: list,
        memos: [
          { document: null, span: null, code: null, coder: 'Ana', memo: 'ask about rain' },
          { document: documents[0]!.id, span: null, code: null, coder: 'Ana', memo: 'a good talk' },
          { document: documents[0]!.id, span: { start: 0, end: 2 }, code: null, coder: 'Ana', memo: 'first' },
          { document: documents[0]!.id, span: { start: 0, end: 2 }, code: null, coder: 'Ana', memo: 'second' },
          { document: null, span: null, code: codes[0]!, coder: 'Bo & Co', memo: 'too wide' },
        ],
        losses: [{ what: 'rejections', count: 2, why: 'other programs know none' }],
      }),
    )
  })
