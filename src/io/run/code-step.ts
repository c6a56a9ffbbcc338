import { deserialize, serialize } from 'node:v8'
import { createTranscriptCoder, type Uncoded } from '../../code-transcript.ts'
import { writeHits } from '../../coders/index.ts'
import { writeTranscript } from '../../exporters/write-talk.ts'
import { createSum, type Tally } from '../../findings/tally.ts'
import type { FittedStudy } from '../../fit-study.ts'
import type { CodedTranscript } from '../../model/coded-transcript.ts'
import { languageOf } from '../../model/transcript-file.ts'
import { segmentsOf } from '../../prepare-file.ts'
import type { Stands } from '../../pseudonymize.ts'
import type { Circumstances } from '../../settle-study.ts'
import type { OpenPart, Sections } from './part-file.ts'
import { type Workplace, withPrepared } from './prepare-step.ts'
import { unpackForms, unpackHead, unpackPrepared } from './prepared-part.ts'
import { codedKey, codingHash, type Task } from './setup.ts'
import { readValue, type Store } from './store.ts'

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

/** Coded transcripts: where each lies, and what they add up to. */
export interface CodedTasks {
  readonly keys: readonly string[]
  /** Keys of what else was needed to find them. */
  readonly used: readonly string[]
  readonly tally: Tally
  /** How many had to be coded; the others were kept from before. */
  readonly coded: number
}

/** A transcript as it is asked for, and where it lies if it was coded before. */
interface Asked {
  readonly key: string
  readonly known: Known | null
}

/** A coded transcript that is whole. */
interface Known {
  readonly own: string
  readonly tally: Tally
}

/** Codes transcripts, but for those that were coded before. */
export type CodeTasks = (tasks: readonly CodeTask[]) => Promise<CodedTasks>

/** Makes ready what codes transcripts of a study that was fitted. */
export function createCodeStep({ fit, stands }: FitReference, place: Workplace): CodeTasks {
  const { plan, store } = place
  const { language: ofCodebook } = plan.codebook
  const coding = codingHash(plan, stands)
  let made: ReturnType<typeof createTranscriptCoder> | undefined // mostly nothing has to be coded, in a second run
  const code = (uncoded: readonly Uncoded[]) => {
    made ??= createTranscriptCoder(plan, fittedOf(fit, store), stands)
    return made(uncoded)
  }
  const keyOf = (step: 'asked' | 'coded', { key, circumstances }: CodeTask, keywords: string): string =>
    codedKey(step, key, fit, coding, circumstances, keywords)

  async function ask(one: CodeTask): Promise<Asked> {
    const look = (part: OpenPart): Asked => {
      const language = languageOf(unpackHead(part).account, ofCodebook)
      const key = keyOf('asked', one, plan.keywords.possible(unpackForms(part), language))
      const own = store.read('asked', key, (found) => found.section('key').toString())
      const tally = own === null ? null : readTally(store, own)
      if (tally === null) return { key, known: null }
      part.verify()
      return { key, known: { own: own!, tally } }
    }
    return withPrepared(one.task, one.key, look, place)
  }

  /** Each step for all before the next; see `prepareFiles`. */
  async function codeAnew(tasks: readonly CodeTask[]): Promise<{ readonly known: Known[]; readonly coded: number }> {
    const talks: Uncoded['talk'][] = []
    for (const { task, key, circumstances } of tasks) {
      const prepared = await withPrepared(task, key, unpackPrepared, place)
      talks.push(segmentsOf(prepared, circumstances.speakers, ofCodebook))
    }
    const hits = talks.map(({ segments }) => plan.keywords.find(segments))
    const keys = tasks.map((one, at) => keyOf('coded', one, writeHits(hits[at]!)))
    const alike = keys.map((own) => readTally(store, own))
    const uncoded = tasks.flatMap(({ circumstances }, at): Uncoded[] =>
      alike[at] === null ? [{ talk: talks[at]!, circumstances }] : [],
    )
    const results = uncoded.length === 0 ? [] : code(uncoded)
    const packed = results.map(({ coded, tally }) => packCoded(coded, tally, stands.length > 0)).values()
    const tallies = results.map(({ tally }) => tally).values()
    const known = keys.map((own, at): Known => {
      if (alike[at] !== null) return { own, tally: alike[at]! }
      store.write('coded', own, packed.next().value!)
      return { own, tally: tallies.next().value! }
    })
    return { known, coded: results.length }
  }

  return async (tasks) => {
    const asked: Asked[] = []
    for (const one of tasks) asked.push(await ask(one))
    const anew = await codeAnew(tasks.filter((_, at) => asked[at]!.known === null))
    const fresh = anew.known.values()
    const sum = createSum(plan.options)
    const keys = asked.map(({ key, known }) => {
      const { own, tally } = known ?? fresh.next().value!
      if (known === null) store.write('asked', key, { key: Buffer.from(own) })
      sum.add(tally)
      return own
    })
    return { keys, used: asked.map(({ key }) => key), tally: sum.total, coded: anew.coded }
  }
}

/** What is fitted. It was written before anybody asks for it. */
export function fittedOf(key: string, store: Store): FittedStudy {
  const fitted = readValue<FittedStudy>(store, key)
  if (fitted === null) throw new Error('what was fitted is lost: run again')
  return fitted
}

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
