// Times the steps of an analysis by themselves, in one thread.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { codesOfSample } from '../../dist/analysis/analyze.js'
import { assembleAnalysis } from '../../dist/analysis/assemble-analysis.js'
import { clusterSample } from '../../dist/analysis/cluster-sample.js'
import { createTranscriptCoder } from '../../dist/analysis/code-transcript.js'
import { drawSample } from '../../dist/analysis/draw-sample.js'
import { fitModel } from '../../dist/analysis/fit-model.js'
import { planStudy } from '../../dist/analysis/plan-study.js'
import { sampledSegment, segmentsOf } from '../../dist/analysis/prepare-file.js'
import { reportOf } from '../../dist/analysis/report-of.js'
import { prepareStudy } from '../../dist/analysis/resolve-study.js'
import { chooseWriter } from '../../dist/cli/print/write-analysis.js'
import { mergeTallies } from '../../dist/findings/tally/tally.js'
import { readResource } from '../../dist/io/package-files.js'
import { directReader } from '../../dist/io/readers.js'
import { matrixOf } from '../../dist/model/matrix.js'
import { languageOf } from '../../dist/model/transcript-file.js'
import { sentencesOfTurns, toSegments } from '../../dist/segmenters/segment-transcript.js'
import { createMatcher } from '../../dist/text/patterns/match-patterns.js'
import { parsePattern } from '../../dist/text/patterns/parse-pattern.js'
import { tokenize, tokenizedText } from '../../dist/text/words.js'

/** How much of a corpus the steps are timed on; all is held in memory here. */
const most = 10e6

function firstFiles(folder) {
  const names = readdirSync(folder, { recursive: true }).filter(
    (name) => /\.(md|txt|vtt|srt)$/.test(name) && !name.includes('.themata'),
  )
  const files = []
  let size = 0
  for (const name of names.sort()) {
    if (size >= most) break
    files.push({ file: name, path: join(folder, name) })
    size += statSync(join(folder, name)).size
  }
  return { files, megabytes: size / 1e6 }
}

/** Seconds a megabyte of each step. */
export async function timeSteps(folder, codebookFile) {
  const { files, megabytes } = firstFiles(folder)
  const read = (file) => ({ file, text: readFileSync(file, 'utf8') })
  const frame = {
    ...{ name: 'bench', participants: null, settings: null, interviewers: [], decisions: [] },
    codebook: read(codebookFile),
    weights: read(codebookFile.replace(/yaml$/, 'weights.json')),
  }
  const plan = await planStudy(frame, {}, readResource)
  const seconds = {}
  const time = async (step, work) => {
    const begun = performance.now()
    const result = await work()
    seconds[step] = (seconds[step] ?? 0) + (performance.now() - begun) / 1000
    return result
  }
  const prepared = []
  for (const [order, { file, path }] of files.entries()) {
    const source = await time('read', () => ({ file, bytes: readFileSync(path) }))
    const transcriptFile = await time('import', () =>
      directReader.read(source, { id: `T${order}`, settings: plan.settings, reading: {} }),
    )
    const language = languageOf(transcriptFile, 'en')
    const { transcript } = transcriptFile
    const [words, sentences, cuts, segments] = await time('segment', () => {
      const words = tokenize(transcript.text)
      const sentences = sentencesOfTurns(transcript, language)
      const cuts = plan.parts.segment({ transcript, words, sentences })
      return [words, sentences, cuts, toSegments(transcript, words, language, cuts)]
    })
    await time('match', () => plan.keywords.find(segments))
    const vectors = await time('embed', () => plan.parts.embedder.embed(segments))
    prepared.push({ file: transcriptFile, words, sentences, cuts, vectors })
  }
  const held = (own) => ({ ...reportOf(own), prepared: own })
  const stages = { prepare: () => ({ transcripts: prepared.map(held), found: files.length, failures: [], notes: [] }) }
  const study = await prepareStudy(plan, stages)
  const { inputs, options, parts } = plan
  const { contextOf, pseudonyms } = study.roster
  const segmented = prepared.map((own) => segmentsOf(own, contextOf(own.file.id).speakers, 'en'))
  const model = await time('fit', () => {
    const sampled = drawSample(study, inputs.sample).map(({ order, position }) =>
      sampledSegment(segmented[order], position),
    )
    const vectors = matrixOf(
      sampled.map(({ row }) => row),
      prepared[0].vectors.width,
    )
    return fitModel(
      { segments: sampled.map(({ segment }) => segment), vectors },
      { ...inputs.fit, pseudonyms },
      parts.embedder,
    )
  })
  const code = createTranscriptCoder({ ...inputs.code, pseudonyms }, plan, model)
  const coded = await time('assign', () => segmented.map((own) => code(own, contextOf(own.file.id))))
  const tally = mergeTallies(
    coded.map((own) => own.tally),
    options,
  )
  const codes = codesOfSample(study.roster, tally)
  const clusters = await time('cluster', () => clusterSample(model, codes, { ...inputs.cluster, ...parts }))
  const analysis = await time('summarize', () => {
    const transcripts = coded.map((own) => own.coded)
    return assembleAnalysis(plan, study, { clusters, transcripts, tally }, '0')
  })
  await time('report', async () => {
    for (const format of ['md', 'html', 'csv', 'json'])
      for (const output of await chooseWriter(format)(analysis)) if ('pieces' in output) for (const _ of output.pieces);
  })
  return {
    megabytes: Number(megabytes.toFixed(1)),
    perMegabyte: Object.fromEntries(
      Object.entries(seconds).map(([step, own]) => [step, Number((own / megabytes).toFixed(4))]),
    ),
  }
}

/** Megabytes a second of matching terms in one thread, after a first round; with and without finding the words. */
export async function timeMatching(folder, terms) {
  const { files, megabytes } = firstFiles(folder)
  const texts = files.map(({ path }) => readFileSync(path, 'utf8'))
  const patterns = terms.flatMap((term) => parsePattern(term).pattern ?? [])
  const { find } = createMatcher(patterns, 'en')
  const said = texts.map(tokenizedText)
  const speed = (work) => {
    work()
    const begun = performance.now()
    work()
    return Number((megabytes / ((performance.now() - begun) / 1000)).toFixed(1))
  }
  return {
    patterns: patterns.length,
    matchOnly: speed(() => find(said)),
    withWords: speed(() => texts.map((text) => find([tokenizedText(text)]))),
  }
}
