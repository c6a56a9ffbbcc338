import { createHash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { InputError, inputError } from '../../boundary/diagnostic.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import { readChecksummed, writeChecksummed } from '../store/checksummed-json.ts'
import {
  type AssignIndex,
  type FitIndex,
  type Indexes,
  type MapIndex,
  readIndexFile,
  writeIndexFile,
} from './shard-index-file.ts'

export type { AssignIndex, FitIndex, MapIndex } from './shard-index-file.ts'

/** One of `of` shares of the transcripts; `index` counts from 0. */
export interface Shard {
  readonly index: number
  readonly of: number
}

/** Steps that each shard does independently. */
export type Stage = 'map' | 'assign'

export const isSameFit = (a: FitIndex, b: FitIndex): boolean =>
  a.fingerprint === b.fingerprint && a.fit === b.fit && a.transcripts === b.transcripts

export const hashStrings = (strings: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(strings)).digest('hex')

const fileOf = (stage: Stage, { index, of }: Shard): string => `${stage}-${index}-of-${of}.json`

export const writeIndex = (folder: string, index: MapIndex | AssignIndex): void =>
  writeChecksummed(join(folder, fileOf(index.stage, index)), writeIndexFile(index))

export const writeFit = (folder: string, index: FitIndex): void =>
  writeChecksummed(join(folder, 'fit.json'), writeIndexFile(index))

/** Reads the index of a shard of this run; null if the shard is not finished. */
export function readOwnIndex<Kind extends Stage>(
  folder: string,
  stage: Kind,
  shard: Shard,
  fingerprint: string,
): Indexes[Kind] | null {
  const found = readIndex(stage, join(folder, fileOf(stage, shard)))
  return found === null || typeof found === 'string' || found.fingerprint !== fingerprint ? null : found
}

/** Reads an index; readers compare the fingerprint, which includes the build. */
function readIndex<Kind extends keyof Indexes>(kind: Kind, path: string): Indexes[Kind] | 'other' | 'damaged' | null {
  const found = readChecksummed(path)
  return found === null || found === 'damaged' ? found : readIndexFile(kind, found.value)
}

/**
 * Reads the indexes of all shards of a step, in order.
 *
 * @throws InputError when some are missing or damaged, or belong to another run
 */
export function readIndexes<Kind extends Stage>(folder: string, stage: Kind, fingerprint: string): Indexes[Kind][] {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => shape.exec(name)?.[1] === stage) : []
  const found: Indexes[Kind][] = []
  const problems: Diagnostic[] = []
  for (const name of names) {
    const file = join(folder, name)
    const read = readIndex(stage, file)
    if (read === null || read === 'damaged') problems.push(damaged(file))
    else if (read !== 'other' && read.fingerprint === fingerprint) found.push(read)
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
  const found = readIndex('fit', path)
  if (found === 'damaged') throw new InputError([damaged(path)])
  if (found !== null && found !== 'other' && found.fingerprint === fingerprint) return found
  throw inputError({
    code: found === null ? 'work/missing' : 'work/mixed',
    place: { file: path },
    message:
      found === null ? 'nothing was fitted yet' : 'this was fitted for another version, codebook, study or options',
    fix: 'run "themata fit" when all shards of "themata map" are finished',
  })
}
