import { drawSample } from '../analysis/draw-sample.ts'
import { fitModel } from '../analysis/fit-model.ts'
import type { Plan } from '../analysis/plan.ts'
import type { ResolvedStudy, StudyRoster } from '../analysis/stages.ts'
import type { TranscriptReader } from '../analysis/transcript-reader.ts'
import { InputError } from '../boundary/diagnostic.ts'
import { groupBy, sum } from '../collections.ts'
import { createSum, type Tally } from '../findings/tally/tally.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { matrixOf } from '../model/matrix.ts'
import type { Progress } from '../model/progress.ts'
import { fitOnPage } from '../outputs/page/build-page-data.ts'
import { createCompactor } from './compact-results.ts'
import { batches, forEachBounded, withSecondTry } from './schedule.ts'
import type { CodeTask, PreparedResult, SampleTask, WorkerSteps } from './steps.ts'
import { addStored, type StoredTally } from './store/coded-part.ts'
import { type CodedParts, partsOfStudy } from './store/coded-parts.ts'
import { hashCodeInputs, modelKey, sumOfTalliesKey, type TranscriptTask } from './store/keys.ts'
import { readValue, type Store, writeValue } from './store/store.ts'
import type { StoredTranscript } from './stored-transcript.ts'
import type { WorkerPool } from './worker-pool.ts'

/** Context of stages that are carried out in a store. */
export interface StoreRun {
  readonly plan: Plan
  readonly reader: TranscriptReader
  readonly version: string
  readonly pool: WorkerPool
  readonly store: Store
  readonly progress: Progress
  /** True if results include a page, for which transcripts are packed when they are coded. */
  readonly hasPage?: boolean
}

/** The result for each transcript, in the given order. */
export interface PreparedTasks {
  readonly results: readonly PreparedResult[]
  readonly repaired: number
}

/** Prepares transcripts in parallel, each in isolation. */
export async function prepareInStore(
  tasks: readonly TranscriptTask[],
  { pool, progress }: Pick<StoreRun, 'pool' | 'progress'>,
): Promise<PreparedTasks> {
  const stage = progress.begin('Reading', totalSize(tasks))
  const compact = createCompactor()
  const answers = await forEachBounded(
    batches(tasks, ({ size }) => size),
    pool.size,
    async (batch) => {
      const answer = await withSecondTry(batch, pool.prepare, (lost) => ({
        results: [{ order: lost.order, problems: [diedOf(lost)] }],
        repaired: 0,
      }))
      stage.advance(totalSize(batch))
      return answer.map(({ results, repaired }) => ({ results: results.map(compact), repaired }))
    },
  )
  stage.end()
  return {
    results: answers.flat().flatMap((answer) => answer.results),
    repaired: sum(answers.flat(), ({ repaired }) => repaired),
  }
}

/** Fits the model on a sample of all transcripts, unless it is stored. Returns its key. */
export async function fitInStore(study: ResolvedStudy<StoredTranscript>, run: StoreRun): Promise<string> {
  const { plan, version, pool, store } = run
  const sampled = drawSample(study, plan.inputs.sample)
  const wanted = [...groupBy(sampled, ({ order }) => order)].map(([at, own]): SampleTask => {
    const { task, key, account } = study.transcripts[at]!
    const positions = own.map(({ position }) => position)
    return { task, key, context: study.roster.contextOf(account.id), positions }
  })
  const inputs = { ...plan.inputs.fit, pseudonyms: study.roster.pseudonyms }
  const model = modelKey(
    wanted.map(({ key, context, positions }) => [key, rolesOf(context.speakers), positions]),
    inputs,
    version,
  )
  if (readValue(store, model) === null) {
    const some = batches(wanted, () => 1 << 15)
    const samples = await forEachBounded(some, pool.size, (tasks) => pool.sample(tasks))
    const sample = {
      segments: samples.flatMap(({ segments }) => segments),
      vectors: matrixOf(
        samples.flatMap(({ rows }) => rows),
        study.transcripts[0]?.width ?? 0,
      ),
    }
    writeValue(store, model, await fitModel(sample, inputs, plan.parts.embedder))
  }
  return model
}

const rolesOf = (speakers: StudyRoster['accounts'][number]['speakers']): string =>
  speakers.map(({ role }) => role[0]).join('')

/** A coded study, and what was done for it. */
export interface CodedInStore extends CodedParts {
  readonly coded: number
  readonly repaired: number
}

/** The transcripts to be coded, and what is known of all. */
type Prepared = Pick<ResolvedStudy<StoredTranscript>, 'transcripts' | 'roster'>

/** Codes transcripts in parallel, each in isolation, and ends the workers, for whom nothing is left to do. */
export async function codeInStore(study: Prepared, model: string, run: StoreRun): Promise<CodedInStore> {
  const { transcripts, roster } = study
  const { plan, pool, store } = run
  function* contexts() {
    for (const { key, account } of transcripts) yield { key, context: roster.contextOf(account.id) }
  }
  const inputs = hashCodeInputs({ ...plan.inputs.code, pseudonyms: roster.pseudonyms })
  const before = partsOfStudy(
    { model, inputs, keywords: plan.keywords.fingerprint, transcripts: contexts() },
    transcripts.map(({ key }) => key),
    store,
  )
  const known = before.read()
  const done = known === null ? await codeAll(study, model, run) : null
  await pool.close()
  if (done === null) return { ...known!, coded: 0, repaired: 0 }
  const { coded, repaired, ...parts } = done
  return { ...before.write(parts), coded, repaired }
}

async function codeAll(
  { transcripts, roster }: Prepared,
  model: string,
  { plan, pool, store, progress, hasPage = false }: StoreRun,
): Promise<CodedInStore> {
  const { pseudonyms } = roster
  const stage = progress.begin('Coding', totalSize(transcripts.map(({ task }) => task)))
  const packsPages = hasPage && fitOnPage(transcripts.map(({ account }) => account))
  const reference = { model, pseudonyms, packsPages }
  const tallies = createSum(plan.options)
  const before: StoredTally[] = []
  const total = { coded: 0, repaired: 0 }
  const answers = await forEachBounded(
    batches(transcripts, ({ task }) => task.size),
    pool.size,
    async (batch) => {
      const work = batch.map(({ task, key, account }): CodeTask => {
        return { task, key, context: roster.contextOf(account.id) }
      })
      const answer = await withSecondTry(
        work,
        (own) => pool.code(own, reference),
        ({ task }): Awaited<ReturnType<WorkerSteps['code']>> => {
          throw new InputError([diedOf(task)])
        },
      )
      stage.advance(totalSize(batch.map(({ task }) => task)))
      for (const { tally, keys, coded, repaired } of answer) {
        if (tally === null) before.push(sumOf(keys))
        else tallies.add(tally)
        total.coded += coded
        total.repaired += repaired
      }
      return answer.map(({ keys, used }) => ({ keys, used })) // tallies are held no longer once they are added up
    },
  )
  stage.end()
  const places = answers.flat()
  const keys = places.flatMap((own) => own.keys)
  const known = before.length === places.length ? readValue<Tally>(store, sumOfTalliesKey(keys)) : null
  if (known === null) addStored(tallies, before, store)
  return { keys, used: places.flatMap(({ used }) => used), tally: known ?? tallies.total, ...total }
}

/** The stored sum of the tallies of coded transcripts. */
const sumOf = (keys: readonly string[]): StoredTally => ({
  kind: 'study',
  key: sumOfTalliesKey(keys),
  name: 'the sum of codings',
  fix: 'run again',
})

const totalSize = (tasks: readonly Pick<TranscriptTask, 'size'>[]): number => sum(tasks, ({ size }) => size)

const diedOf = ({ path }: TranscriptTask): Diagnostic => ({
  level: 'error',
  code: 'import/worker-died',
  place: { file: path },
  message: 'reading or coding this file exhausted the memory of its worker repeatedly',
  fix: 'split it into one file per interview, or remove it from the folder',
})
