import { describe, expect, test } from 'vitest'
import { analyze } from '../../src/analysis/analyze-in-memory.ts'
import type { Study } from '../../src/analysis/study.ts'
import { readCodebook } from '../../src/codebook/read-codebook.ts'
import { directReader } from '../../src/io/readers.ts'
import { createRandom } from '../../src/math/random.ts'
import type { AnalysisOptions } from '../../src/model/options.ts'
import { toStubs } from '../../src/outputs/clusters/write-stubs.ts'
import { renderMarkdown } from '../../src/outputs/formats/render-markdown.ts'
import { buildReport } from '../../src/outputs/report/build-report.ts'
import { isStopWord } from '../../src/text/stop-words.ts'
import { bytesOf, gardensYaml, readResource } from '../support/builders.ts'

/** Words of topics that no code of the codebook is about, and of one that has a code. */
const topics = {
  bees: 'hive swarm honey beekeeper queen comb nectar smoker pollen apiary',
  rent: 'landlord lease deposit tenant eviction mortgage rent flat insurance bailiff',
  music: 'violin choir rehearsal concert melody orchestra cello conductor tempo piano',
  water: 'puddle drought bucket hose barrel sprinkler flood pond rain tap',
}
const people = [
  'Amber Quill',
  'Boris Fennel',
  'Carla Dune',
  'Dmitri Oak',
  'Edda Stone',
  'Finn Marsh',
  'Greta Vale',
  'Hugo Reed',
]

const fillers = 'and then so when before after near under with for because while until'.split(' ')

function passage(topic: keyof typeof topics, random: () => number): string {
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)]!
  const said = Array.from({ length: 9 }, () => `${pick(fillers)} the ${pick(topics[topic].split(' '))}`).join(' ')
  return topic === 'water' ? `A puddle ${said}.` : `Always ${said}.`
}

/** An interview: each topic twice, and an interviewer who speaks of ships each time. */
function interview(person: string, seed: number, kinds = Object.keys(topics) as (keyof typeof topics)[]): string {
  const random = createRandom(seed)
  return [...kinds, ...kinds]
    .map(
      (topic) =>
        `Interviewer: Welcome to my podcast, what does the captain of the ship with its anchor and its sails say about the harbour?\n${person}: ${passage(topic, random)} ${person.split(' ')[0]} said so.`,
    )
    .join('\n')
}

const files = people.map((person, at) => ({ file: `T${at + 1}.txt`, bytes: bytesOf(interview(person, at + 1)) }))
const studyOf = (transcripts: typeof files): Study => ({
  ...{ name: 'gardens', participants: null, settings: null, summaries: null, pseudonyms: null, decisions: [] },
  ...{ codebook: { file: 'gardens.yaml', text: gardensYaml() }, weights: null, interviewers: ['Interviewer'] },
  ...{ files: transcripts, reader: directReader },
})
const run = (transcripts = files, options: Partial<AnalysisOptions> = {}) =>
  analyze(studyOf(transcripts), { coders: ['keyword'], segmenter: 'turn', ...options }, { version: '', readResource })

describe('clusters of what has no code', async () => {
  const analysis = await run()
  const { clusters, clustering } = analysis.findings

  test('are the topics that no code is about, each with words of its own', () => {
    const found = clusters.map(
      ({ terms }) =>
        Object.entries(topics).find(([, words]) => terms.every((term) => words.split(' ').includes(term)))?.[0],
    )
    expect([...found].sort()).toEqual(['bees', 'music', 'rent'])
    expect(clustering!.passages).toBe(48)
  })

  test('come from three participants or more, are stable, and hold nothing that has a code', () => {
    for (const { participants, codedShare, stability, within } of clusters) {
      expect(participants.length).toBeGreaterThanOrEqual(3)
      expect(codedShare).toBe(0)
      expect(within).toBeNull()
      expect(stability).toBeGreaterThan(0.4)
    }
  })

  test('are named by no stop word, no speaker and nothing that interviewers say', () => {
    const said = clusters.flatMap(({ terms, phrases }) => [...terms, ...phrases].flatMap((term) => term.split(' ')))
    const names = people.join(' ').toLowerCase().split(' ')
    const asked = ['captain', 'ship', 'anchor', 'sails', 'harbour', 'podcast', 'welcome']
    expect(said.filter((word) => isStopWord(word) || names.includes(word) || asked.includes(word))).toEqual([])
  })

  test('are the same each time, and in whatever order the transcripts are given', async () => {
    expect((await run()).findings.clusters).toEqual(clusters)
    const topicsOf = (found: typeof clusters) => found.map(({ terms }) => [...terms].sort()).sort()
    expect(topicsOf((await run([...files].reverse())).findings.clusters)).toEqual(topicsOf(clusters))
  })

  test('can be pasted into a codebook, with examples as they were said', () => {
    const { text } = toStubs.write(analysis)[0]!
    const { codes } = readCodebook(text, 'clusters.yaml')
    expect(codes).toHaveLength(3)
    const spoken = files.map(({ bytes }) => Buffer.from(bytes).toString('utf8')).join('\n')
    for (const { examples, keywords } of codes) {
      expect(examples.length).toBeGreaterThanOrEqual(3)
      expect(keywords.length).toBeGreaterThan(0)
      for (const example of examples) expect(spoken).toContain(example)
    }
    for (const { exemplars } of clusters)
      for (const { transcriptId, turn } of exemplars)
        expect(text).toMatch(new RegExp(`# .*${transcriptId}.*turn ${turn}\\b`))
  })

  test('are shown in the report with how stable they are and a stub to paste', () => {
    const report = renderMarkdown(buildReport(analysis))
    expect(report).toContain('```yaml\n- id: candidate-1-')
    expect(report).toMatch(/Stability (0\.\d\d|1\.00)/)
  })
})

describe('no clusters', () => {
  const none = async (transcripts: typeof files) => {
    const analysis = await run(transcripts)
    expect(analysis.findings.clusters).toEqual([])
    return renderMarkdown(buildReport(analysis))
  }

  test('are shown where only two people speak of something, with the reason', async () => {
    expect(await none(files.slice(0, 2))).toMatch(/None: 12 segments without a code are too few/)
  })

  test('are made of an interview that is there in several files', async () => {
    const copies = files
      .slice(0, 2)
      .flatMap(({ bytes }, at) => [1, 2, 3, 4].map((copy) => ({ file: `T${at}-${copy}.txt`, bytes })))
    expect(await none(copies)).toMatch(/48 segments repeated another interview/)
  })

  test('are looked for where none is asked for', async () => {
    const analysis = await run(files, { clusters: 0 })
    expect(analysis.findings.clustering).toBeNull()
    expect(renderMarkdown(buildReport(analysis))).not.toContain('Candidates for new codes')
  })
})
