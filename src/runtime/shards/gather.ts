import { join } from 'node:path'
import { inputError } from '../../boundary/diagnostic.ts'
import { compareNames } from '../../collections.ts'
import type { PreparedReport } from '../../model/prepared.ts'
import type { PreparedResult } from '../steps.ts'
import { sumTallies } from '../store/coded-part.ts'
import { fingerprintOf, type TranscriptTask } from '../store/keys.ts'
import { decodePart } from '../store/part-file.ts'
import { unpackHead } from '../store/prepared-part.ts'
import { openStore, writeValue } from '../store/store.ts'
import type { StudyRequest } from '../study-request.ts'
import { openWork, readModel } from './open-work.ts'
import { damagedLine, lineAt, type PartLine, readPartLine, standardInputName } from './pipe-file.ts'
import { hashStrings, writeIndex } from './shard-index.ts'

/** The parts that were collected. */
export interface CollectedParts {
  readonly step: 'map' | 'assign'
  readonly count: number
}

/** A line whose part is in the store. */
interface Kept extends Omit<PartLine, 'part'> {
  readonly number: number
  /** Of a prepared part. */
  readonly head: PreparedReport | null
}

/**
 * Collects the output lines of pipes, of one step, each transcript once, in any order. The result equals that of shards.
 *
 * @throws InputError for lines that are damaged, of another run, of two steps, or with two contents for one transcript
 */
export async function collectLines(
  lines: AsyncIterable<string>,
  request: StudyRequest,
  folder: string,
): Promise<CollectedParts> {
  const fingerprint = fingerprintOf(request)
  const store = openStore(folder)
  const byId = new Map<string, Kept>()
  let number = 0
  for await (const line of lines) {
    number++
    if (line.trim() === '') continue
    const { part, ...found } = readPartLine(line, number)
    requireSameWork(found, byId.values().next().value, fingerprint, number)
    requireOneContent(found, byId.get(found.id), number)
    const bytes = part === undefined ? null : Buffer.from(part, 'base64')
    const head = requirePart(found, bytes, number)
    byId.set(found.id, { ...found, number, head })
    if (bytes !== null) store.writeWhole(found.stage === 'map' ? 'prepared' : 'coded', found.key!, bytes)
  }
  const kept = [...byId.values()].sort((a, b) => byPath(a.file, b.file))
  const [first] = kept
  if (first === undefined) {
    throw inputError({
      code: 'pipe/nothing',
      place: { file: standardInputName },
      message: 'standard input contains no part',
      fix: 'give the lines that "themata map --pipe" or "themata assign --pipe" wrote',
    })
  }
  if (first.stage === 'map') writeMapped(kept, request, fingerprint, folder)
  else await writeAssigned(kept, request, folder)
  return { step: first.stage, count: kept.length }
}

const refuse = (number: number, message: string, fix: string): Error =>
  inputError({ code: 'work/mixed', place: lineAt(number), message, fix })

function requireSameWork(line: Omit<PartLine, 'part'>, first: Kept | undefined, fingerprint: string, number: number) {
  if (line.fingerprint !== fingerprint)
    throw refuse(
      number,
      'this was made with another version, codebook, study or options',
      'give the pipe the same options',
    )
  if (first !== undefined && first.stage !== line.stage)
    throw refuse(number, 'lines of map and of assign are mixed', 'take in one step after the other')
}

function requireOneContent(line: Omit<PartLine, 'part'>, known: Kept | undefined, number: number): void {
  const contentOf = ({ key, file, problems }: Omit<PartLine, 'part'>) => JSON.stringify([key, file, problems])
  if (known !== undefined && contentOf(known) !== contentOf(line))
    throw refuse(number, `"${line.id}" is the id of two transcripts`, 'give each line a distinct "id"')
}

/**
 * The head of a prepared part, or null.
 *
 * @throws InputError when the part of a line is missing, damaged, or that of another transcript
 */
function requirePart(line: Omit<PartLine, 'part'>, bytes: Buffer | null, number: number): PreparedReport | null {
  const { stage, file, id, key, problems } = line
  if (stage === 'map' && problems !== undefined && key === undefined) return null
  if (bytes === null || key === undefined) throw damagedLine(number, `the line of "${id}" has no part`)
  const found = readHead(stage, bytes, key)
  if (found === 'damaged') throw damagedLine(number, `the part of "${id}" is not as it was written`)
  if (found !== null && (found.id !== id || found.file !== file))
    throw damagedLine(number, `the part in the line of "${id}" is that of "${found.id}"`)
  return found?.head ?? null
}

/** The head of a prepared part with its names, null for a coded part; its sums may be right and its content not. */
function readHead(stage: PartLine['stage'], bytes: Buffer, key: string) {
  try {
    const part = decodePart(bytes, key, key)
    if (stage === 'assign') return null
    const head = unpackHead(part)
    return { head, id: head.account.id, file: head.account.source.file }
  } catch {
    return 'damaged'
  }
}

const whole = { index: 0, of: 1 }

function writeMapped(kept: readonly Kept[], { listed }: StudyRequest, fingerprint: string, folder: string): void {
  const tasks = kept.map(
    ({ file, id }, order): TranscriptTask => ({
      file,
      id,
      order,
      path: join(listed.base, file),
      isBundled: false,
      size: 1,
    }),
  )
  const results = kept.map(
    ({ key, head, problems }, order): PreparedResult =>
      head === null ? { order, problems: problems! } : { order, key: key!, ...head },
  )
  const names = hashStrings(kept.map(({ file }) => file))
  writeIndex(folder, { stage: 'map', ...whole, fingerprint, names, tasks, results, failures: [], notes: [] })
}

/** @throws InputError when a line was coded with another model than the last, or its transcript was not prepared */
async function writeAssigned(kept: readonly Kept[], request: StudyRequest, folder: string): Promise<void> {
  const work = await openWork(request, folder)
  const { store, fingerprint, plan, study } = work
  const fit = readModel(study, work)
  const idByOrder = new Map(study.transcripts.map(({ order, account }) => [order, account.id]))
  for (const { number, id, order, ...line } of kept) {
    if (line.fit !== fit.fit || line.transcripts !== fit.transcripts || idByOrder.get(order!) !== id)
      throw refuse(number, `"${id}" was coded with another fit than the last`, 'run "themata assign --pipe" again')
  }
  const keys = kept.map(({ order, key }) => [order!, key!] as const)
  const tallies = kept.map(({ id, key }) => ({
    ...{ kind: 'coded' as const, key: key!, name: `codings of ${id}` },
    fix: 'run "themata assign --pipe" and "themata gather" again',
  }))
  const tally = hashStrings([fingerprint, fit.fit, fit.transcripts, 'pipe', ...keys.map(([, key]) => key)])
  writeValue(store, tally, sumTallies(tallies, plan.options, store))
  writeIndex(folder, { stage: 'assign', ...whole, fingerprint, fit, keys, tally })
}

/** Compares paths part by part, as folders are listed. */
function byPath(a: string, b: string): number {
  const [x, y] = [a.split('/'), b.split('/')]
  for (let at = 0; at < Math.min(x.length, y.length); at++) {
    const order = compareNames(x[at]!, y[at]!)
    if (order !== 0) return order
  }
  return x.length - y.length
}
