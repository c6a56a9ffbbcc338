import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { AnalysisFile } from '../../src/boundary/analysis-file.ts'
import { InputError } from '../../src/boundary/diagnostic.ts'
import { runStudy } from '../../src/runtime/run-study.ts'
import { readAnalysis } from '../../src/study/read-analysis.ts'
import { analyzeSample } from '../support/sample-study.ts'
import { alone, bytesOfAll, gardenStudy } from '../support/work.ts'

const writtenBy = async (analysis: Parameters<typeof bytesOfAll>[0]): Promise<string> =>
  (await bytesOfAll(analysis)).get('analysis.json')!

describe('analysis.json is a contract', () => {
  test('every field that is written is in the schema, and nothing else is: the sample', async () => {
    const written = JSON.parse(await writtenBy(await analyzeSample()))
    expect(AnalysisFile.parse(written)).toEqual(written)
  })

  test('and a study on disk with decisions, problems and names replaced', async () => {
    const request = await gardenStudy(3, {
      'broken.json': '{',
      'participants.csv': 'participant,organization,role\nP1a,north,cook\nP2a,south,smith\n',
      'decisions/ana.csv':
        'transcript,start,end,code,status,stance\nP1a,10,60,soil-water,accepted,problem\nP2a,10,60,people-help,rejected,\n',
      'summaries.csv': 'participant,theme,summary\nP1a,soil,Dry.\n',
    })
    for (const pseudonyms of [false, true]) {
      const { analysis } = await runStudy({ ...request, chosen: { ...request.chosen, pseudonyms } }, alone())
      const written = JSON.parse(await writtenBy(analysis))
      expect(AnalysisFile.parse(written)).toEqual(written)
    }
  })

  test('a file of another version is refused, and the message names it', async () => {
    const written = await writtenBy(await analyzeSample())
    const other = written.replace('themata-analysis/1', 'themata-analysis/9')
    expect(() => readAnalysis({ file: 'old/analysis.json', text: other }, null)).toThrow(InputError)
    expect(() => readAnalysis({ file: 'old/analysis.json', text: other }, null)).toThrow(
      /old\/analysis\.json[^]*"themata-analysis\/9"[^]*themata-analysis\/1/,
    )
    expect(readAnalysis({ file: 'a', text: written }, null).codings.length).toBeGreaterThan(0)
  })

  test('the first file of this version, which lacks what was added since, is read', () => {
    const first = readFileSync('tests/fixtures/analysis-1-first.json', 'utf8')
    const { codings, files, codebook } = readAnalysis({ file: 'first.json', text: first }, null)
    expect(codings.map(({ transcriptId, codeId, span }) => [transcriptId, codeId, span.start])).toEqual([
      ['P1a', 'req-elicitation', 978],
      ['P1a', 'pro-documentation', 978],
    ])
    expect(files).toHaveLength(2)
    expect(codebook.codes).toHaveLength(2)
  })

  test('a later file of this version, with keys that are not known here, is read as without them', async () => {
    const written = await writtenBy(await analyzeSample())
    const addKeys = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(addKeys)
      if (typeof value !== 'object' || value === null) return value
      const entries = Object.entries(value).map(([key, inner]) => [key, addKeys(inner)] as const)
      return { ...Object.fromEntries(entries), addedLater: { level: 1 } }
    }
    const later = JSON.stringify(addKeys(JSON.parse(written)))
    const known = ({ codings }: ReturnType<typeof readAnalysis>) =>
      codings.map(({ transcriptId, span: { start, end }, codeId, status }) => [
        transcriptId,
        start,
        end,
        codeId,
        status,
      ])
    expect(known(readAnalysis({ file: 'later', text: later }, null))).toEqual(
      known(readAnalysis({ file: 'now', text: written }, null)),
    )
  })
})
