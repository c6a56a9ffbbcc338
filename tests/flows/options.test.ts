import { beforeAll, describe, expect, test } from 'vitest'
import type { AnalysisOptions } from '../../src/model/options.ts'
import { runStudy } from '../../src/runtime/run-study.ts'
import type { ExecutionOptions, StudyRequest } from '../../src/runtime/study-request.ts'
import type { Settings } from '../../src/study/settings-file.ts'
import { gardensYaml } from '../support/builders.ts'
import { alone, bytesOfAll, gardenStudy } from '../support/work.ts'

/** Another value of each option. One that is added to the analysis has to be added here, or this file does not compile. */
const otherOptions: { readonly [Name in keyof AnalysisOptions]-?: AnalysisOptions[Name] } = {
  segmenter: 'sentence',
  segmentWords: 12,
  embedder: 'words',
  coders: ['keyword'],
  clusterer: 'k-means',
  clusters: 1,
  seed: 7,
  quotes: 6,
  quotesPerParticipant: 4,
  matrixUnit: 'exchange',
  minCell: 2,
  trimFillers: true,
  pseudonyms: true,
  status: 'accepted',
  languageModel: null, // only together with the coder llm: tests/flows/language-model.test.ts
}

/** Another statement for each setting of `themata.yaml`. */
const otherSettings: { readonly [Name in keyof Settings]-?: string } = {
  interviewers: 'interviewers: [P1]',
  participants: 'participants: [Interviewer]',
  aliases: 'aliases: { Mina B: Mina }',
  speakers: 'speakers: [Note]',
  not_speakers: 'not_speakers: [Mina B]',
  leave_out: 'leave_out: [Mina B]',
  ignore: 'ignore: [P2a.txt]',
  formats: 'formats: { P1a.txt: markdown }',
  encodings: 'encodings: { umlaut.txt: latin1 }',
  columns: 'columns: { text: other }',
  bands: 'bands: { years: [5, 10] }',
  values: 'values: { role: { cook: [chef] } }',
  reviewed: 'reviewed: true',
}

let request: StudyRequest
let kept: ExecutionOptions
beforeAll(async () => {
  const study = await gardenStudy(2, {
    'mixed.txt':
      'Interviewer: And?\nMina: We, um, watered the beds in that dry summer, well, every day.\nNote: It rained.\nMina B: My neighbour came over and helped me dig.\nMina: I am Mina.\nMina B: There was a drought.\n',
    'table.csv':
      'speaker,text,other\nAna,The water was gone.,The neighbour helped me dig.\nAna,It rained.,It was dry.\n',
    'umlaut.txt': 'Jörg: Das Wasser für die Beete, the water for the beds.\n',
  })
  // As few quotes as possible, so that a run that wants more cannot do with what was kept.
  request = { ...study, chosen: { ...study.chosen, quotes: 1, quotesPerParticipant: 1 } }
  kept = alone()
  await runStudy(request, kept)
})

/** What was kept from another run gives the same bytes as a run from nothing. */
async function expectNothingStale(changed: StudyRequest): Promise<void> {
  const bytesOf = async (execution: ExecutionOptions) =>
    bytesOfAll((await runStudy(changed, execution)).analysis, ['csv', 'json'])
  expect(await bytesOf(kept)).toEqual(await bytesOf(alone()))
}

describe('nothing that changes is answered from the cache', () => {
  test.each(Object.entries(otherOptions))('the option %s', async (name, value) => {
    await expectNothingStale({ ...request, chosen: { ...request.chosen, [name]: value } })
  })

  test.each(Object.entries(otherSettings))('the setting %s of themata.yaml', async (_, text) => {
    const settings = { file: 'themata.yaml', text: `${text}\n` }
    await expectNothingStale({ ...request, frame: { ...request.frame, settings } })
  })

  test.each([
    ['an encoding', { encoding: 'utf-16le' }],
    ['a format', { format: 'text' }],
    ['a column', { columns: { text: 'other' } }],
  ])('%s that is stated for all files', async (_, reading) => {
    await expectNothingStale({ ...request, frame: { ...request.frame, reading } }).catch((error) => {
      if (error.name !== 'InputError') throw error // all files in another encoding: nothing can be read
    })
  })

  test.each([
    ['the language', (yaml: string) => yaml.replace('version: 2', 'version: 2\nlanguage: de')],
    ['an example', (yaml: string) => yaml.replace('helped me dig.]', 'helped me dig., It was blue.]')],
    ['a definition', (yaml: string) => yaml.replace('Watering and drought.', 'A fence that is painted.')],
    ['a label', (yaml: string) => yaml.replace('label: Water\n', 'label: Dryness\n')],
    ['a keyword', (yaml: string) => yaml.replace('puddle', 'beds')],
    ['the weakness of a keyword', (yaml: string) => yaml.replace('[water,', '["~water",')],
    ['the order of codes', (yaml: string) => yaml.replace(/( {2}- id: soil[^]*?)( {2}- id: people[^]*)$/, '$2$1')],
    ['a nested code', (yaml: string) => yaml.replace(/ {8}codes:\n.*\n/, '')],
  ])('%s of the codebook', async (_, change) => {
    const text = change(gardensYaml())
    expect(text).not.toBe(gardensYaml())
    await expectNothingStale({ ...request, frame: { ...request.frame, codebook: { file: 'gardens.yaml', text } } })
  })
})
