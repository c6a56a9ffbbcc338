import type { Tally } from '../../findings/tally/tally.ts'
import { codedPartsKey, type StudyCoding, sumOfTalliesKey } from './keys.ts'
import { hasWhole, readValue, type Store, writeValue } from './store.ts'

/** The keys of coded transcripts, and the sum of their tallies. */
export interface CodedParts {
  readonly keys: readonly string[]
  /** Keys of the look-up parts. */
  readonly used: readonly string[]
  readonly tally: Tally
}

/** Number of transcripts up to which the sum is kept: that of more takes memory while it is written. */
const mostTranscripts = 5000

/** The parts of a study that was coded in an earlier run with the same inputs, if all are whole; then none is looked up again. */
export function partsOfStudy(inputs: StudyCoding, prepared: readonly string[], store: Store) {
  const key = codedPartsKey(inputs)
  return {
    read(): CodedParts | null {
      const known = readValue<Omit<CodedParts, 'tally'>>(store, key)
      if (known === null) return null
      const tally = readValue<Tally>(store, sumOfTalliesKey(known.keys))
      if (tally === null) return null
      const areWhole = [
        ...prepared.map((part) => hasWhole(store, 'prepared', part)),
        ...known.keys.map((coded) => hasWhole(store, 'coded', coded)),
      ]
      return areWhole.every(Boolean) ? { ...known, tally } : null
    },
    write(coded: CodedParts): CodedParts {
      if (prepared.length > mostTranscripts) return coded
      const { tally, keys, used } = coded
      const sumKey = sumOfTalliesKey(keys)
      const parts = { keys, used: [...used, sumKey, key] }
      writeValue(store, key, parts)
      if (!hasWhole(store, 'study', sumKey)) writeValue(store, sumKey, tally)
      return { ...parts, tally }
    },
  }
}
