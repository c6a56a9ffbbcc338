import { createHash } from 'node:crypto'
import { deserialize, serialize } from 'node:v8'
import { type Diagnostic, inputError } from '../../boundary/diagnostic.ts'
import { createTranscriptCoder } from '../../code-transcript.ts'
import { writeHits } from '../../coders/index.ts'
import { writeTranscript } from '../../exporters/write-talk.ts'
import type { SampleClusters } from '../../findings/describe-clusters.ts'
import { createSum, type Tally } from '../../findings/tally.ts'
import { clusterSample, type FittedStudy } from '../../fit-study.ts'
import { attempt } from '../../import-files.ts'
import { remember } from '../../lists.ts'
import { rowOf } from '../../model/matrix.ts'
import { languageOf } from '../../model/transcript-file.ts'
import { countOf } from '../../model/words.ts'
import { type Plan, planStudy } from '../../plan-study.ts'
import { prepareFile, segmentsOf } from '../../prepare-file.ts'
import type { Stands } from '../../pseudonymize.ts'
import type { Circumstances } from '../../settle-study.ts'
import { readFound } from '../find-files.ts'
import { readResource } from '../package-files.ts'
import type { OpenPart, Sections } from './part-file.ts'
import { type PreparedHead, packPrepared, unpackForms, unpackHead, unpackPrepared } from './prepared-part.ts'
import { clusterKey, codedKey, codingHash, preparedKey, type Task, type WorkSetup } from './setup.ts'
import { openStore, type Store } from './store.ts'

/** A transcript that is ready to be coded, or why it is not. */
export type PreparedResult =
  | ({ readonly order: number; readonly key: string } & PreparedHead)
  | { readonly order: number; readonly problems: readonly Diagnostic[] }

/** A prepared transcript of which segments are wanted for the sample. */
export interface SampleTask {
  readonly task: Task
  readonly key: string
  readonly circumstances: Circumstances
  readonly positions: readonly number[]
}

type SampledSegment = FittedStudy['sample']['segments'][number]

/** A prepared transcript to be coded. */
export interface CodeTask {
  readonly task: Task
  readonly key: string
  readonly circumstances: Circumstances
}

/** What is fitted, by its key, and what stands for names. */
export interface FitReference {
  readonly fit: string
  readonly stands: Stands
}

/** How many parts were damaged and made anew. */
export interface Repaired {
  readonly repaired: number
}

/** Coded transcripts: where each lies, and what they add up to. */
export interface CodedResult extends Repaired {
  readonly keys: readonly string[]
  /** Keys of what else was needed to find them. */
  readonly used: readonly string[]
  readonly tally: Tally
  /** How many had to be coded; the others were kept from before. */
  readonly coded: number
}

/** A coded transcript: the key by which it is asked for, where it lies, and what it adds. */
interface CodedPart {
  readonly asked: string
  readonly own: string
  readonly tally: Tally
}

type TranscriptCoder = ReturnType<typeof createTranscriptCoder>

/** The steps of the work, each on a handful of transcripts: what workers do. */
export interface Steps {
  readonly prepare: (tasks: readonly Task[]) => Promise<{ readonly results: PreparedResult[] } & Repaired>
  readonly sample: (
    tasks: readonly SampleTask[],
  ) => Promise<{ readonly segments: SampledSegment[]; readonly rows: Float32Array[] }>
  readonly cluster: (fit: string) => Promise<SampleClusters>
  readonly code: (tasks: readonly CodeTask[], reference: FitReference) => Promise<CodedResult>
}

/** Makes ready what does the steps in this thread. */
export async function createSteps({ frame, chosen, version, folder }: WorkSetup): Promise<Steps> {
  const plan = await planStudy(frame, chosen, readResource)
  const store = openStore(folder)
  const coders = new Map<string, { readonly code: TranscriptCoder; readonly hash: string }>()

  return {
    async prepare(tasks) {
      const results: PreparedResult[] = []
      for (const task of tasks) {
        const result = await attempt(() => prepareTask(task, plan, version, store))
        results.push('problems' in result ? { order: task.order, ...result } : { order: task.order, ...result.value })
      }
      return { results, repaired: store.takeDamaged() }
    },
    async sample(tasks) {
      const [sampled, rows]: [SampledSegment[], Float32Array[]] = [[], []]
      for (const { task, key, circumstances, positions } of tasks) {
        const prepared = await withPrepared(task, key, (part) => unpackPrepared(part), plan, version, store)
        const { segments, vectors } = segmentsOf(prepared, circumstances.speakers, plan.codebook.language)
        for (const position of positions) {
          const { id, words, text } = segments[position]!
          sampled.push({ id, words: countOf(words), text })
          rows.push(Float32Array.from(rowOf(vectors, position)))
        }
      }
      return { segments: sampled, rows }
    },
    async cluster(fit) {
      const key = clusterKey(fit, plan.options)
      const known = readValue<SampleClusters>(store, key)
      if (known !== null) return known
      const found = await clusterSample(fittedOf(fit, store), plan.options, plan.parts.cluster)
      writeValue(store, key, found)
      return found
    },
    async code(tasks, { fit, stands }) {
      const { code, hash } = remember(coders, fit, () => {
        coders.clear()
        let made: TranscriptCoder | undefined // when something has to be coded: mostly nothing has, in a second run
        const code: TranscriptCoder = (talk, circumstances) => {
          made ??= createTranscriptCoder(plan, fittedOf(fit, store), stands)
          return made(talk, circumstances)
        }
        return { code, hash: codingHash(plan, stands) }
      })
      const tallies = createSum(plan.options)
      const [keys, used]: [string[], string[]] = [[], []]
      let coded = 0
      for (const { task, key, circumstances } of tasks) {
        const work = (part: OpenPart): CodedPart => {
          const forms = unpackForms(part)
          const language = languageOf(unpackHead(part).account, plan.codebook.language)
          const asked = codedKey('asked', key, fit, hash, circumstances, plan.keywords.possible(forms, language))
          const before = store.read('asked', asked, (found) => found.section('key').toString())
          const kept = before === null ? null : readTally(store, before)
          if (kept !== null) {
            part.verify()
            return { asked, own: before!, tally: kept }
          }
          const talk = segmentsOf(unpackPrepared(part, forms), circumstances.speakers, plan.codebook.language)
          const own = codedKey('coded', key, fit, hash, circumstances, writeHits(plan.keywords.find(talk.segments)))
          store.write('asked', asked, { key: Buffer.from(own) })
          const alike = readTally(store, own)
          if (alike !== null) return { asked, own, tally: alike }
          const result = code(talk, circumstances)
          store.write('coded', own, packCoded(result.coded, result.tally, stands.length > 0))
          coded++
          return { asked, own, tally: result.tally }
        }
        const { asked, own, tally } = await withPrepared(task, key, work, plan, version, store)
        tallies.add(tally)
        keys.push(own)
        used.push(asked)
      }
      return { keys, used, tally: tallies.total, coded, repaired: store.takeDamaged() }
    },
  }
}

async function prepareTask(task: Task, plan: Plan, version: string, store: Store) {
  const source = await readFound(task)
  const sha256 = createHash('sha256').update(source.bytes).digest('hex')
  const key = preparedKey(task, sha256, plan, version)
  const known = store.read('prepared', key, unpackHead)
  if (known !== null) return { key, ...known }
  const prepared = await prepareFile(source, task.id, plan)
  const sections = packPrepared(prepared)
  store.write('prepared', key, sections)
  return { key, ...(JSON.parse(Buffer.from(sections['head']!).toString()) as PreparedHead) }
}

/** Does something with a prepared transcript, which is made anew where it was lost or damaged. */
async function withPrepared<Result>(
  task: Task,
  key: string,
  work: (part: OpenPart) => Result,
  plan: Plan,
  version: string,
  store: Store,
): Promise<Result> {
  const done = store.read('prepared', key, work)
  if (done !== null) return done
  const made = await prepareTask(task, plan, version, store)
  if (made.key !== key) throw changedMeanwhile(task.file)
  return store.read('prepared', key, work)!
}

const changedMeanwhile = (file: string): Error =>
  inputError({
    code: 'study/changing',
    place: { file },
    message: 'the file changed while the study was analyzed',
    fix: 'run again when nobody writes to it',
  })

/** What is fitted. It was written before anybody asks for it. */
function fittedOf(key: string, store: Store): FittedStudy {
  const fitted = readValue<FittedStudy>(store, key)
  if (fitted === null) throw new Error('what was fitted is lost: run again')
  return fitted
}

/** A value of the study as a whole that is kept as it is. */
export const readValue = <Value>(store: Store, key: string): Value | null =>
  store.read('study', key, (part) => deserialize(part.section('value')) as Value)

export const writeValue = (store: Store, key: string, value: unknown): void =>
  store.write('study', key, { value: serialize(value) })

type CodedTranscript = Parameters<(typeof writeTranscript)['codings.csv']>[0]

function packCoded(coded: CodedTranscript, tally: Tally, isRenamed: boolean): Sections {
  const written = Object.fromEntries(
    Object.entries(writeTranscript).map(([form, write]) => [form, Buffer.from(write(coded))]),
  )
  return {
    tally: serialize(tally),
    ...written,
    ...(isRenamed ? { file: Buffer.from(JSON.stringify(coded.file)) } : {}),
  }
}

/** The tally of a coded transcript whose part is whole; null where it has to be coded. */
export const readTally = (store: Store, key: string): Tally | null =>
  store.read('coded', key, (part) => {
    part.verify()
    return deserialize(part.section('tally')) as Tally
  })
