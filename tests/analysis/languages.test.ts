import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { analyze } from '../../src/analysis/analyze-in-memory.ts'
import type { Study } from '../../src/analysis/study.ts'
import { directReader } from '../../src/io/readers.ts'
import { bytesOf, readResource } from '../support/builders.ts'
import { codingsOf } from '../support/coded-transcripts.ts'

const study = (codebook: string, ...talks: (readonly [file: string, talk: string])[]): Study => ({
  name: 'talks',
  reader: directReader,
  files: talks.map(([file, talk]) => ({ file, bytes: bytesOf(talk) })),
  codebook: { file: codebook, text: readFileSync(`codebooks/${codebook}`, 'utf8') },
  participants: null,
  settings: null,
  interviewers: [],
  decisions: [],
})
const codesIn = async (asked: Study) => {
  const result = await analyze(asked, { coders: ['keyword'] }, { version: '', readResource })
  const { findings, warnings } = result
  expect(findings.segmentCount).toBeGreaterThan(0)
  return {
    codes: codingsOf(result).map(({ transcriptId, codeId, evidence }) => [
      transcriptId,
      codeId,
      ...evidence.flatMap((reason) => (reason.kind === 'keyword' ? reason.keyword : [])),
    ]),
    warnings: warnings.map(({ code, place }) => [code, place.file]),
  }
}

const german = `I: Und wie war das für Sie, als das Gerät kam?
B: Am Anfang hatte ich Ängste, das sage ich ganz offen. Aber die Beratungen am Abend, die haben uns sehr entlastet.
I: Und der Schutz der Daten?
B: Das ist vertraulicher als ein Gespräch im Flur, wenn Sie mich fragen.
`
const portuguese = `Entrevistador: E como foi usar a ferramenta no começo?
Entrevistada: No começo eu achava as telas muito confusas, e não confiava no resultado, então conferia tudo de novo.
Entrevistador: E depois?
Entrevistada: Depois ela me ajudou muito, mas travava toda semana e isso ainda demora.
`

test('a German study is coded with a German codebook, inflections and all', async () => {
  expect(await codesIn(study('technik-im-beruf.yaml', ['D1.txt', german]))).toEqual({
    codes: [
      ['D1', 'nutzen-erreichbarkeit', 'Beratung'],
      ['D1', 'bedenken-vertrauen', 'Angst'],
      ['D1', 'bedenken-datenschutz', 'vertraulich'],
    ],
    warnings: [],
  })
})

test('a Portuguese study is coded with a Portuguese codebook, inflections and all', async () => {
  expect(await codesIn(study('ferramentas-no-trabalho.yaml', ['B1.txt', portuguese]))).toEqual({
    codes: [
      ['B1', 'uso-facilidade', 'confuso', '~tela'],
      ['B1', 'dificuldades-confianca', 'confiar', 'conferir|conferia'],
      ['B1', 'uso-utilidade', 'ajudar'],
      ['B1', 'dificuldades-falhas', 'travar', 'demorar'],
    ],
    warnings: [],
  })
})

test('a transcript in another language than the codebook is told, and its own inflections are found where words agree', async () => {
  const mixed = study('ferramentas-no-trabalho.yaml', ['B1.txt', portuguese], ['D1.txt', german])
  const both = {
    ...mixed,
    codebook: { ...mixed.codebook, text: mixed.codebook.text.replace('[útil,', '[Beratung, útil,') },
  }
  const { codes, warnings } = await codesIn(both)
  expect(warnings).toEqual([['import/other-language', 'D1.txt']])
  expect(codes.filter(([transcript]) => transcript === 'D1')).toEqual([['D1', 'uso-utilidade', 'Beratung']])
})
