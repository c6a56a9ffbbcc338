import type { Tally } from '../../findings/tally/tally.ts'
import { codedPartsKey, type StudyCoding } from './keys.ts'
import { readValue, type Store, writeValue } from './store.ts'

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
  const isWhole = (kind: 'prepared' | 'coded', part: string): boolean =>
    store.read(kind, part, ({ verify }) => verify() ?? true) === true
  return {
    read(): CodedParts | null {
      const known = readValue<CodedParts>(store, key)
      if (known === null) return null
      const areWhole = [
        ...prepared.map((part) => isWhole('prepared', part)),
        ...known.keys.map((coded) => isWhole('coded', coded)),
      ]
      return areWhole.every(Boolean) ? { ...known, used: [...known.used, key] } : null
    },
    write(coded: CodedParts): CodedParts {
      if (prepared.length > mostTranscripts) return coded
      writeValue(store, key, coded)
      return { ...coded, used: [...coded.used, key] }
    },
  }
}
