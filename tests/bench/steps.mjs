// Times the steps of an analysis by themselves, in one thread.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { createTranscriptCoder } from '../../dist/analysis/code-transcript.js'
import { clusterSample, drawSample, fitStudy, lotsOf } from '../../dist/analysis/fit-study.js'
import { readSource } from '../../dist/analysis/import-files.js'
import { joinFindings } from '../../dist/analysis/join-findings.js'
import { planStudy } from '../../dist/analysis/plan-study.js'
import { segmentsOf } from '../../dist/analysis/prepare-file.js'
import { settleStudy } from '../../dist/analysis/resolve-study.js'
import { chooseWriter } from '../../dist/cli/print/write-analysis.js'
import { mergeTallies } from '../../dist/findings/tally/tally.js'
import { readResource } from '../../dist/io/package-files.js'
import { matrixOf, rowOf } from '../../dist/model/matrix.js'
import { languageOf } from '../../dist/model/transcript-file.js'
import { sentencesOfTurns, toSegments } from '../../dist/segmenters/index.js'
import { createMatcher } from '../../dist/text/patterns/match-patterns.js'
import { parsePattern } from '../../dist/text/patterns/parse-pattern.js'
import { saidOf, wordsIn } from '../../dist/text/words.js'

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
    const transcriptFile = await time('import', () => readSource(source, `T${order}`, plan.settings, {}))
    const language = languageOf(transcriptFile, 'en')
    const { transcript } = transcriptFile
    const [words, sentences, cuts, segments] = await time('segment', () => {
      const words = wordsIn(transcript.text)
      const sentences = sentencesOfTurns(transcript, language)
      const cuts = plan.parts.segment({ transcript, words, sentences })
      return [words, sentences, cuts, toSegments(transcript, words, language, cuts)]
    })
    await time('match', () => plan.keywords.find(segments))
    const vectors = await time('embed', () => plan.parts.embedder.embed(segments))
    prepared.push({ file: transcriptFile, words, sentences, cuts, vectors })
  }
  const settled = settleStudy(
    plan,
    prepared.map(({ file: { transcript: _, ...account } }) => account),
  )
  const parted = prepared.map((one) => segmentsOf(one, settled.circumstancesOf(one.file.id).speakers, 'en'))
  const fitted = await time('fit', async () => {
    const drawn = drawSample(parted.map(({ file, segments }, order) => lotsOf(file.id, order, segments.length, 1)))
    return fitStudy(
      {
        segments: drawn.map(({ id, order, position }) => {
          const { words, text } = parted[order].segments[position]
          return { id, words: words.ids.length, text }
        }),
        vectors: matrixOf(
          drawn.map(({ order, position }) => rowOf(parted[order].vectors, position)),
          prepared[0].vectors.width,
        ),
      },
      plan,
    )
  })
  const clusters = await time('cluster', () => clusterSample(fitted, plan.options, plan.parts.cluster))
  const code = createTranscriptCoder(plan, fitted, [])
  const talk = await time('assign', () => parted.map((one) => code(one, settled.circumstancesOf(one.file.id))))
  const told = { version: '0', failures: [], notes: [] }
  const analysis = await time('summarize', () =>
    joinFindings(
      plan,
      settled,
      {
        tally: mergeTallies(
          talk.map(({ tally }) => tally),
          plan.options,
        ),
        clusters,
      },
      talk.map(({ coded }) => coded),
      told,
    ),
  )
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
  const said = texts.map(saidOf)
  const speed = (work) => {
    work()
    const begun = performance.now()
    work()
    return Number((megabytes / ((performance.now() - begun) / 1000)).toFixed(1))
  }
  return {
    patterns: patterns.length,
    matchOnly: speed(() => find(said)),
    withWords: speed(() => texts.map((text) => find([saidOf(text)]))),
  }
}
