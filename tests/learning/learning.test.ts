import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { analyze } from '../../src/analysis/analyze-in-memory.ts'
import { readCodebook } from '../../src/codebook/read-codebook.ts'
import { hashKeywords } from '../../src/coders/trained/by-learning.ts'
import { chooseNext } from '../../src/coders/trained/choose-next.ts'
import { featureSpace } from '../../src/coders/trained/features.ts'
import { findMismatch, readWeights, writeWeights } from '../../src/coders/trained/read-weights.ts'
import type { Embedder } from '../../src/embedders/embedder.ts'
import { embedders } from '../../src/embedders/index.ts'
import { directReader } from '../../src/io/readers.ts'
import { chooseWeightsToTest } from '../../src/learning/choose-weights-to-test.ts'
import { codePassages } from '../../src/learning/code-passages.ts'
import { evaluateCodings } from '../../src/learning/evaluate-codings.ts'
import { trainingExamplesFrom, trainingExamplesOfCodebook, weightsFrom } from '../../src/learning/learn-weights.ts'
import { learningCurve } from '../../src/learning/learning-curve.ts'
import { type CodedPassage, readWhole } from '../../src/model/coded-passage.ts'
import type { Weights } from '../../src/model/weights.ts'
import { buildEvaluation } from '../../src/outputs/command-reports/build-evaluation.ts'
import { renderMarkdown } from '../../src/outputs/formats/render-markdown.ts'
import { bytesOf, gardenCodebook, gardensYaml, noOptions, readResource } from '../support/builders.ts'
import { codingsOf } from '../support/coded-transcripts.ts'

/** Talk of a garden, four interviews of five passages, with what a person would give them. */
const sayings: readonly (readonly [codes: string, text: string])[] = [
  ['soil-water', 'The beds were parched all of July and we hauled buckets up from the pond each night.'],
  ['soil-water', 'In the drought the tap ran thin, and what we could carry went to the tomatoes first.'],
  ['people-help', 'Mrs Lind from next door turned up with her spade and stayed until the roots were out.'],
  ['people-help', 'My neighbour lent us his sons for a weekend and they dug half the plot over.'],
  ['', 'We painted the fence green, then somebody said it should have been blue, so we argued.'],
]
const passages = ['A', 'B', 'C', 'D'].flatMap((group, at): CodedPassage[] =>
  sayings.map(([codes, text], position) => ({
    id: `${group}${position}`,
    group,
    text: `${['Well.', 'You know.', 'So.', 'Right.'][at]} ${text}`,
    codesByCoder: new Map([['ana', new Set(codes === '' ? [] : [codes])]]),
    judgedByCoder: new Map([['ana', readWhole]]),
    memoByCoder: new Map(),
  })),
)
const record = { embedder: 'words', coders: 'Ana', measured: null }
let embed: Embedder
let weights: Weights
beforeAll(async () => {
  embed = await embedders.words.build(noOptions('embedder'))({ readResource, language: 'en' })
  const lessons = [
    ...(await trainingExamplesOfCodebook(gardenCodebook, embed)),
    ...(await trainingExamplesFrom(passages, gardenCodebook, embed)),
  ]
  weights = weightsFrom(lessons, gardenCodebook, record)
})

const study = (text: string, learned: Weights | null, keyword?: string) => ({
  name: 's',
  reader: directReader,
  files: [{ file: 'P1.csv', bytes: bytesOf(`speaker,text\nP1,"${text}"\n`) }],
  codebook: { file: 'gardens.yaml', text: gardensYaml(keyword) },
  weights: learned && { file: 'gardens.weights.json', text: writeWeights(learned) },
  participants: null,
  settings: null,
  interviewers: [],
  decisions: [],
})
const surroundings = { version: '', readResource }

describe('what is learned', () => {
  test('finds a code that no keyword finds, and says how much keywords and wording weighed', async () => {
    const said = 'All of August the soil was parched and we hauled buckets from the stream every night.'
    const before = await analyze(study(said, null), { coders: ['keyword'] }, surroundings)
    const after = await analyze(study(said, weights), {}, surroundings)
    const [codings, { options }] = [codingsOf(after), after]
    expect(codingsOf(before)).toEqual([])
    expect(options.coders).toEqual(['learned'])
    expect(codings).toMatchObject([{ codeId: 'soil-water', coder: 'learned' }])
    const reason = codings[0]!.evidence.at(-1)!
    expect(reason).toMatchObject({ kind: 'learned', keywords: 1 })
    expect(reason.kind === 'learned' && reason.chance > reason.needed && reason.wording > 1).toBe(true)
  })
  test('a keyword that is newer than it counts by itself', async () => {
    const said = 'We painted the fence green by the fluxmeter, then somebody said it should be blue, so we argued.'
    expect(codingsOf(await analyze(study(said, weights), {}, surroundings))).toEqual([])
    const codings = codingsOf(await analyze(study(said, weights, 'fluxmeter'), {}, surroundings))
    expect(codings.map(({ codeId }) => codeId)).toEqual(['soil-water'])
  })
  test('is the same again, and is read as it was written', async () => {
    const again = weightsFrom(
      [
        ...(await trainingExamplesOfCodebook(gardenCodebook, embed)),
        ...(await trainingExamplesFrom(passages, gardenCodebook, embed)),
      ],
      gardenCodebook,
      record,
    )
    expect(again).toEqual(weights)
    expect(readWeights(writeWeights(weights), 'w.json')).toEqual(weights)
  })
  test('is not applied where it was learned by a build of other word vectors, as the format of the file says', () => {
    const written = writeWeights(weights)
    for (const version of [1, 2, 3]) {
      const earlier = readWeights(written.replace('themata-weights/4', `themata-weights/${version}`), 'w.json')
      expect(findMismatch(earlier, gardenCodebook, 'words', 'w.json')).toMatchObject({ code: 'weights/other' })
    }
    expect(() => readWeights(written.replace('themata-weights/4', 'themata-weights/5'), 'w.json')).toThrow(/weights\/4/)
  })
  test('is never applied to another version, other codes or other vectors, and that is told', async () => {
    expect(findMismatch(weights, gardenCodebook, 'words', 'w.json')).toBeNull()
    for (const [codebook, embedder] of [
      [{ ...gardenCodebook, version: '3' }, 'words'],
      [{ ...gardenCodebook, themes: [], codes: [] }, 'words'],
      [gardenCodebook, 'encoder'],
    ] as const)
      expect(findMismatch(weights, codebook, embedder, 'w.json')).toMatchObject({ code: 'weights/other' })
    const { warnings, options } = await analyze(
      study('A drought.', { ...weights, codebook: { name: 'Gardens', version: '1' } }),
      {},
      surroundings,
    )
    expect(options.coders).toEqual(['keyword', 'meaning'])
    expect(warnings.map(({ code }) => code)).toContain('weights/other')
  })
  test('a theme with too few coded passages goes on with its keywords', async () => {
    const few = await trainingExamplesFrom(
      passages.filter((_, at) => at % 5 === 0),
      gardenCodebook,
      embed,
    )
    const { themes } = weightsFrom(few, gardenCodebook, record)
    expect(themes['people']).toBeNull()
  })
  test('the coder cannot be asked for where nothing was learned', async () => {
    await expect(analyze(study('A drought.', null), { coders: ['learned'] }, surroundings)).rejects.toThrow(
      /themata learn/,
    )
  })
})

test('the weights that ship were learned with the codebook that ships, and know each of its keywords', () => {
  const read = (file: string) => readFileSync(`codebooks/${file}`, 'utf8')
  const codebook = readCodebook(read('collaboration.yaml'), 'collaboration.yaml')
  const shipped = readWeights(read('collaboration.weights.json'), 'collaboration.weights.json')
  expect(findMismatch(shipped, codebook, 'words', '')).toBeNull()
  expect(shipped.keywords).toEqual(hashKeywords(codebook))
})

test('an evaluation scores each way to code, and people against each other', async () => {
  const two = passages.map((passage) => ({
    ...passage,
    codesByCoder: new Map([...passage.codesByCoder, ['ben', passage.codesByCoder.get('ana')!]]),
    judgedByCoder: new Map([...passage.judgedByCoder, ['ben', readWhole]]),
  }))
  const { settings, people } = await evaluateCodings(two, gardenCodebook, { embedder: embed })
  expect(settings.map(({ name }) => name)).toEqual(['keywords', 'meaning', 'keywords and meaning', 'learned'])
  const kappa = (name: string) => settings.find((setting) => setting.name === name)!.theme.macro.kappa.value!
  expect(kappa('learned')).toBeGreaterThan(kappa('keywords'))
  expect(people!.theme.macro.kappa.value).toBe(1)
})

test('coders and weights are measured as they are, without learning anew', async () => {
  const alone = await evaluateCodings(passages, gardenCodebook, {
    embedder: embed,
    pretrained: { ...weights, learnedFrom: { ...weights.learnedFrom, interviews: [] } },
    isLearning: false,
  })
  expect(alone.settings.map(({ name }) => name)).toEqual([
    'keywords',
    'meaning',
    'keywords and meaning',
    'learned before, as it is',
  ])
  const { codings, found } = await codePassages(passages, gardenCodebook, {
    embedder: embed,
    coders: ['learned'],
    weights,
  })
  expect(alone.settings.at(-1)!.codings).toEqual(codings)
  expect(found).toHaveLength(passages.length)
})

test('weights are measured only on interviews that they were not learned from, and the row of their figures says so', async () => {
  const interviews = [...new Set(passages.map(({ group }) => group))]
  const [unseen, ...seen] = interviews
  const measure = async (known: readonly string[]) => {
    const pretrained = { ...weights, learnedFrom: { ...weights.learnedFrom, interviews: known } }
    const evaluation = await evaluateCodings(passages, gardenCodebook, {
      embedder: embed,
      pretrained,
      isLearning: false,
    })
    return { own: evaluation.settings.at(-1)!, report: renderMarkdown(buildEvaluation({ ...evaluation, check: null })) }
  }
  const some = await measure(seen)
  expect(some.own.tested).toEqual([unseen])
  const ofUnseen = passages.filter(({ group }) => group === unseen)
  const alone = await evaluateCodings(ofUnseen, gardenCodebook, { embedder: embed, isLearning: false })
  const positives = ({ labels }: { readonly labels: readonly { readonly positives: number }[] }) =>
    labels.map((label) => label.positives)
  expect(positives(some.own.theme)).toEqual(positives(alone.settings[0]!.theme))
  expect(some.report).toContain(`(tested on 1 of ${interviews.length} interviews; learned from the others)`)
  const none = await measure(interviews)
  expect(none.own.theme.macro.f1.value).toBeNull()
  expect(none.report).toContain('(not tested: it was learned from all of these interviews)')
})

test('weights that are asked for and belong to another codebook are an error; those beside it are passed over', () => {
  const other = { file: 'other.json', weights: { ...weights, codebook: { name: 'Other', version: '1' } } }
  const choose = (isRequired: boolean) =>
    chooseWeightsToTest(gardenCodebook, { known: other, embedder: weights.embedder, isRequired })
  expect(choose(false)).toBeNull()
  expect(() => choose(true)).toThrow(/other\.json.*\n.*learned for "Other" 1/s)
})

test('a learning curve begins with what keywords find and rises', async () => {
  const points = await learningCurve(passages, gardenCodebook, {
    embedder: embed,
    sizes: [0, 15],
    orders: ['file'],
    seed: 1,
  })
  expect(points.map(({ coded }) => coded)).toEqual([0, 15])
  expect(points[1]!.kappa!).toBeGreaterThan(points[0]!.kappa!)
})

test('what is suggested to be coded next is doubtful, and not the same twice', async () => {
  const lessons = await trainingExamplesFrom(passages, gardenCodebook, embed)
  const space = featureSpace(gardenCodebook)
  const candidates = lessons.map(({ features }) => ({
    features,
    vector: features.subarray(space.names.length).map((x) => x / 2),
  }))
  const chosen = chooseNext(candidates, weights, new Map(), space, 5)
  expect(new Set(chosen.map((position) => position % 5)).size).toBeGreaterThan(2)
})
