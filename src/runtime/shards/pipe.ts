import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { attempt } from '../../analysis/import-files.ts'
import { type Plan, planStudy, usualOptions } from '../../analysis/plan-study.ts'
import { prepareFile } from '../../analysis/prepare-file.ts'
import { settleStudy } from '../../analysis/resolve-study.ts'
import { type Diagnostic, inputError, type Place } from '../../boundary/diagnostic.ts'
import { readJson } from '../../boundary/read-json.ts'
import { type Schema, validate } from '../../boundary/validate.ts'
import { byName } from '../../collections.ts'
import { mergeTallies, type Tally } from '../../findings/tally/tally.ts'
import type { SourceFile } from '../../importers/index.ts'
import { readFound } from '../../io/find-files.ts'
import { readResource } from '../../io/package-files.ts'
import { nameTranscripts } from '../../study/name-transcripts.ts'
import { readTally } from '../code-step.ts'
import type { PreparedResult } from '../prepare-step.ts'
import type { StudyRequest } from '../run-study.ts'
import { createSteps, type Steps } from '../steps.ts'
import { fingerprintOf, preparedKey, type Task } from '../store/keys.ts'
import { encodePart } from '../store/part-file.ts'
import { type PreparedHead, packPrepared } from '../store/prepared-part.ts'
import { openStore, type PartKind, type Store, writeValue } from '../store/store.ts'
import type { Ready } from '../work-steps.ts'
import { IdLine, PartLine, TranscriptLine } from './pipe-file.ts'
import { readMapped } from './run-shards.ts'
import { hashNames, readFit, writeIndex } from './work-index.ts'

/** What a filter keeps ready from line to line. */
export interface Pipe {
  readonly request: StudyRequest
  readonly fingerprint: string
  readonly plan: Plan
  /** What has to be known to code; null for a filter that prepares. */
  readonly coding: {
    readonly steps: Steps
    readonly store: Store
    readonly fit: string
    readonly settled: ReturnType<typeof settleStudy>
    readonly readyById: ReadonlyMap<string, Ready>
  } | null
}

/** @throws InputError when a filter that codes is opened before the study was fitted */
export async function openPipe(request: StudyRequest, folder: string, step: 'map' | 'assign'): Promise<Pipe> {
  const plan = await planStudy(request.frame, request.chosen, readResource)
  const fingerprint = fingerprintOf(request)
  if (step === 'map') return { request, fingerprint, plan, coding: null }
  const { fit } = readFit(folder, fingerprint)
  const { ready } = readMapped(request, folder, fingerprint)
  const settled = settleStudy(
    plan,
    ready.map(({ account }) => account),
  )
  const { frame, chosen, version } = request
  const steps = await createSteps({ frame: { ...frame, decisions: [] }, chosen, version, folder })
  const readyById = new Map(ready.map((one) => [one.account.id, one]))
  return { request, fingerprint, plan, coding: { steps, store: openStore(folder), fit, settled, readyById } }
}

const input = 'standard input'
const placeOf = (number: number): Place => ({ file: input, line: number, column: 1 })
const read = <Value>(schema: Schema<Value>, line: string, number: number): Value =>
  validate(schema, { value: readJson(line, input, number), placeOf: () => placeOf(number) })

/**
 * Prepares the transcript of a line.
 *
 * @param number of the line, from 1
 */
export async function mapLine(line: string, number: number, { request, fingerprint, plan }: Pipe): Promise<string> {
  const { file, id: given, text, bytes } = read(TranscriptLine, line, number)
  const id = given ?? nameTranscripts([file])[0]!
  const made = { stage: 'map', fingerprint, file, id }
  const result = await attempt(async () => {
    const source = await sourceOf(file, text, bytes, request.listed.base)
    const sha256 = createHash('sha256').update(source.bytes).digest('hex')
    const key = preparedKey({ file, id }, sha256, plan, request.version)
    const { head, sections } = packPrepared(await prepareFile(source, id, plan))
    return { key, head, part: Buffer.concat(encodePart(key, sections)).toString('base64') }
  })
  return JSON.stringify({ ...made, ...('problems' in result ? result : result.value) })
}

async function sourceOf(
  file: string,
  text: string | undefined,
  bytes: string | undefined,
  base: string,
): Promise<SourceFile> {
  if (text !== undefined) return { file, bytes: Buffer.from(text) }
  if (bytes !== undefined) return { file, bytes: Buffer.from(bytes, 'base64') }
  return readFound({ file, path: join(base, file), isBundled: false, size: 0 })
}

/** Codes the transcript of a line; see `mapLine`. */
export async function assignLine(line: string, number: number, { fingerprint, coding }: Pipe): Promise<string> {
  const { steps, store, fit, settled, readyById } = coding!
  const { id } = read(IdLine, line, number)
  const ready = readyById.get(id)
  if (ready === undefined) {
    throw inputError({
      code: 'pipe/unknown',
      place: placeOf(number),
      message: `no transcript "${id}" was prepared`,
      fix: 'give the lines of "themata map --pipe" that were taken in by "themata gather"',
    })
  }
  const { task, key, account, order } = ready
  const { keys } = await steps.code([{ task, key, circumstances: settled.circumstancesOf(id) }], {
    fit,
    stands: settled.stands,
  })
  const part = store.readWhole('coded', keys[0]!).toString('base64')
  return JSON.stringify({
    stage: 'assign',
    fingerprint,
    file: account.source.file,
    id,
    fit,
    order,
    key: keys[0]!,
    part,
  })
}

/** What was taken in. */
export interface Gathered {
  readonly step: 'map' | 'assign'
  readonly count: number
}

/**
 * Takes in the lines that pipes gave, of one step, each transcript once, in any order: what follows cannot tell them from
 * shards.
 *
 * @throws InputError for lines of other work, of two steps, or with two contents for one transcript
 */
export async function gatherLines(
  lines: AsyncIterable<string>,
  request: StudyRequest,
  folder: string,
): Promise<Gathered> {
  const fingerprint = fingerprintOf(request)
  const store = openStore(folder)
  const byId = new Map<string, Kept>()
  let number = 0
  for await (const line of lines) {
    number++
    if (line.trim() === '') continue
    const found = read(PartLine, line, number)
    const refuse = (message: string, fix: string) =>
      inputError({ code: 'work/mixed', place: placeOf(number), message, fix })
    if (found.fingerprint !== fingerprint)
      throw refuse('this was made with another version, codebook, study or options', 'give the pipe the same options')
    const [first] = byId.values()
    if (first !== undefined && first.stage !== found.stage)
      throw refuse('lines of map and of assign are mixed', 'take in one step after the other')
    const { stage, file, id } = found
    const content = found.key ?? JSON.stringify(found.problems)
    const known = byId.get(id)
    if (known !== undefined && (known.content !== content || known.file !== file))
      throw refuse(`"${id}" is the id of two transcripts`, 'give each line an "id" of its own')
    byId.set(id, { stage, file, id, content, line: { ...found, part: undefined } })
    if (found.key !== undefined && found.part !== undefined) {
      const kind: PartKind = stage === 'map' ? 'prepared' : 'coded'
      store.writeWhole(kind, found.key, Buffer.from(found.part, 'base64'))
    }
  }
  const kept = [...byId.values()].sort((a, b) => byPath(a.file, b.file))
  if (kept.length === 0) {
    throw inputError({
      code: 'pipe/nothing',
      place: { file: input },
      message: 'no part came in',
      fix: 'give the lines that "themata map --pipe" or "themata assign --pipe" wrote',
    })
  }
  if (kept[0]!.stage === 'map') writeMapped(kept, request, fingerprint, folder)
  else writeAssigned(kept, request, fingerprint, store)
  return { step: kept[0]!.stage, count: kept.length }
}

type Line = ReturnType<typeof PartLine.parse>
interface Kept {
  readonly stage: 'map' | 'assign'
  readonly file: string
  readonly id: string
  readonly content: string
  readonly line: Line
}

const whole = { index: 0, of: 1 }

function writeMapped(kept: readonly Kept[], { listed }: StudyRequest, fingerprint: string, folder: string): void {
  const tasks = kept.map(
    ({ file, id }, order): Task => ({ file, id, order, path: join(listed.base, file), isBundled: false, size: 1 }),
  )
  const results = kept.map(({ line }, order): PreparedResult => {
    if (line.key !== undefined) return { order, key: line.key, ...(line.head as PreparedHead) }
    return { order, problems: line.problems as Diagnostic[] }
  })
  const names = hashNames(kept.map(({ file }) => file))
  writeIndex(folder, { stage: 'map', ...whole, fingerprint, names, tasks, results, failures: [], notes: [] })
}

function writeAssigned(kept: readonly Kept[], { chosen }: StudyRequest, fingerprint: string, store: Store): void {
  const lines = kept.map(({ line: { key, fit, order } }) => ({ key: key!, fit: fit!, order: order! }))
  const tallies = lines.map(({ key }) => readTally(store, key)).filter((tally): tally is Tally => tally !== null)
  const limits = { ...usualOptions, ...chosen }
  const tally = hashNames([fingerprint, ...lines.map(({ key }) => key)])
  writeValue(store, tally, mergeTallies(tallies, limits))
  const fit = lines[0]!.fit
  writeIndex(store.folder, {
    stage: 'assign',
    ...whole,
    fingerprint,
    fit,
    keys: lines.map(({ order, key }) => [order, key] as const),
    tally,
  })
}

/** Compares paths as folders are listed: part by part. */
function byPath(a: string, b: string): number {
  const [x, y] = [a.split('/'), b.split('/')]
  for (let at = 0; at < Math.min(x.length, y.length); at++) {
    const order = byName(x[at]!, y[at]!)
    if (order !== 0) return order
  }
  return x.length - y.length
}
