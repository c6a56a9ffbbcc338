import { createTranscriptCoder } from '../analysis/code-transcript.ts'
import type { FittedStudy } from '../analysis/fit-study.ts'
import { segmentsOf } from '../analysis/prepare-file.ts'
import type { Circumstances } from '../analysis/resolve-study.ts'
import { writeHits } from '../coders/index.ts'
import { createSum, type Tally } from '../findings/tally/tally.ts'
import type { Stands } from '../model/pseudonym.ts'
import { languageOf } from '../model/transcript-file.ts'
import { type Workplace, withPrepared } from './prepare-step.ts'
import { packCoded, readTally } from './store/coded-part.ts'
import { codedKey, codingHash, type Task } from './store/keys.ts'
import type { OpenPart } from './store/part-file.ts'
import { unpackForms, unpackHead, unpackPrepared } from './store/prepared-part.ts'
import { requireValue, type Store } from './store/store.ts'

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

/** A coded transcript: the key by which it is asked for, where it lies, and what it adds. */
interface CodedPart {
  readonly asked: string
  readonly own: string
  readonly tally: Tally
  readonly isNew: boolean
}

/** Codes transcripts, but for those that were coded before. */
export type CodeTasks = (tasks: readonly CodeTask[]) => Promise<CodedTasks>

/** Makes ready what codes transcripts of a study that was fitted. */
export function createCodeStep({ fit, stands }: FitReference, place: Workplace): CodeTasks {
  const { plan, store } = place
  const { language: ofCodebook } = plan.codebook
  const coding = codingHash(plan, stands)
  let made: ReturnType<typeof createTranscriptCoder> | undefined
  /** Made when something has to be coded: mostly nothing has, in a second run. */
  const coder = () => (made ??= createTranscriptCoder(plan, fittedOf(fit, store), stands))

  function codePart({ key, circumstances }: CodeTask, part: OpenPart): CodedPart {
    const keyOf = (step: 'asked' | 'coded', keywords: string): string =>
      codedKey(step, key, fit, coding, circumstances, keywords)
    const forms = unpackForms(part)
    const language = languageOf(unpackHead(part).account, ofCodebook)
    const asked = keyOf('asked', plan.keywords.possible(forms, language))
    const before = store.read('asked', asked, (found) => found.section('key').toString())
    const kept = before === null ? null : readTally(store, before)
    if (kept !== null) {
      part.verify()
      return { asked, own: before!, tally: kept, isNew: false }
    }
    const talk = segmentsOf(unpackPrepared(part, forms), circumstances.speakers, ofCodebook)
    const own = keyOf('coded', writeHits(plan.keywords.find(talk.segments)))
    store.write('asked', asked, { key: Buffer.from(own) })
    const alike = readTally(store, own)
    if (alike !== null) return { asked, own, tally: alike, isNew: false }
    const { coded, tally } = coder()(talk, circumstances)
    store.write('coded', own, packCoded(coded, tally, stands.length > 0))
    return { asked, own, tally, isNew: true }
  }

  return async (tasks) => {
    const sum = createSum(plan.options)
    const [keys, used]: [string[], string[]] = [[], []]
    let coded = 0
    for (const one of tasks) {
      const { asked, own, tally, isNew } = await withPrepared(one.task, one.key, (part) => codePart(one, part), place)
      sum.add(tally)
      keys.push(own)
      used.push(asked)
      if (isNew) coded++
    }
    return { keys, used, tally: sum.total, coded }
  }
}

/** @throws InputError when the fitted model, which was stored before, is missing or damaged */
export const fittedOf = (key: string, store: Store): FittedStudy =>
  requireValue<FittedStudy>(store, key, {
    name: 'the fitted model',
    fix: 'run again; with shards, "themata fit" first',
  })
