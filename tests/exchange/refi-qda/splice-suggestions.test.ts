import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { strFromU8, strToU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { replaceInArchive } from '../../../src/boundary/replace-in-archive.ts'
import { readXmlTree } from '../../../src/boundary/xml-tree.ts'
import { isProjectMember, openProject } from '../../../src/exchange/refi-qda/open-project.ts'
import { readRefiQda } from '../../../src/exchange/refi-qda/read-project.ts'
import { findSelections, findTexts } from '../../../src/exchange/refi-qda/read-sources.ts'
import { type SplicedSuggestion, spliceSuggestions } from '../../../src/exchange/refi-qda/splice-suggestions.ts'
import { writeProject } from '../../../src/exchange/refi-qda/write-project.ts'
import { anyOwnProject, elementsOf, guid, projectArchive, projectXml, schemaErrors } from '../../support/refi-qda.ts'

const code = { id: 'rain', label: 'Rain', description: 'Rain only.', theirs: null }

async function splice(bytes: Uint8Array, suggestions: readonly SplicedSuggestion[], form: 'user' | 'codes') {
  const opened = await openProject({ file: 'theirs.qdpx', bytes })
  const { texts } = await readRefiQda({ file: 'theirs.qdpx', bytes })
  const spliced = spliceSuggestions({ xml: opened.xml.text, root: opened.root, texts }, suggestions, form)
  const after = replaceInArchive({ file: 'theirs.qdpx', bytes }, (name) =>
    isProjectMember(name) ? strToU8(spliced.xml) : null,
  )
  return { before: opened.xml.text, after, ...spliced }
}

/** Their elements, in order, are all in a list of elements; the others are ours. */
function ours(before: string, after: string): string[] {
  const theirs = elementsOf(before)
  let next = 0
  const others = elementsOf(after).filter((element) => {
    const isTheirs = element === theirs[next]
    if (isTheirs) next++
    return !isTheirs
  })
  expect(next, theirs[next]).toBe(theirs.length)
  return others
}

describe('suggestions in a foreign project', () => {
  test('leave its elements as they are, in order, and validate', async () => {
    await fc.assert(
      fc.asyncProperty(anyOwnProject, fc.constantFrom('user', 'codes'), fc.nat(5), async (project, form, count) => {
        const bytes = writeProject(project)
        const { documents, codes } = await readRefiQda({ file: 'theirs.qdpx', bytes })
        const suggestions = documents.flatMap(({ id, text }) =>
          Array.from(text!.matchAll(/\S+/g))
            .slice(0, count)
            .map(({ index, 0: word }, number) => ({
              document: id,
              span: { start: index, end: index + word.length },
              code: number % 2 === 0 ? { ...code, theirs: codes[1]!.id } : code,
              why: 'keyword "rain" & more',
            })),
        )
        const { before, xml, added, after } = await splice(bytes, suggestions, form)
        expect(added).toEqual(suggestions)
        expect(ours(before, xml).filter((element) => !/User|PlainTextSelection|Code/.test(element))).toEqual([])
        if (count === 0) expect(xml).toBe(before)
        expect(schemaErrors(xml, 'Project')).toBe('')
        const read = await readRefiQda({ file: 'after.qdpx', bytes: after })
        const isOurs = (coding: (typeof read.codings)[number]): boolean => coding.memo === 'keyword "rain" & more'
        expect(
          read.codings.filter(isOurs).map(({ isMachine, document, span }) => ({ isMachine, document, span })),
        ).toEqual(suggestions.map(({ document, span }) => ({ isMachine: true, document, span })))
      }),
      { numRuns: 15 },
    )
  })
  test('leave the bytes of other members as they are', async () => {
    const bytes = projectArchive(
      projectXml(`<Sources><TextSource guid="${guid(1)}" name="a" plainTextPath="internal://a.txt"/></Sources>`),
      { 'a.txt': 'rain fell', 'b.mp4': Uint8Array.from({ length: 5000 }, (_, index) => (index * 7919) % 251) },
      'Überblick.qde',
    )
    const { after } = await splice(bytes, [{ document: guid(1), span: { start: 0, end: 4 }, code, why: '' }], 'user')
    const [theirs, spliced] = [unzipSync(bytes), unzipSync(after)]
    expect(Object.keys(spliced)).toEqual(Object.keys(theirs))
    for (const name of Object.keys(theirs)) if (!name.endsWith('.qde')) expect(spliced[name]).toEqual(theirs[name])
    expect(strFromU8(spliced['Überblick.qde']!)).toContain('<PlainTextSelection')
  })
  test.each([
    [
      'no users, a closed source, a prefix',
      '<q:Sources><q:TextSource guid="G1" name="a > \'b\'" plainTextPath="internal://a.txt"/></q:Sources>',
      'q:',
    ],
    [
      'users of its own',
      '<Users><User guid="G2" name="Eve"/></Users><Sources><TextSource guid="G1" plainTextPath="internal://a.txt"><!-- > --><VariableValue><VariableRef targetGUID="G3"/></VariableValue></TextSource></Sources>',
      '',
    ],
    [
      'a PDF document',
      '<Sources><PDFSource guid="G4" path="internal://a.pdf"><Representation guid="G1" plainTextPath="internal://a.txt"/></PDFSource></Sources>',
      '',
    ],
    [
      'text in the XML',
      '<Sources><TextSource guid="G1"><Description>d</Description><PlainTextContent>we 😀 saw rain</PlainTextContent><Coding guid="G5"><CodeRef targetGUID="G6"/></Coding></TextSource></Sources>',
      '',
    ],
  ])('are added to a project with %s', async (_, inside, prefix) => {
    const xml = projectXml(inside.replace(/G(\d)/g, (_all, number) => guid(Number(number))))
    const prefixed =
      prefix === '' ? xml : xml.replace('<Project xmlns=', '<q:Project xmlns:q=').replace('</Project>', '</q:Project>')
    const bytes = projectArchive(prefixed, { 'a.txt': '\ufeffwe 😀 saw rain\r\n' })
    const span = { start: 10, end: 14 }
    const {
      before,
      xml: after,
      after: archive,
    } = await splice(bytes, [{ document: guid(1), span, code, why: 'why' }], 'codes')
    expect(schemaErrors(after, 'Project')).toBe('')
    expect(ours(before, after)).toHaveLength(before.includes('<Users') ? 10 : 11)
    const { codings } = await readRefiQda({ file: 'after.qdpx', bytes: archive })
    expect(codings.filter(({ isMachine }) => isMachine).map(({ quote }) => quote)).toEqual(['rain'])
  })
  /** Texts for a project without any, in which the names of selections are at their positions. */
  function inventTexts(qde: string): Record<string, string> {
    const sources = findTexts(readXmlTree(qde, 'theirs.qde'))
    return Object.fromEntries(
      sources.flatMap((source) => {
        if (source.member === null) return []
        const characters = Array.from('rain fell on the beans '.repeat(200))
        for (const { positions, name } of findSelections(source))
          Array.from(` ${name} `).forEach((sign, at) => {
            characters[positions.start - 1 + at] = sign
          })
        return [[source.member.replace('sources/', ''), characters.join('')]]
      }),
    )
  }
  test.skipIf(!existsSync('../shared/refi-qda')).each([
    ['own-minimal.qde', 'user'],
    ['own-minimal.qde', 'codes'],
    ['sample-atlas8-project.qde', 'user'],
    ['sample-atlas8-project.qde', 'codes'],
  ] as const)('are added to %s as %s, with all else as it was', async (file, form) => {
    const qde = readFileSync(`../shared/refi-qda/${file}`, 'utf8')
    const bytes = projectArchive(qde, inventTexts(qde))
    const { documents } = await readRefiQda({ file, bytes })
    const suggestions = documents.flatMap(({ id, text }) =>
      text === null ? [] : [{ document: id, span: { start: text.length - 5, end: text.length - 1 }, code, why: 'why' }],
    )
    const { before, xml, added, losses } = await splice(bytes, suggestions, form)
    ours(before, xml)
    expect(schemaErrors(xml, 'Project')).toBe('')
    expect(added.length + losses.reduce((total, { count }) => total + count, 0)).toBe(suggestions.length)
    expect(added.length).toBeGreaterThan(0)
  })
  test('are not added twice', async () => {
    const bytes = projectArchive(
      projectXml(`<Sources><TextSource guid="${guid(1)}" plainTextPath="internal://a.txt"/></Sources>`),
      {
        'a.txt': 'rain fell',
      },
    )
    const suggestion = { document: guid(1), span: { start: 0, end: 4 }, code, why: '' }
    const once = await splice(bytes, [suggestion], 'codes')
    const twice = await splice(once.after, [suggestion], 'codes')
    expect(twice.xml).toBe(once.xml)
    expect(twice.losses).toEqual([{ what: 'suggestions', count: 1, why: 'they are in the project already' }])
    const other = { ...suggestion, code: { ...code, id: 'sun', label: 'Sun' } }
    expect(schemaErrors((await splice(once.after, [other], 'codes')).xml, 'Project')).toBe('')
  })
  test('are not added where the text is not in the file', async () => {
    const bytes = projectArchive(
      projectXml(`<Sources><TextSource guid="${guid(1)}" plainTextPath="internal://a.txt"/></Sources>`),
    )
    const { xml, before, losses } = await splice(
      bytes,
      [{ document: guid(1), span: { start: 0, end: 4 }, code, why: '' }],
      'user',
    )
    expect(xml).toBe(before)
    expect(losses).toMatchObject([{ count: 1, why: 'the text of their document is not in the file' }])
  })
})
