import type { Settled } from '../../analysis/resolve-study.ts'
import { inputError } from '../../boundary/diagnostic.ts'
import type { Talk } from '../../model/analysis.ts'
import type { CodedTranscript, Place } from '../../model/coded-transcript.ts'
import type { AttributedCoding } from '../../model/findings.ts'
import { type TranscriptFile, withRoles } from '../../model/transcript-file.ts'
import type { Ready } from '../work-steps.ts'
import type { OpenPart } from './part-file.ts'
import { unpackFile } from './prepared-part.ts'
import type { Store } from './store.ts'

/** The transcripts of a study as they lie in the store: read when they are asked for, one at a time. */
export function storedTalk(
  ready: readonly Pick<Ready, 'key' | 'account'>[],
  keys: readonly string[],
  settled: Settled,
  store: Store,
): Talk {
  const isRenamed = settled.stands.length > 0
  const readCoded = <Result>(order: number, use: (part: OpenPart) => Result): Result =>
    store.read('coded', keys[order]!, use) ?? lost(store)
  const fileOf = (order: number): TranscriptFile => {
    const { key, account } = ready[order]!
    if (isRenamed) return readCoded(order, (part) => JSON.parse(part.section('file').toString()) as TranscriptFile)
    const file = store.read('prepared', key, unpackFile) ?? lost(store)
    return withRoles(file, settled.circumstancesOf(account.id).speakers)
  }
  const at = (order: number): CodedTranscript | undefined => {
    if (order < 0 || order >= keys.length) return undefined
    const file = fileOf(order)
    const speakerByTurn = new Map(file.transcript.turns.map(({ number, speaker }) => [number, speaker]))
    return readCoded(order, (part) => ({
      file,
      segments: listOf<Written>(part, 'segments.json').map(({ id, turn, start, end }): Place => {
        return { id, turn, speaker: speakerByTurn.get(turn)!, span: { start, end } }
      }),
      codings: listOf<AttributedCoding>(part, 'codings.json'),
    }))
  }
  return {
    at,
    textAt: (order) =>
      isRenamed
        ? fileOf(order).transcript.text
        : (store.read('prepared', ready[order]!.key, (part) => part.section('text').toString()) ?? lost(store)),
    *[Symbol.iterator]() {
      for (const order of keys.keys()) yield at(order)!
    },
    *written(form) {
      for (const order of keys.keys()) yield readCoded(order, (part) => part.section(form))
    },
  }
}

/** A segment as it is written. */
interface Written {
  readonly id: string
  readonly turn: number
  readonly start: number
  readonly end: number
}

const listOf = <Item>(part: OpenPart, form: string): Item[] => JSON.parse(`[${part.section(form)}]`) as Item[]

function lost({ folder }: Store): never {
  throw inputError({
    code: 'work/lost',
    place: { file: folder },
    message: 'parts of the work were taken away or damaged while they were read',
    fix: 'run again: what is missing is made anew',
  })
}
