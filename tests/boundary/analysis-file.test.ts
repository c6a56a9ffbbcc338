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
})
