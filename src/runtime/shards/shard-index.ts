import { createHash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Diagnostic, InputError, inputError } from '../../boundary/diagnostic.ts'
import type { PreparedResult } from '../steps.ts'
import { readChecksummed, writeChecksummed } from '../store/checksummed-json.ts'
import type { TranscriptTask } from '../store/keys.ts'

/** One of `of` shares of the transcripts; `index` counts from 0. */
export interface Shard {
  readonly index: number
  readonly of: number
}

/** Steps that each shard does independently. */
export type Stage = 'map' | 'assign'

/** The record of a finished shard, beside its parts in the store: small, and written last. */
export interface ShardIndex extends Shard {
  readonly stage: Stage
  /** Fingerprint of the run: version, options, codebook and all inputs beside the transcripts. */
  readonly fingerprint: string
}

/** Prepared transcripts of a shard. */
export interface MapIndex extends ShardIndex {
  readonly stage: 'map'
  /** Hash of the names of all transcripts, equal in all shards. */
  readonly names: string
  readonly tasks: readonly TranscriptTask[]
  readonly results: readonly PreparedResult[]
  /** Diagnostics of files that could not be opened or were left out; equal in all shards. */
  readonly failures: readonly Diagnostic[]
  readonly notes: readonly Diagnostic[]
}

/** Coded transcripts of a shard. */
export interface AssignIndex extends ShardIndex {
  readonly stage: 'assign'
  readonly fit: FitIndex
  readonly keys: readonly (readonly [order: number, key: string])[]
  /** Key of the sum of their tallies. */
  readonly tally: string
}

/** The fitted model, and the transcripts for which it was fitted. */
export interface FitIndex {
  readonly fingerprint: string
  /** Key of the model. */
  readonly fit: string
  /** Hash of the keys of all prepared transcripts in their order. */
  readonly transcripts: string
}

export const isSameFit = (a: FitIndex, b: FitIndex): boolean =>
  a.fingerprint === b.fingerprint && a.fit === b.fit && a.transcripts === b.transcripts

export const hashStrings = (strings: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(strings)).digest('hex')

const fileOf = (stage: Stage, { index, of }: Shard): string => `${stage}-${index}-of-${of}.json`

export const writeIndex = (folder: string, index: MapIndex | AssignIndex): void =>
  writeChecksummed(join(folder, fileOf(index.stage, index)), index)

export const writeFit = (folder: string, index: FitIndex): void => writeChecksummed(join(folder, 'fit.json'), index)

/** Reads the index of a shard of this run; null if the shard is not finished. */
export function readOwnIndex(folder: string, stage: 'map', shard: Shard, fingerprint: string): MapIndex | null
export function readOwnIndex(folder: string, stage: 'assign', shard: Shard, fingerprint: string): AssignIndex | null
export function readOwnIndex(folder: string, stage: Stage, shard: Shard, fingerprint: string): ShardIndex | null {
  const found = readIndex<ShardIndex>(join(folder, fileOf(stage, shard)))
  if (found === null || found === 'damaged') return null
  return found.fingerprint === fingerprint ? found : null
}

/** Reads an index without a schema: its check sum is verified, and readers compare the fingerprint, which includes the build. */
function readIndex<Index extends { readonly fingerprint: string }>(path: string): Index | 'damaged' | null {
  const found = readChecksummed(path)
  return found === null || found === 'damaged' ? found : (found.value as Index)
}

/**
 * Reads the indexes of all shards of a step, in order.
 *
 * @throws InputError when some are missing or damaged, or belong to another run
 */
export function readIndexes(folder: string, stage: 'map', fingerprint: string): MapIndex[]
export function readIndexes(folder: string, stage: 'assign', fingerprint: string): AssignIndex[]
export function readIndexes(folder: string, stage: Stage, fingerprint: string): ShardIndex[] {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => shape.exec(name)?.[1] === stage) : []
  const found: ShardIndex[] = []
  const problems: Diagnostic[] = []
  for (const name of names) {
    const file = join(folder, name)
    const read = readIndex<ShardIndex>(file)
    if (read === null || read === 'damaged') problems.push(damaged(file))
    else if (read.fingerprint === fingerprint) found.push(read)
    else {
      problems.push({
        level: 'error',
        code: 'work/mixed',
        place: { file },
        message: 'this was made with another version, codebook, study or options',
        fix: 'remove it and run this shard again, or use a separate folder for each run',
      })
    }
  }
  if (problems.length > 0) throw new InputError(problems)
  if (found.length === 0) {
    throw inputError({
      code: 'work/missing',
      place: { file: folder },
      message: `no shard of ${stage} is finished`,
      fix: `run "themata ${stage}" first`,
    })
  }
  const counts = [...new Set(found.map(({ of }) => of))]
  if (counts.length > 1) {
    throw inputError({
      code: 'work/mixed',
      place: { file: folder },
      message: `there are shards of ${counts.map((of) => `a split into ${of}`).join(' and of ')}`,
      fix: `remove those that do not belong to one of them (${stage}-…-of-….json)`,
    })
  }
  const of = counts[0]!
  const present = new Map(found.map((index) => [index.index, index]))
  const missing = Array.from({ length: of }, (_, index) => index).filter((index) => !present.has(index))
  if (missing.length > 0) {
    throw inputError({
      code: 'work/missing',
      place: { file: folder },
      message: `${stage} is not finished: ${missing.length} of ${of} shards are missing (${missing.slice(0, 8).join(', ')}${missing.length > 8 ? ', …' : ''})`,
      fix: `run "themata ${stage}" with --shard ${missing[0]}/${of}${missing.length > 1 ? ' and so on' : ''}`,
    })
  }
  return Array.from({ length: of }, (_, index) => present.get(index)!)
}

const shape = /^(map|assign)-\d+-of-\d+\.json$/

const damaged = (file: string): Diagnostic => ({
  level: 'error',
  code: 'work/damaged',
  place: { file },
  message: 'this file is corrupted',
  fix: 'run this step again: damaged parts are rebuilt',
})

/** Reads the index of the model. @throws InputError when it is missing, damaged or of another run */
export function readFit(folder: string, fingerprint: string): FitIndex {
  const path = join(folder, 'fit.json')
  const found = readIndex<FitIndex>(path)
  if (found === 'damaged') throw new InputError([damaged(path)])
  if (found?.fingerprint === fingerprint) return found
  throw inputError({
    code: found === null ? 'work/missing' : 'work/mixed',
    place: { file: path },
    message:
      found === null ? 'nothing was fitted yet' : 'this was fitted for another version, codebook, study or options',
    fix: 'run "themata fit" when all shards of "themata map" are finished',
  })
}
