import { createHash } from 'node:crypto'
import type { Plan } from '../analysis/plan.ts'
import { prepareFile } from '../analysis/prepare-file.ts'
import type { TranscriptReader } from '../analysis/transcript-reader.ts'
import { attempt, inputError } from '../boundary/diagnostic.ts'
import { nextTurn } from '../boundary/next-turn.ts'
import type { SourceFile } from '../importers/importer.ts'
import { readFound } from '../io/find-files.ts'
import type { PreparedReport } from '../model/prepared.ts'
import type { PreparedResult } from './steps.ts'
import { prepareKey, type TranscriptTask } from './store/keys.ts'
import type { OpenPart } from './store/part-file.ts'
import { type PackedTranscript, packPrepared, unpackHead } from './store/prepared-part.ts'
import type { Store } from './store/store.ts'

/** Context of the stages: the plan, the reader of files, the version, and the store. */
export interface StageContext {
  readonly plan: Plan
  readonly reader: TranscriptReader
  readonly version: string
  readonly store: Store
}

/** Prepares transcripts, except those whose prepared parts are stored. */
export async function prepareTasks(tasks: readonly TranscriptTask[], context: StageContext): Promise<PreparedResult[]> {
  const results: PreparedResult[] = []
  for (const task of tasks) {
    await nextTurn()
    const result = await attempt(() => prepareTask(task, context))
    results.push({ order: task.order, ...('problems' in result ? result : result.value) })
  }
  return results
}

async function prepareTask(
  task: TranscriptTask,
  context: StageContext,
): Promise<PreparedReport & { readonly key: string }> {
  const source = await readFound(task, context.reader)
  const key = keyOfSource(source, task.id, context)
  const known = context.store.read('prepared', key, unpackHead)
  if (known !== null) return { key, ...known }
  const { head, sections } = await packSource(source, task.id, context)
  context.store.write('prepared', key, sections)
  return { key, ...head }
}

/** The key of a file that is to be prepared. */
export function keyOfSource(
  source: SourceFile,
  id: string,
  { plan, version }: Pick<StageContext, 'plan' | 'version'>,
): string {
  const sha256 = createHash('sha256').update(source.bytes).digest('hex')
  return prepareKey({ file: source.file, id }, sha256, plan.inputs.prepare, version)
}

/** A file prepared and packed. @throws InputError when it holds no transcript */
export const packSource = async (
  source: SourceFile,
  id: string,
  { plan, reader }: Pick<StageContext, 'plan' | 'reader'>,
): Promise<PackedTranscript> =>
  packPrepared(await prepareFile({ source, id }, plan.inputs.prepare, { ...plan.parts, reader }))

/** Uses a prepared transcript, which is rebuilt if it is missing or damaged. */
export async function withPrepared<Result>(
  task: TranscriptTask,
  key: string,
  use: (part: OpenPart) => Result,
  context: StageContext,
): Promise<Result> {
  const done = context.store.read('prepared', key, use)
  if (done !== null) return done
  const rebuilt = await prepareTask(task, context)
  if (rebuilt.key !== key) throw changedMeanwhile(task.file)
  return context.store.read('prepared', key, use)!
}

const changedMeanwhile = (file: string): Error =>
  inputError({
    code: 'study/changing',
    place: { file },
    message: 'the file changed while the study was analyzed',
    fix: 'run again when no program writes to it',
  })
