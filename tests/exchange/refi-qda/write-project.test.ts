import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { readCodebook } from '../../../src/codebook/read-codebook.ts'
import type { OwnProject } from '../../../src/exchange/refi-qda/own-project.ts'
import { readRefiQda } from '../../../src/exchange/refi-qda/read-project.ts'
import { writeCodebookFile, writeProject } from '../../../src/exchange/refi-qda/write-project.ts'
import { gardenCodebook } from '../../support/builders.ts'
import { anyOwnProject, elementsOf, schemaErrors } from '../../support/refi-qda.ts'

const xmlOf = (bytes: Uint8Array): string => strFromU8(unzipSync(bytes)['project.qde']!)

/** Codings by their words, as both sides can state them. */
const stated = (project: OwnProject) =>
  project.codings
    .map(({ document, span, code, coder }) =>
      JSON.stringify([
        document,
        span.start,
        span.end,
        gardenCodebook.codes.find(({ id }) => id === code)!.label,
        coder ?? 'Themata',
      ]),
    )
    .sort()

describe('a project that we write', () => {
  test('is valid, has each GUID once, and names nothing that is not there', () => {
    fc.assert(
      fc.property(anyOwnProject, (project) => {
        const xml = xmlOf(writeProject(project))
        expect(schemaErrors(xml, 'Project')).toBe('')
        const own = Array.from(xml.matchAll(/ guid="([^"]+)"/g), ([, guid]) => guid)
        expect(new Set(own).size).toBe(own.length)
        const used = Array.from(xml.matchAll(/ (?:targetGUID|creatingUser(?:GUID)?)="([^"]+)"/g), ([, guid]) => guid)
        expect(used.filter((guid) => !own.includes(guid))).toEqual([])
      }),
      { numRuns: 20 },
    )
  })
  test('has a file for each text that it names, and no others', () => {
    fc.assert(
      fc.property(anyOwnProject, (project) => {
        const members = Object.keys(unzipSync(writeProject(project))).filter((name) => name !== 'project.qde')
        const named = Array.from(
          xmlOf(writeProject(project)).matchAll(/internal:\/\/([^"]+)"/g),
          ([, name]) => `sources/${name}`,
        )
        expect(members.sort()).toEqual(named.sort())
      }),
      { numRuns: 10 },
    )
  })
  test('is read back with the same texts, codings, coders, memos and values', async () => {
    await fc.assert(
      fc.asyncProperty(anyOwnProject, async (project) => {
        const read = await readRefiQda({ file: 'own.qdpx', bytes: writeProject(project) })
        const nameById = new Map(read.documents.map(({ id, name }) => [id, name]))
        const codeById = new Map(read.codes.map(({ id, path }) => [id, path.at(-1)]))
        expect(read.documents.map(({ name, text }) => ({ id: name, text }))).toEqual(project.documents)
        expect(
          read.codings
            .map(({ document, span, code, coder }) =>
              JSON.stringify([nameById.get(document), span!.start, span!.end, codeById.get(code), coder]),
            )
            .sort(),
        ).toEqual(stated(project))
        expect(read.cases.map(({ name, attributes }) => ({ id: name, attributes }))).toEqual(
          project.participants.map(({ id, attributes }) => ({ id, attributes })),
        )
        expect(read.memos.map(({ memo }) => memo)).toEqual(
          expect.arrayContaining(['ask about rain', 'Ana: a good talk']),
        )
        expect(read.losses).toEqual([])
      }),
      { numRuns: 20 },
    )
  })
  test('is the same bytes for the same study', () => {
    const [project] = fc.sample(anyOwnProject, { numRuns: 1, seed: 7 })
    expect(writeProject(structuredClone(project!))).toEqual(writeProject(project!))
  })
  test('has UTF-8 texts without a byte order mark or carriage returns', () => {
    const [project] = fc.sample(anyOwnProject, { numRuns: 1, seed: 8 })
    const texts = Object.entries(unzipSync(writeProject(project!))).filter(([name]) => name.endsWith('.txt'))
    for (const [, bytes] of texts) {
      expect(strFromU8(bytes)).not.toMatch(/^\ufeff|\r/)
    }
  })
})

describe('a codebook that we write', () => {
  const codebook = readCodebook(
    `name: Twins
themes:
  - { id: one, label: Soil, codes: [{ id: a, label: Water }, { id: b, label: "Fish & <chips>" }] }
  - { id: two, label: People, codes: [{ id: c, label: water, include: Rain., keywords: ["rain*", "~wet"] }] }
`,
    'twins.yaml',
  )
  const xml = writeCodebookFile({ codebook, version: '1.0.0' })

  test('is valid, and names each code once, in any capitals', () => {
    expect(schemaErrors(xml, 'Codebook')).toBe('')
    expect(Array.from(xml.matchAll(/ name="([^"]*)"/g), ([, name]) => name)).toEqual([
      'Soil',
      'Water (Soil)',
      'Fish &amp; &lt;chips&gt;',
      'People',
      'water (People)',
    ])
  })
  test('has themes as folders, and criteria and keywords in descriptions', () => {
    expect(elementsOf(xml)[2]).toContain('["isCodable","false"]')
    expect(elementsOf(xml).at(-1)).toContain('Include: Rain.\\n\\nKeywords:\\n- rain*\\n- ~wet')
  })
})
