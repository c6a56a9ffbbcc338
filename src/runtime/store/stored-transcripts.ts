import type { ResolvedStudy } from '../../analysis/stages.ts'
import type { CodingItem, SegmentItem } from '../../boundary/analysis-file.ts'
import type { CodedTranscripts } from '../../model/analysis.ts'
import type { CodedTranscript, Place } from '../../model/coded-transcript.ts'
import type { PreparedReport } from '../../model/prepared.ts'
import { type TranscriptFile, withRoles } from '../../model/transcript-file.ts'
import type { OpenPart } from './part-file.ts'
import { unpackFile } from './prepared-part.ts'
import type { Store } from './store.ts'

/** A prepared transcript in the store. */
interface StoredTranscript extends PreparedReport {
  readonly key: string
}

/** The coded transcripts of a study in the store, each read on access. */
export function storedTranscripts(
  { transcripts, roster }: Pick<ResolvedStudy<StoredTranscript>, 'transcripts' | 'roster'>,
  keys: readonly string[],
  store: Store,
): CodedTranscripts {
  const isRenamed = roster.pseudonyms.length > 0
  const read = <Result>(kind: 'prepared' | 'coded', order: number, use: (part: OpenPart) => Result): Result => {
    const { key, account } = transcripts[order]!
    return kind === 'prepared'
      ? store.require(kind, key, use, {
          name: `transcript ${account.id}`,
          fix: 'run again; with shards, "themata map" and "themata assign" first',
        })
      : store.require(kind, keys[order]!, use, { name: `codings of ${account.id}`, fix: again })
  }
  const readCoded = <Result>(order: number, use: (part: OpenPart) => Result): Result => read('coded', order, use)
  const fileOf = (order: number): TranscriptFile => {
    if (isRenamed) return readCoded(order, (part) => JSON.parse(part.section('file').toString()) as TranscriptFile)
    const file = read('prepared', order, unpackFile)
    return withRoles(file, roster.contextOf(file.id).speakers)
  }
  const at = (order: number): CodedTranscript | undefined => {
    if (order < 0 || order >= keys.length) return undefined
    const file = fileOf(order)
    const speakerByTurn = new Map(file.transcript.turns.map(({ number, speaker }) => [number, speaker]))
    return readCoded(order, (part) => ({
      file,
      segments: listOf<SegmentItem>(part, 'segments.json').map(({ id, turn, start, end }): Place => {
        return { id, turn, speaker: speakerByTurn.get(turn)!, span: { start, end } }
      }),
      codings: listOf<CodingItem>(part, 'codings.json'),
    }))
  }
  return {
    at,
    textAt: (order) =>
      isRenamed ? fileOf(order).transcript.text : read('prepared', order, (part) => part.section('text').toString()),
    *[Symbol.iterator]() {
      for (const order of keys.keys()) yield at(order)!
    },
    *serialized(form) {
      for (const order of keys.keys()) yield readCoded(order, (part) => part.section(form))
    },
    *packed() {
      for (const order of keys.keys())
        yield readCoded(order, (part) => (part.has('page') ? part.section('page').toString('latin1') : null))
    },
  }
}

const again = 'run again; with shards, "themata assign" first'

const listOf = <Item>(part: OpenPart, form: string): Item[] => JSON.parse(`[${part.section(form)}]`) as Item[]
