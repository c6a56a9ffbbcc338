import { createInterner } from '../collections.ts'
import type { ImportReport } from '../model/transcript-file.ts'
import type { PreparedResult } from './steps.ts'

/**
 * Creates a function that compacts results of other threads, since those of all transcripts are held in memory: recurring
 * strings are interned, and objects are copied, since objects from another thread take more memory.
 */
export function createCompactor(): (result: PreparedResult) => PreparedResult {
  const shared = createInterner()
  const sharedOrNone = (text: string | null): string | null => (text === null ? null : shared(text))
  const smaller = ({ source, speakers, skipped, ...account }: ImportReport): ImportReport => ({
    id: account.id,
    source: { file: source.file, format: shared(source.format), sha256: source.sha256 },
    turns: account.turns,
    characters: account.characters,
    language: sharedOrNone(account.language),
    speakers: speakers.map(({ name, role, reason, turns, words }) => ({
      name: sharedOrNone(name),
      role: shared(role) as typeof role,
      reason: shared(reason),
      turns,
      words,
    })),
    wordsIn: account.wordsIn,
    wordsOut: account.wordsOut,
    skipped: skipped.map(({ reason, words, line, sample }) => ({
      reason: shared(reason),
      words,
      line,
      sample: shared(sample),
    })),
    doubtful: account.doubtful,
    grammar: account.grammar,
    inaudible: account.inaudible,
    textFingerprint: account.textFingerprint,
    warnings: account.warnings,
  })
  return (result) => {
    if ('problems' in result) return result
    const { order, key, account, segmentsBySpeaker, width } = result
    return { order, key, account: smaller(account), segmentsBySpeaker, width }
  }
}
