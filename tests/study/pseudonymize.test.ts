import { expect, test } from 'vitest'
import { analyze } from '../../src/analysis/analyze-in-memory.ts'
import type { Study } from '../../src/analysis/study.ts'
import { chooseWriter } from '../../src/cli/print/write-analysis.ts'
import { directReader } from '../../src/io/readers.ts'
import { bytesOf, gardensYaml, readResource } from '../support/builders.ts'
import { allTextOf, codingsOf, transcriptsOf } from '../support/coded-transcripts.ts'

const long = 'We carried water to the beds every single evening of that long and dry summer'
const study: Study = {
  name: 'gardens',
  reader: directReader,
  files: [
    {
      file: 'Talk with Mina.txt',
      bytes: bytesOf(
        `Noor Haddad: Mina, how was it?\nMina Okoro: Well, Noor, ${long}, and my brother said, Mina, you need help. Mina's neighbour helped to dig.\nNoor Haddad: Who else?\nMina Okoro: The Okoro family came. ${long}.\n`,
      ),
    },
    { file: 'P2a.txt', bytes: bytesOf(`I: And you?\nP2a: ${long}, as Mina Okoro did.\nI: Good.\nP2a: It rained.\n`) },
  ],
  codebook: { file: 'g.yaml', text: gardensYaml() },
  participants: null,
  settings: { file: 'themata.yaml', text: 'interviewers: [Noor Haddad]\n' },
  interviewers: [],
  decisions: [],
}

test('with pseudonyms no name is left in any output, and every quote stands at its place', async () => {
  const analysis = await analyze(study, { pseudonyms: true }, { version: '1', readResource })
  const plain = await analyze(study, {}, { version: '1', readResource })
  for (const format of ['md', 'html', 'csv', 'json']) {
    for (const output of await chooseWriter(format)(analysis))
      expect([output.file, /Mina|Okoro|Noor|Haddad/.exec(allTextOf(output))?.[0]]).toEqual([output.file, undefined])
  }
  expect(analysis.participants.map(({ id }) => id)).toContain('P2a')
  const texts = new Map(transcriptsOf(analysis).map(({ id, text }) => [id, text]))
  for (const { transcriptId, span, text } of analysis.findings.quotes)
    expect(texts.get(transcriptId)!.slice(span.start, span.end)).toBe(text)
  const hits = (result: typeof analysis) =>
    codingsOf(result).flatMap(({ transcriptId, evidence }) => {
      const { text } = transcriptsOf(result).find(({ id }) => id === transcriptId)!
      return evidence.flatMap((reason) =>
        reason.kind === 'keyword' ? text.slice(reason.span.start, reason.span.end) : [],
      )
    })
  expect(hits(analysis)).toEqual(hits(plain))
  expect(codingsOf(analysis).length).toBe(codingsOf(plain).length)
})

test('people of one talk stay apart, and who has an id is called by it', async () => {
  const talk = `I: And?\nAna Li: ${long}.\nBen Oz: My neighbour helped, as Ana said.\nAna Li: ${long}, Ben.\nI: Yes.\nBen Oz: ${long}.\n`
  const group = { ...study, settings: null, reader: directReader, files: [{ file: 'P3.txt', bytes: bytesOf(talk) }] }
  const said = async (participants: Study['participants']) => {
    const result = await analyze({ ...group, participants }, { pseudonyms: true }, { version: '1', readResource })
    return transcriptsOf(result)[0]!.turns.map(({ speaker }) => speaker)
  }
  expect(await said(null)).toEqual(['I', 'Person 1', 'Person 2', 'Person 1', 'I', 'Person 2'])
  const text = 'participant,transcript,speaker\nP3a,P3,Ana Li\nP3b,P3,Ben Oz\n'
  expect(await said({ file: 'participants.csv', text })).toEqual(['I', 'P3a', 'P3b', 'P3a', 'I', 'P3b'])
})

test('ids stay as they are, and a study without names is not changed', async () => {
  const nameless = { ...study, reader: directReader, files: [study.files[1]!], settings: null }
  const text = `I: And you?\nP2a: ${long}.\nI: Good.\nP2a: It rained.\n`
  const own = { ...nameless, reader: directReader, files: [{ file: 'P2a.txt', bytes: bytesOf(text) }] }
  const [plain, replaced] = await Promise.all(
    [false, true].map((pseudonyms) => analyze(own, { pseudonyms }, { version: '1', readResource })),
  )
  expect({ ...replaced, options: null }).toEqual({ ...plain, options: null })
})

test('particles of names, and domains of addresses, are words of the language and stay', async () => {
  const talk =
    'Interviewer: And?\n\nJ.R. von der Heide: For example, the org uses github. Der Spaten von Inga is old. Heide, J. R. and J.R. said so.\n'
  const analysis = await analyze(
    {
      ...study,
      reader: directReader,
      files: [{ file: 'P1.txt', bytes: bytesOf(talk) }],
      settings: null,
      participants: {
        file: 'participants.csv',
        text: 'participant,transcript,speaker,nachname,e-mail,github\nP1,P1,J.R. von der Heide,von der Heide,heide.jr@example.org,https://github.com/heide\n',
      },
    },
    { pseudonyms: true },
    { version: '1', readResource },
  )
  const { text } = transcriptsOf(analysis)[0]!
  expect(text).toContain('For example, the org uses github. Der Spaten von Inga is old. P1, P1. and P1. said so.')
})
