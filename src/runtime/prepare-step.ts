import { createHash } from 'node:crypto'
import { attempt } from '../analysis/import-files.ts'
import type { Plan } from '../analysis/plan-study.ts'
import { prepareFile } from '../analysis/prepare-file.ts'
import { type Diagnostic, inputError } from '../boundary/diagnostic.ts'
import { readFound } from '../io/find-files.ts'
import { preparedKey, type Task } from './store/keys.ts'
import type { OpenPart } from './store/part-file.ts'
import { type PreparedHead, packPrepared, unpackHead } from './store/prepared-part.ts'
import type { Store } from './store/store.ts'

/** A transcript that is ready to be coded, or why it is not. */
export type PreparedResult =
  | ({ readonly order: number; readonly key: string } & PreparedHead)
  | { readonly order: number; readonly problems: readonly Diagnostic[] }

/** What every step needs: what holds for all transcripts, and where parts lie. */
export interface Workplace {
  readonly plan: Plan
  readonly version: string
  readonly store: Store
}

/** Prepares transcripts, but for those that were prepared before. */
export async function prepareTasks(tasks: readonly Task[], place: Workplace): Promise<PreparedResult[]> {
  const results: PreparedResult[] = []
  for (const task of tasks) {
    const result = await attempt(() => prepareTask(task, place))
    results.push({ order: task.order, ...('problems' in result ? result : result.value) })
  }
  return results
}

async function prepareTask(
  task: Task,
  { plan, version, store }: Workplace,
): Promise<PreparedHead & { readonly key: string }> {
  const source = await readFound(task)
  const sha256 = createHash('sha256').update(source.bytes).digest('hex')
  const key = preparedKey(task, sha256, plan, version)
  const known = store.read('prepared', key, unpackHead)
  if (known !== null) return { key, ...known }
  const { head, sections } = packPrepared(await prepareFile(source, task.id, plan))
  store.write('prepared', key, sections)
  return { key, ...head }
}

/** Does something with a prepared transcript, which is made anew where it was lost or damaged. */
export async function withPrepared<Result>(
  task: Task,
  key: string,
  use: (part: OpenPart) => Result,
  place: Workplace,
): Promise<Result> {
  const done = place.store.read('prepared', key, use)
  if (done !== null) return done
  const made = await prepareTask(task, place)
  if (made.key !== key) throw changedMeanwhile(task.file)
  return place.store.read('prepared', key, use)!
}

const changedMeanwhile = (file: string): Error =>
  inputError({
    code: 'study/changing',
    place: { file },
    message: 'the file changed while the study was analyzed',
    fix: 'run again when nobody writes to it',
  })
