import { deserialize, serialize } from 'node:v8'
import type { QuoteLimits } from '../../findings/quotes/quote-limits.ts'
import { createSum, type Tally, type TallySum } from '../../findings/tally/tally.ts'
import type { CodedTranscript } from '../../model/coded-transcript.ts'
import { writeTranscript } from '../../outputs/tables/write-transcripts.ts'
import type { OpenPart, Sections } from './part-file.ts'
import { requireValue, type Store } from './store.ts'

/** What is stored of a coded transcript beside what results always need. */
export interface StoredExtras {
  /** True if names were replaced, so that the text is no longer that of the prepared part. */
  readonly isRenamed: boolean
  /** The transcript as a page holds it, packed; null where no page is written. */
  readonly page: string | null
}

/** Packs a coded transcript for the store. */
export function packCoded(coded: CodedTranscript, tally: Tally, { isRenamed, page }: StoredExtras): Sections {
  const written = Object.fromEntries(
    Object.entries(writeTranscript).map(([form, write]) => [form, Buffer.from(write(coded))]),
  )
  return {
    tally: serialize(tally),
    ...written,
    ...(page === null ? {} : { page: Buffer.from(page, 'latin1') }),
    ...(isRenamed ? { file: Buffer.from(JSON.stringify(coded.file)) } : {}),
  }
}

/** Reads the tally of a coded part; every section is checked. */
function unpackTally(part: OpenPart): Tally {
  part.verify()
  return deserialize(part.section('tally')) as Tally
}

/** Reads the stored tally of a transcript; null if it has to be coded. */
export const readTally = (store: Store, key: string): Tally | null => store.read('coded', key, unpackTally)

/** A tally stored by an earlier step: of a transcript, or the sum of a shard. */
export interface StoredTally {
  readonly kind: 'coded' | 'study'
  readonly key: string
  /** Such as `the codings of P3a`. */
  readonly name: string
  /** The way to rebuild the part. */
  readonly fix: string
}

/**
 * Adds up stored tallies. Counts of stored parts are added up only here: a missing or damaged part is an error, never a
 * smaller count.
 *
 * @throws InputError `work/missing` or `work/damaged`, naming the part
 */
export function sumTallies(parts: Iterable<StoredTally>, limits: QuoteLimits, store: Store): Tally {
  const sum = createSum(limits)
  addStored(sum, parts, store)
  return sum.total
}

/** Adds stored tallies to a sum; see `sumTallies`. */
export function addStored(sum: TallySum, parts: Iterable<StoredTally>, store: Store): void {
  for (const part of parts)
    sum.add(
      part.kind === 'coded'
        ? store.require('coded', part.key, unpackTally, part)
        : requireValue<Tally>(store, part.key, part),
    )
}
