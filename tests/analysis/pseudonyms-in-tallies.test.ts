import { expect, test } from 'vitest'
import { analyze } from '../../src/analysis/analyze-in-memory.ts'
import { stagesInMemory } from '../../src/analysis/in-memory.ts'
import { planStudy } from '../../src/analysis/plan-study.ts'
import { prepareStudy } from '../../src/analysis/resolve-study.ts'
import { directReader } from '../../src/io/readers.ts'
import { bytesOf, gardensYaml, readResource } from '../support/builders.ts'

const study = {
  name: 's',
  reader: directReader,
  files: [
    {
      file: 'P1a.txt',
      bytes: bytesOf(
        'Interviewer: And?\nZelda: Everyone says that Zelda waters too much, but my neighbour helped me dig, honestly.\n',
      ),
    },
    { file: 'P2a.txt', bytes: bytesOf('Interviewer: And?\nBen: The water was gone by June, as Zelda said.\n') },
  ],
  codebook: { file: 'gardens.yaml', text: gardensYaml() },
  participants: null,
  settings: null,
  interviewers: [],
  decisions: [
    {
      file: 'decisions/ana.csv',
      text: 'transcript,quote,code,status,memo\nP2a,Zelda said,soil-water,accepted,ask Zelda\n',
    },
  ],
}
const options = { pseudonyms: true, clusters: 0, coders: ['keyword'], embedder: 'stems' }

test('with pseudonyms a tally holds no name that was said: neither in quotes nor in cue words, memos and warnings', async () => {
  const plan = await planStudy(study, options, readResource)
  const stages = stagesInMemory(plan, study)
  const resolved = await prepareStudy(plan, stages)
  const { tally } = await stages.code(resolved, await stages.fit(resolved))
  // labels of speakers are replaced when the analysis is put together; `framework` holds labels and places alone
  const { names: _, framework: __, ...counts } = tally
  const written = JSON.stringify(counts, (key, value) =>
    value instanceof Map ? [...value] : key === 'speaker' || ArrayBuffer.isView(value) ? null : value,
  )
  expect(written).not.toMatch(/zelda/i)
  expect(written).toMatch(/ask P/)
  expect([...tally.dissent.keys()]).toEqual(['soil-water P1a', 'people-help P1a'])
})
test('and the cue of a dissenting passage is part of the passage as it is shown', async () => {
  for (const pseudonyms of [false, true]) {
    const { findings } = await analyze(study, { ...options, pseudonyms }, { version: '1', readResource })
    const [passage] = findings.dissent
    expect(passage!.cue).toMatch(/^Everyone says that .* but$/)
    expect(passage!.text).toContain(passage!.cue)
    expect(passage!.cue.includes('Zelda')).toBe(!pseudonyms)
  }
})
