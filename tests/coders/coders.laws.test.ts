import { beforeAll, describe, expect, test } from 'vitest'
import type { Part } from '../../src/boundary/part.ts'
import type { CoderFactory } from '../../src/coders/coder.ts'
import { createKeywordFinder } from '../../src/coders/find-keywords.ts'
import { exemplarsOf, fitExemplars } from '../../src/coders/fit-exemplars.ts'
import { coders } from '../../src/coders/index.ts'
import { embedders } from '../../src/embedders/index.ts'
import { trainingExamplesFrom, trainingExamplesOfCodebook, weightsFrom } from '../../src/learning/learn-weights.ts'
import type { Codebook } from '../../src/model/codebook.ts'
import { readWhole } from '../../src/model/coded-passage.ts'
import { type Matrix, matrixOf, rowOf } from '../../src/model/matrix.ts'
import type { TokenizedText } from '../../src/model/words.ts'
import { segmenters } from '../../src/segmenters/index.ts'
import { tokenizedText } from '../../src/text/words.ts'
import { frozen, gardenCodebook, noOptions, readResource, transcriptOf } from '../support/builders.ts'
import { cut } from '../support/coded-transcripts.ts'

const segments = frozen(
  cut(
    segmenters.turn.build(noOptions('segmenter')),
    transcriptOf(
      'T',
      [
        'Ana',
        'There was a drought, and we carried water to the beds every single evening until the rain came at last.',
      ],
      ['Ben', 'It was dry.'],
      ['Ben', 'It was dry and the water was gone.'],
      ['Ana', 'My uncle came over on Sundays and helped me to dig out the old roots with a spade.'],
      ['Ben', 'I like the colour of the fence, we painted it twice, and the shop had run out of green.'],
    ),
  ),
)

let embed: (texts: readonly TokenizedText[]) => Promise<Matrix>
beforeAll(async () => {
  embed = (await embedders.words.build(noOptions('embedder'))({ readResource, language: 'en' })).embed
})

/** What can be learned from the segments themselves: enough for a judge of each theme. */
async function learn() {
  const passages = segments.map(({ id, text }, position) => ({
    id,
    group: `G${position % 2}`,
    text,
    codesByCoder: new Map([['ana', new Set(position < 3 ? ['soil-water'] : position === 3 ? ['people-help'] : [])]]),
    judgedByCoder: new Map([['ana', readWhole]]),
    memoByCoder: new Map(),
  }))
  const embedder = { name: 'words', embed, origin: '', knowsSynonyms: true }
  const lessons = await trainingExamplesFrom([...passages, ...passages], gardenCodebook, embedder)
  return weightsFrom([...lessons, ...(await trainingExamplesOfCodebook(gardenCodebook, embedder))], gardenCodebook, {
    embedder: 'words',
    coders: 'Ana',
    measured: null,
  })
}

async function task(codebook: Codebook, order = [...segments.keys()]) {
  const chosen = order.map((position) => segments[position]!)
  const vectors = await embed(chosen)
  const texts = exemplarsOf(codebook)
  return {
    codebook,
    keywords: createKeywordFinder(codebook),
    segments: chosen,
    vectors,
    weights: await learn(),
    exemplars: fitExemplars(
      texts,
      { vectors: await embed(texts.map(({ text }) => tokenizedText(text))), knowsSynonyms: true },
      await embed(segments),
    ),
  }
}

describe.each(Object.entries<Part<CoderFactory>>(coders))('the coder %s', (_, part) => {
  const make = part.build(noOptions('coder'))
  const code = (whole: Awaited<ReturnType<typeof task>>) => make(whole)(whole)

  test('applies codes of the codebook to segments, inside their spans, none twice', async () => {
    const codings = code(await task(gardenCodebook))
    const spanById = new Map(segments.map(({ id, span }) => [id, span]))
    for (const { codeId, segmentId, span, confidence, evidence } of codings) {
      expect(gardenCodebook.codes.map(({ id }) => id)).toContain(codeId)
      expect(span).toEqual(spanById.get(segmentId))
      expect(confidence).toBeGreaterThan(0)
      expect(confidence).toBeLessThanOrEqual(1)
      expect(evidence.length).toBeGreaterThan(0)
    }
    expect(new Set(codings.map(({ codeId, segmentId }) => `${codeId} ${segmentId}`)).size).toBe(codings.length)
  })

  test('codes the same whatever the order of the segments', async () => {
    const byId = (codings: ReturnType<typeof code>) =>
      [...codings].sort((a, b) => (a.segmentId + a.codeId < b.segmentId + b.codeId ? -1 : 1))
    expect(byId(code(await task(gardenCodebook, [4, 2, 0, 1, 3])))).toEqual(byId(code(await task(gardenCodebook))))
  })

  test('codes nothing with an empty codebook', async () => {
    expect(code(await task({ ...gardenCodebook, codes: [] }))).toEqual([])
  })
})

test('a keyword’s matched words are the evidence, a weak keyword counts beside another one', async () => {
  const whole = {
    ...(await task(gardenCodebook)),
    vectors: matrixOf(
      segments.map(() => [0]),
      1,
    ),
    exemplars: { texts: [], vectors: matrixOf([], 1), segments: 0, knowsSynonyms: true, codes: [] },
  }
  const codings = coders.keyword.build(noOptions('coder'))(whole)(whole)
  const said = (start: number, end: number) =>
    segments
      .map(({ text, span }) => text.slice(Math.max(0, start - span.start), Math.max(0, end - span.start)))
      .find((text) => text !== '')
  expect(
    codings.map(({ segmentId, codeId, evidence }) => [
      segmentId,
      codeId,
      evidence.map((reason) => (reason.kind === 'keyword' ? said(reason.span.start, reason.span.end) : '')),
    ]),
  ).toEqual([
    ['T#1', 'soil-water', ['water', 'drought']],
    ['T#1', 'soil-rain', ['rain']],
    ['T#3', 'soil-water', ['water', 'dry']],
    ['T#4', 'people-help', ['helped me to dig']],
  ])
})

test('the nearest definitions and examples are the evidence of a coding by meaning', async () => {
  const whole = await task(gardenCodebook)
  const { exemplars } = whole
  const codings = coders.meaning.build({ value: { threshold: 1 }, placeOf: () => ({ file: '' }) })(whole)(whole)
  expect(codings.find(({ segmentId }) => segmentId === 'T#4')).toMatchObject({
    codeId: 'people-help',
    coder: 'meaning',
  })
  for (const { evidence } of codings)
    for (const reason of evidence)
      expect(exemplars.texts.map(({ text }) => text)).toContain(reason.kind === 'anchor' && reason.anchor)
  expect(rowOf(exemplars.vectors, 0)).toHaveLength(128)
})
