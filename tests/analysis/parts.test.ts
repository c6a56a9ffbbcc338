import { describe, expect, test } from 'vitest'
import {
  buildClusterer,
  buildCoder,
  buildEmbedder,
  buildParts,
  buildSegmenter,
} from '../../src/analysis/build-parts.ts'
import { countKeywordsInStudy } from '../../src/analysis/count-keywords-in-study.ts'
import { joinCoders, orderCodings } from '../../src/analysis/join-coders.ts'
import { defaultOptions, planStudy } from '../../src/analysis/plan-study.ts'
import { keptRows, sampledSegment, segmentsOf } from '../../src/analysis/prepare-file.ts'
import { reportOf } from '../../src/analysis/report-of.ts'
import { searchStudy } from '../../src/analysis/search-study.ts'
import type { CoderInputs } from '../../src/coders/coder.ts'
import { directReader } from '../../src/io/readers.ts'
import { matrixOf } from '../../src/model/matrix.ts'
import type { Prepared } from '../../src/model/prepared.ts'
import { tokenize } from '../../src/text/words.ts'
import {
  bytesOf,
  codingOf,
  fileOf,
  frozen,
  gardenCodebook,
  gardensYaml,
  readResource,
  transcriptOf,
} from '../support/builders.ts'

const codebook = { file: 'gardens.yaml', text: gardensYaml() }
const frame = {
  name: 's',
  codebook,
  participants: null,
  settings: null,
  interviewers: [],
  decisions: [],
}
const study = {
  ...frame,
  reader: directReader,
  files: [
    { file: 'P1a.txt', bytes: bytesOf('Interviewer: How is the water?\nAna: The water was gone by June, honestly.\n') },
    { file: 'P2a.txt', bytes: bytesOf('Interviewer: And?\nBen: Rain came late. My neighbour helped me dig.\n') },
  ],
}

describe('parts of a run', () => {
  const options = { ...defaultOptions, embedder: 'stems', coders: ['keyword'] }
  test('are built by the names in the options', async () => {
    const { embedder, segment } = buildParts(options, await buildEmbedder('stems', 'en', readResource))
    expect(embedder.name).toBe('stems')
    expect(typeof segment).toBe('function')
  })
  test.each([
    [
      'segmenter',
      () => buildSegmenter({ segmenter: 'windows', segmentWords: 120 }),
      /segmenter "windows"[^]*write window/,
    ],
    ['coder', () => buildCoder('keywords'), /coder "keywords"[^]*write keyword/],
    ['clusterer', () => buildClusterer('kmeans'), /clusterer "kmeans"[^]*write k-means/],
    ['window', () => buildSegmenter({ segmenter: 'window', segmentWords: 0 }), /--segmenter/],
  ])('an unknown or impossible %s is refused with what there is', (_, build, message) => {
    expect(build).toThrow(message)
  })
  test('an unknown embedder is refused too, before anything is read', async () => {
    await expect(buildEmbedder('word', 'en', readResource)).rejects.toThrow(/embedder "word"[^]*write words/)
    await expect(planStudy(frame, { coders: ['keyword', 'keywrd'] }, readResource)).rejects.toThrow(/keywrd/)
  })
})

describe('the plan of a study', () => {
  test('has defaults by language and weights, and the options that were chosen', async () => {
    const { options } = await planStudy(frame, { quotes: 3 }, readResource)
    expect(options).toMatchObject({ embedder: 'words', coders: ['keyword', 'meaning'], quotes: 3, seed: 1 })
    const german = { ...frame, codebook: { ...codebook, text: `language: de\n${codebook.text}` } }
    expect((await planStudy(german, {}, readResource)).options.embedder).toBe('stems')
  })
  test('gives preparing neither codes nor keywords, so that a new keyword leaves prepared transcripts valid', async () => {
    const [one, other] = await Promise.all(
      ['puddle', 'pond'].map((keyword) =>
        planStudy({ ...frame, codebook: { ...codebook, text: gardensYaml(keyword) } }, {}, readResource),
      ),
    )
    expect(one!.inputs.prepare).toEqual(other!.inputs.prepare)
    const sources = [one!, other!].map(({ codebook: read }) =>
      read.codes.flatMap(({ keywords }) => keywords.map(({ source }) => source)),
    )
    expect(sources[0]).not.toEqual(sources[1])
  })
})

describe('a prepared transcript', () => {
  const transcript = transcriptOf('P1a', ['Interviewer', 'And the water?'], ['Ana', 'It was gone.'], ['Ben', 'Yes.'])
  const speakers = [
    { name: 'Interviewer', role: 'unknown', reason: '', turns: 1, words: 3 },
    { name: 'Ana', role: 'participant', reason: '', turns: 1, words: 3 },
    { name: 'Ben', role: 'participant', reason: '', turns: 1, words: 1 },
  ] as const
  const turns = transcript.turns.map((turn) => ({ ...turn, role: 'participant' as const }))
  const prepared: Prepared = frozen({
    file: { ...fileOf({ ...transcript, turns }), speakers },
    words: tokenize(transcript.text),
    sentences: turns.map(({ span }) => span),
    cuts: turns.map(({ number, span }) => ({ turn: number, ...span })),
    vectors: matrixOf(
      [
        [1, 0],
        [0, 1],
        [1, 1],
      ],
      2,
    ),
  })
  const asking = speakers.map((speaker) =>
    speaker.name === 'Interviewer' ? { ...speaker, role: 'interviewer' as const } : speaker,
  )

  test('is reported with the segments of each speaker, and without its words', () => {
    const report = reportOf(prepared)
    expect(report).toMatchObject({ segmentsBySpeaker: [1, 1, 1], width: 2 })
    expect(report.account).not.toHaveProperty('transcript')
  })
  test('loses the segments of who turns out to be the interviewer, and their vectors', () => {
    const segmented = segmentsOf(prepared, asking, 'en')
    expect(segmented.segments.map(({ speaker, text }) => [speaker, text])).toEqual([
      ['Ana', 'It was gone.'],
      ['Ben', 'Yes.'],
    ])
    expect(segmented.vectors.rows).toBe(2)
    expect([...sampledSegment(segmented, 0).row]).toEqual([0, 1])
    expect(sampledSegment(segmented, 1).segment).toMatchObject({ text: 'Yes.', words: 1 })
    expect(keptRows(prepared.cuts, segmented.file)).toEqual([1, 2])
  })
  test('keeps all, and the same vectors, where everybody speaks of themselves', () => {
    expect(segmentsOf(prepared, speakers, 'en').vectors).toBe(prepared.vectors)
  })
})

describe('several coders as one', () => {
  const transcript = transcriptOf('P1a', ['Ana', 'Water.'], ['Ana', 'Help.'])
  const segments = transcript.turns.map(({ number, span }) => ({ id: `P1a#${number}`, span })) as never
  const gives =
    (...codings: ReturnType<typeof codingOf>[]) =>
    () =>
    () =>
      codings

  test('give one coding for a segment and a code, by the more confident, with the evidence of both and their joint confidence', () => {
    const keyword = { ...codingOf('soil-water', 'P1a#1'), coder: 'keyword', confidence: 0.5 }
    const meaning = { ...codingOf('soil-water', 'P1a#1'), coder: 'meaning', confidence: 0.7 }
    const other = { ...codingOf('people-help', 'P1a#2'), coder: 'meaning', confidence: 0.2 }
    const inputs = {
      codebook: gardenCodebook,
      exemplars: { knowsSynonyms: false, codes: [] },
    } as unknown as CoderInputs
    const code = joinCoders([gives(keyword), gives(other, meaning)], inputs)
    const codings = code({ segments, vectors: matrixOf([], 1) })
    expect(codings.map(({ segmentId, codeId, coder, confidence }) => [segmentId, codeId, coder, confidence])).toEqual([
      // 1 - (1 - 0.5)(1 - 0.7)
      ['P1a#1', 'soil-water', 'meaning', 0.85],
    ])
    expect(codings[0]!.evidence).toEqual([...meaning.evidence, ...keyword.evidence])
  })
  test('are kept alone also where they are unsure, and beside others only from a confidence of 0.35', () => {
    const weak = { ...codingOf('people-help', 'P1a#2'), coder: 'meaning', confidence: 0.34 }
    const task = { segments, vectors: matrixOf([], 1) }
    const inputs = {
      codebook: gardenCodebook,
      exemplars: { knowsSynonyms: false, codes: [] },
    } as unknown as CoderInputs
    expect(joinCoders([gives(weak)], inputs)(task)).toHaveLength(1)
    expect(joinCoders([gives(), gives(weak)], inputs)(task)).toHaveLength(0)
    expect(joinCoders([gives(), gives({ ...weak, confidence: 0.35 })], inputs)(task)).toHaveLength(1)
  })
  test('of which one learned from the others keep its confidence', () => {
    const keyword = { ...codingOf('soil-water', 'P1a#1'), coder: 'keyword', confidence: 0.5 }
    const learned = { ...keyword, coder: 'learned', confidence: 0.7 }
    const inputs = {
      codebook: gardenCodebook,
      exemplars: { knowsSynonyms: false, codes: [] },
    } as unknown as CoderInputs
    const codings = joinCoders([gives(keyword), gives(learned)], inputs)({ segments, vectors: matrixOf([], 1) })
    expect(codings.map(({ coder, confidence }) => [coder, confidence])).toEqual([['learned', 0.7]])
  })
  test('come in the order of the segments, then of the codebook, whoever found them first', () => {
    const mixed = ['people-help P1a#2', 'soil-water P1a#2', 'people-help P1a#1', 'soil-rain P1a#1'].map((written) => {
      const [codeId, segmentId] = written.split(' ') as [string, string]
      return codingOf(codeId, segmentId)
    })
    expect(
      orderCodings(mixed, segments, gardenCodebook).map(({ segmentId, codeId }) => `${codeId} ${segmentId}`),
    ).toEqual(['soil-rain P1a#1', 'people-help P1a#1', 'soil-water P1a#2', 'people-help P1a#2'])
  })
})

describe('a study that is searched', () => {
  test('gives each place where participants say a keyword, with the words around it', async () => {
    const found = await searchStudy(study, { written: 'water | rain', file: '--search' }, { words: 2 })
    expect(found.map(({ transcriptId, before, match, after }) => [transcriptId, before, match, after])).toEqual([
      ['P1a', 'The ', 'water', ' was gone'],
      ['P2a', '', 'Rain', ' came late'],
    ])
  })
  test('refuses a keyword that cannot be read, with its column', async () => {
    await expect(searchStudy(study, { written: '(water', file: '--search' }, { words: 2 })).rejects.toThrow(
      /--search:1:\d+[^]*search\/keyword/,
    )
  })
  test('counts for each keyword the segments that it matches; questions do not count', async () => {
    const { segments, keywords } = await countKeywordsInStudy(gardenCodebook, study)
    expect(segments).toBe(2)
    const counts = new Map(keywords.map(({ keyword, segments: count }) => [keyword, count]))
    expect([counts.get('water'), counts.get('rain'), counts.get('drought')]).toEqual([1, 1, 0])
  })
})
