import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { openProject } from '../../../src/exchange/refi-qda/open-project.ts'
import { readRefiQda } from '../../../src/exchange/refi-qda/read-project.ts'
import { bytesOf } from '../../support/builders.ts'
import { guid, projectArchive, projectXml } from '../../support/refi-qda.ts'

const read = (bytes: Uint8Array, file = 'garden.qdpx') => readRefiQda({ file, bytes })

/** A project as MAXQDA, ATLAS.ti and NVivo write theirs, in parts: lower case and braces, sets, cases, notes, areas. */
const garden = projectXml(
  `
<Users><User guid="{${guid(1).toLowerCase()}}" name="Eve"/><User guid="${guid(2)}" id="B"/></Users>
<CodeBook><Codes>
  <Code guid="${guid(10)}" name="Soil" isCodable="true" color="#FA0"><Description>all of it</Description>
    <Code guid="${guid(11)}" name="Clay" isCodable="true" color="brown"><NoteRef targetGUID="${guid(50)}"/></Code></Code>
  <Code guid="${guid(12)}" name="Never used" isCodable="false"/>
</Codes></CodeBook>
<Variables><Variable guid="${guid(20)}" name="age" typeOfVariable="Integer"/></Variables>
<Cases>
  <Case guid="${guid(30)}" name="Ana"><VariableValue><VariableRef targetGUID="${guid(20)}"/><IntegerValue>41</IntegerValue></VariableValue><SourceRef targetGUID="${guid(40)}"/></Case>
  <Case guid="${guid(31)}" name="Bo"><SelectionRef targetGUID="${guid(60)}"/></Case>
</Cases>
<Sources>
  <TextSource guid="${guid(40)}" name="garden" plainTextPath="internal://A.txt" creatingUser="${guid(1)}">
    <Description>first visit</Description>
    <PlainTextSelection guid="${guid(60)}" name="the clay is wet" startPosition="8" endPosition="23" creatingUser="${guid(1)}" creationDateTime="2026-01-05T09:00:00Z">
      <Description>see photo</Description>
      <Coding guid="${guid(61)}" creatingUser="${guid(2)}"><CodeRef targetGUID="{${guid(11).toLowerCase()}}"/><NoteRef targetGUID="${guid(51)}"/></Coding>
      <Coding guid="${guid(62)}"><CodeRef targetGUID="${guid(99)}"/></Coding>
    </PlainTextSelection>
    <PlainTextSelection guid="${guid(63)}" startPosition="0" endPosition="6" creatingUser="${guid(1)}"><Description>ask again</Description></PlainTextSelection>
    <PlainTextSelection guid="${guid(64)}" startPosition="0" endPosition="6"/>
    <Coding guid="${guid(65)}"><CodeRef targetGUID="${guid(10)}"/></Coding>
  </TextSource>
  <TextSource guid="${guid(41)}" name="Garden" plainTextPath="internal://missing.txt"><PlainTextSelection guid="${guid(66)}" name="and then it rained" startPosition="3" endPosition="9"><Coding guid="${guid(67)}"><CodeRef targetGUID="${guid(11)}"/></Coding></PlainTextSelection></TextSource>
  <AudioSource guid="${guid(42)}" name="walk.mp3"><Transcript guid="${guid(43)}"><PlainTextContent>so we dug</PlainTextContent>
    <SyncPoint guid="${guid(70)}" timeStamp="0" position="3"/><SyncPoint guid="${guid(71)}" timeStamp="9" position="9"/>
    <TranscriptSelection guid="${guid(72)}" fromSyncPoint="${guid(70)}" toSyncPoint="${guid(71)}" creatingUser="${guid(1)}"><Coding guid="${guid(73)}"><CodeRef targetGUID="${guid(11)}"/></Coding></TranscriptSelection></Transcript>
    <AudioSelection guid="${guid(74)}" begin="0" end="1"><Coding guid="${guid(75)}"><CodeRef targetGUID="${guid(11)}"/></Coding></AudioSelection></AudioSource>
  <PictureSource guid="${guid(44)}" path="internal://p.png"/>
</Sources>
<Notes>
  <Note guid="${guid(50)}" name="on clay" plainTextPath="internal://n.txt"/>
  <Note guid="${guid(51)}"><PlainTextContent>so said Ana</PlainTextContent></Note>
  <Note guid="${guid(52)}" name="next steps" creatingUser="${guid(2)}"/>
</Notes>
<Sets><Set guid="${guid(80)}" name="first wave"><MemberSource targetGUID="${guid(40)}"/></Set><Set guid="${guid(81)}" name="soil: heavy"><MemberSource targetGUID="${guid(40)}"/></Set><Set guid="${guid(82)}" name="codes"><MemberCode targetGUID="${guid(10)}"/></Set></Sets>
<Graphs><Graph guid="${guid(83)}"/></Graphs>`,
  'name="g" origin="MAXQDA 24"',
)
const bytes = projectArchive(
  garden,
  { 'a.TXT': 'Ana: 😀😀 the clay is wet here', 'n.txt': '\ufeffheavy\r\nand cold' },
  'Garden project.QDE',
)

describe('a project of another program', () => {
  test('has codes with their path, description and colour, whatever the case of GUIDs', async () => {
    expect((await read(bytes)).codes).toEqual([
      { id: guid(10), path: ['Soil'], description: 'all of it', color: '#ffaa00', keywords: [] },
      { id: guid(11), path: ['Soil', 'Clay'], description: '', color: null, keywords: [] },
      { id: guid(12), path: ['Never used'], description: '', color: null, keywords: [] },
    ])
  })
  test('has codings with their words, coders, memos and time; also in transcripts of recordings', async () => {
    const { codings, program } = await read(bytes)
    expect(program).toBe('MAXQDA 24')
    expect(codings.map(({ document, quote, coder, memo, time }) => [document, quote, coder, memo, time])).toEqual([
      [guid(40), 'the clay is wet', 'B', 'see photo\nso said Ana', '2026-01-05T09:00:00.000Z'],
      [guid(41), 'and then it rained', '', '', null],
      [guid(43), 'we dug', 'Eve', '', null],
    ])
    expect(codings[0]!.span).toEqual({ start: 10, end: 25 })
  })
  test('has documents with different names, values, sets and codes of the whole', async () => {
    const { documents, cases } = await read(bytes)
    expect(documents.map(({ name, attributes }) => [name, attributes])).toEqual([
      ['first wave garden', { Soil: 'yes', soil: 'heavy', 'document group': 'first wave' }],
      ['Garden', {}],
      ['walk.mp3', {}],
    ])
    expect(cases).toEqual([
      { name: 'Ana', attributes: { age: '41' }, documents: [guid(40)] },
      { name: 'Bo', attributes: {}, documents: [guid(40)] },
    ])
  })
  test('has memos on places, documents, codes and the project', async () => {
    const { memos } = await read(bytes)
    expect(memos.map(({ document, code, quote, coder, memo }) => [document, code, quote, coder, memo])).toEqual([
      [guid(40), null, 'Ana: 😀'.slice(0, 7), 'Eve', 'ask again'],
      [guid(40), null, '', 'Eve', 'first visit'],
      [null, guid(11), '', '', 'on clay\nheavy\nand cold'],
      [null, null, '', 'B', 'next steps'],
    ])
  })
  test('has memos at the place that is written in them, as QualCoder writes annotations', async () => {
    const xml = projectXml(
      `<Users><User guid="${guid(1)}" name="Eve"/></Users><Sources><TextSource guid="${guid(2)}" name="t"><PlainTextContent>we 😀 saw rain</PlainTextContent><NoteRef targetGUID="${guid(3)}"/></TextSource></Sources><Notes><Note guid="${guid(3)}" creatingUser="${guid(1)}"><PlainTextContent>really?</PlainTextContent><PlainTextSelection guid="${guid(4)}" startPosition="9" endPosition="13"/></Note></Notes>`,
    )
    const { memos } = await read(projectArchive(xml))
    expect(memos).toMatchObject([{ document: guid(2), quote: 'rain', coder: 'Eve', memo: 'really?' }])
  })
  test('has a report of what it holds and a study does not', async () => {
    expect((await read(bytes)).losses).toEqual([
      { what: 'codings', count: 1, why: 'the file does not define their code' },
      { what: 'highlights', count: 1, why: 'they have neither a code nor a memo' },
      { what: 'codings of whole documents', count: 1, why: 'they become attributes of the document' },
      { what: 'sources', count: 1, why: 'they are pictures or recordings without a transcript' },
      {
        what: 'documents',
        count: 1,
        why: 'their text is not in the file; passages are looked for by their words ("Garden")',
      },
      { what: 'codings of areas or moments', count: 1, why: 'Themata reads text only' },
      { what: 'sets of codes', count: 1, why: 'a study has no sets' },
      { what: 'networks', count: 1, why: 'a study has no networks' },
    ])
  })
  test('says which document has positions that fit no way of counting', async () => {
    const text = 'one two three four five six seven eight'
    const selections = [1, 5, 9, 15, 20].map(
      (start, index) =>
        `<PlainTextSelection guid="${guid(100 + index)}" name="x" startPosition="${start}" endPosition="${start + 1}"><Coding guid="${guid(200 + index)}"><CodeRef targetGUID="${guid(10)}"/></Coding></PlainTextSelection>`,
    )
    const xml = projectXml(
      `<CodeBook><Codes><Code guid="${guid(10)}" name="c" isCodable="true"/></Codes></CodeBook><Sources><TextSource guid="${guid(1)}" name="odd" plainTextPath="internal://t.txt">${selections.join('')}</TextSource></Sources>`,
    )
    const { codings, losses } = await read(projectArchive(xml, { 't.txt': text }))
    expect(codings.map(({ span }) => span)).toEqual([null, null, null, null, null])
    expect(losses[0]).toMatchObject({
      what: 'positions in "odd"',
      count: 5,
      why: expect.stringMatching(/no way of counting fits them \(code points.*: 0/),
    })
  })
  test.skipIf(!existsSync('../shared/refi-qda'))('of the shared samples is read', async () => {
    const counts = async (file: string) => {
      const { documents, codes, codings, memos } = await read(readFileSync(`../shared/refi-qda/${file}`), file)
      return [documents.length, codes.length, codings.length, memos.length]
    }
    expect(await counts('own-minimal.qdpx')).toEqual([1, 6, 3, 3])
    expect(await counts('own-minimal.qdc')).toEqual([0, 6, 0, 0])
    expect(await counts('sample-nvivo15-mac.qdpx')).toEqual([2, 262, 0, 0])
    expect(await counts('sample-atlas8-project.qde')).toEqual([11, 14, 9, 3])
  })
})

describe('a file that is no project, or a hostile one, is refused', () => {
  const bomb = projectArchive(projectXml(''), { 'a.txt': new Uint8Array(0) })
  test.each([
    ['an archive without a project', projectArchive('', {}, 'word/document.xml'), /holds no project/],
    ['an archive of two projects', projectArchive(projectXml(''), {}, 'a.qde'), null],
    ['other XML', bytesOf('<?xml version="1.0"?>\n<html/>'), /first element is "html"/],
    ['XML that breaks off', projectArchive('<Project><Users>'), /garden\.qdpx\/project\.qde:1:\d+/],
    [
      'entities',
      projectArchive('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><Project>&b;</Project>'),
      /document type/,
    ],
    ['a damaged archive', bomb.slice(0, bomb.length - 30), /damaged/],
  ])('%s', async (_, hostile, message) => {
    const opened = openProject({ file: 'garden.qdpx', bytes: hostile })
    if (message === null) await expect(opened).resolves.toMatchObject({ member: 'a.qde' })
    else await expect(opened).rejects.toThrow(message)
  })
  test('a text that unfolds to more than any interview has', async () => {
    const xml = projectXml(
      `<Sources><TextSource guid="${guid(1)}" name="long" plainTextPath="internal://a.txt"/></Sources>`,
    )
    const long = projectArchive(xml, { 'a.txt': new Uint8Array(20_000_001).fill(97) })
    expect(long.length).toBeLessThan(100_000)
    await expect(read(long)).rejects.toThrow(/long\s+error.*too-long/)
  })
  test('paths outside the archive are read from nowhere', async () => {
    const xml = projectXml(
      ['internal://../../etc/passwd', 'file:///etc/passwd', '/etc/passwd', 'absolute:///etc/passwd']
        .map((path, index) => `<TextSource guid="${guid(index)}" plainTextPath="${path}"/>`)
        .join('')
        .replace(/^(.*)$/, '<Sources>$1</Sources>'),
    )
    const { documents } = await read(projectArchive(xml))
    expect(documents.map(({ text }) => text)).toEqual([null, null, null, null])
  })
})

test.each(Object.getOwnPropertyNames(Object.prototype))(
  'a source that is an element %s is no text, and breaks nothing',
  async (name) => {
    const element = `<${name} guid="${guid(1)}" name="x"><Representation guid="${guid(2)}"><PlainTextContent>so</PlainTextContent></Representation></${name}>`
    const project = await read(projectArchive(projectXml(`<Sources>${element}</Sources>`)))
    expect(project.documents).toEqual([])
  },
)
