import type { FittedModel } from '../analysis/fitted-model.ts'
import type { Plan } from '../analysis/plan.ts'
import { segmentsOf } from '../analysis/prepare-file.ts'
import type { CodeInputs } from '../analysis/stage-inputs.ts'
import type { TranscriptCoder } from '../analysis/stages.ts'
import { nextTurn } from '../boundary/next-turn.ts'
import { writeHits } from '../coders/keyword-hits.ts'
import { readsBefore } from '../coders/trained/said-before.ts'
import { condense, createSum, type Tally } from '../findings/tally/tally.ts'
import { languageOf } from '../model/transcript-file.ts'
import { packTranscript } from '../outputs/page/pack-transcript.ts'
import type { CodedTasks, CodeTask, ModelReference } from './steps.ts'
import { addStored, packCoded, type StoredTally } from './store/coded-part.ts'
import { codeKey, hashCodeInputs, sumOfTalliesKey, type TranscriptTask } from './store/keys.ts'
import type { OpenPart } from './store/part-file.ts'
import { unpackForms, unpackHead, unpackPrepared } from './store/prepared-part.ts'
import { requireModel } from './store/require-model.ts'
import { hasWhole, type Store, writeValue } from './store/store.ts'

/** A coded transcript: its two keys, and its tally if it was coded now; that of others is stored. */
interface CodedPart {
  readonly lookup: string
  readonly content: string
  readonly tally: Tally | null
}

/** Codes transcripts, except those whose codings are stored. */
export type CodeTasks = (tasks: readonly CodeTask[]) => Promise<CodedTasks>

/** Uses a prepared part, which is rebuilt if it is missing or damaged. */
export type UsePrepared = <Result>(
  task: TranscriptTask,
  key: string,
  use: (part: OpenPart) => Result,
) => Promise<Result>

/** What the code stage works with. */
interface CodeContext {
  readonly plan: Plan
  readonly store: Store
  readonly usePrepared: UsePrepared
  /** Creates what codes the transcripts that are not stored. */
  readonly createCoder: (inputs: CodeInputs, model: FittedModel) => TranscriptCoder
}

/** Creates the code stage for a fitted study. */
export function createCodeStep(
  { model, pseudonyms, packsPages }: ModelReference,
  { plan, store, usePrepared, createCoder }: CodeContext,
): CodeTasks {
  const { keywords } = plan
  const inputs = { ...plan.inputs.code, pseudonyms }
  const { language: ofCodebook } = inputs.frame
  const learned = inputs.coders.includes('learned') ? inputs.weights : null
  const isBeforeRead = readsBefore(learned)
  const inputsHash = hashCodeInputs(inputs)
  let cached: TranscriptCoder | undefined
  /** Created on first use: a second run mostly codes nothing. */
  const coder = () => (cached ??= createCoder(inputs, requireModel(model, store)))

  function codePart({ key, context }: CodeTask, part: OpenPart): CodedPart {
    const keyOf = (kind: 'lookup' | 'content', found: string): string =>
      codeKey(kind, key, model, inputsHash, context, found)
    const forms = unpackForms(part)
    const lookup = keyOf(
      'lookup',
      keywords.candidateFingerprint(forms, languageOf(unpackHead(part).account, ofCodebook)),
    )
    const before = store.read('lookup', lookup, (found) => found.section('key').toString())
    if (before !== null && isCoded(before)) {
      part.verify()
      return { lookup, content: before, tally: null }
    }
    const segmented = segmentsOf(unpackPrepared(part, forms), context.speakers, ofCodebook)
    const searched = [segmented.segments, ...(isBeforeRead ? [segmented.between] : [])]
    const content = keyOf('content', searched.map((stretches) => writeHits(keywords.find(stretches))).join('\n\n\n'))
    store.write('lookup', lookup, { key: Buffer.from(content) })
    if (isCoded(content)) return { lookup, content, tally: null }
    const { coded, tally } = coder()(segmented, context)
    const page = packsPages ? packTranscript(coded.file.transcript) : null
    store.write('coded', content, packCoded(coded, tally, { isRenamed: pseudonyms.length > 0, page }))
    return { lookup, content, tally }
  }

  const isCoded = (content: string): boolean => hasWhole(store, 'coded', content)

  return async (tasks) => {
    const added = createSum(plan.options)
    const [keys, used, stored]: [string[], string[], StoredTally[]] = [[], [], []]
    for (const own of tasks) {
      await nextTurn()
      const { lookup, content, tally } = await usePrepared(own.task, own.key, (part) => codePart(own, part))
      if (tally === null) stored.push({ kind: 'coded', key: content, ...describedAs(own.task) })
      else added.add(tally)
      keys.push(content)
      used.push(lookup)
    }
    const sumKey = sumOfTalliesKey(keys)
    const done = { keys, used: [...used, sumKey], coded: tasks.length - stored.length }
    if (done.coded === 0 && hasWhole(store, 'study', sumKey)) return { ...done, tally: null }
    addStored(added, stored, store)
    const tally = condense(added.total)
    writeValue(store, sumKey, tally)
    return { ...done, tally }
  }
}

const describedAs = ({ id }: TranscriptTask) => ({ name: `codings of ${id}`, fix: 'run again' })
