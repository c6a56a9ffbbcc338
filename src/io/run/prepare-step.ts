import { createHash } from 'node:crypto'
import { type Diagnostic, inputError } from '../../boundary/diagnostic.ts'
import { type Attempted, attempt } from '../../import-files.ts'
import type { SourceFile } from '../../importers/index.ts'
import type { Plan } from '../../plan-study.ts'
import { prepareFiles } from '../../prepare-file.ts'
import { readFound } from '../find-files.ts'
import type { OpenPart } from './part-file.ts'
import { type PreparedHead, packPrepared, unpackHead } from './prepared-part.ts'
import { preparedKey, type Task } from './setup.ts'
import type { Store } from './store.ts'

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

/** A file whose bytes were read, and what was made of them before; null where nothing was. */
interface Looked {
  readonly source: SourceFile
  readonly key: string
  readonly head: PreparedHead | null
}

/** Prepares transcripts, but for those that were prepared before. */
export async function prepareTasks(
  tasks: readonly Task[],
  { plan, version, store }: Workplace,
): Promise<PreparedResult[]> {
  const looked: Attempted<Looked>[] = []
  for (const task of tasks) {
    const look = async (): Promise<Looked> => {
      const source = await readFound(task)
      const sha256 = createHash('sha256').update(source.bytes).digest('hex')
      const key = preparedKey(task, sha256, plan, version)
      return { source, key, head: store.read('prepared', key, unpackHead) }
    }
    looked.push(await attempt(look))
  }
  const missing = looked.flatMap((one, at) =>
    'value' in one && one.value.head === null ? [{ source: one.value.source, id: tasks[at]!.id }] : [],
  )
  const made = (await prepareFiles(missing, plan)).values()
  return looked.map((one, at): PreparedResult => {
    const { order } = tasks[at]!
    if ('problems' in one) return { order, ...one }
    const { key, head } = one.value
    if (head !== null) return { order, key, ...head }
    const prepared = made.next().value!
    if ('problems' in prepared) return { order, ...prepared }
    const packed = packPrepared(prepared.value)
    store.write('prepared', key, packed.sections)
    return { order, key, ...packed.head }
  })
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
  const [made] = await prepareTasks([task], place)
  if (!('key' in made!) || made.key !== key) throw changedMeanwhile(task.file)
  return place.store.read('prepared', key, use)!
}

const changedMeanwhile = (file: string): Error =>
  inputError({
    code: 'study/changing',
    place: { file },
    message: 'the file changed while the study was analyzed',
    fix: 'run again when nobody writes to it',
  })
