import type { Diagnostic } from '../boundary/diagnostic.ts'
import type { Skipped } from '../model/transcript-file.ts'
import { countWords } from '../text/words.ts'
import type { Draft, DraftTurn } from './importer.ts'

/** What is said, and what is known about it. */
export interface Saying {
  readonly speaker: string | null
  readonly text: string
  readonly line?: number | null
  readonly startMs?: number | null
  readonly endMs?: number | null
  readonly number?: number | null
}

/** Collects turns and what is left out while a file is read. */
export function createDraft() {
  const turns: (DraftTurn & { parts: string[] })[] = []
  const skippedByReason = new Map<string, Skipped>()
  const warnings: Diagnostic[] = []

  return {
    /** Begins a turn. It vanishes again if nothing is said in it. */
    begin({ speaker, text, line = null, startMs = null, endMs = null, number = null }: Saying): void {
      turns.push({ speaker, text: '', line, startMs, endMs, number, parts: text === '' ? [] : [text] })
    },
    /** Goes on with the last turn, after the given joint: a blank, or a line end between paragraphs. */
    goOn(text: string, joint: ' ' | '\n', endMs: number | null = null): void {
      const turn = turns.at(-1)!
      if (text !== '') turn.parts.push(turn.parts.length === 0 ? text : joint + text)
      if (endMs !== null) turns[turns.length - 1] = { ...turn, endMs }
    },
    /** The turn that is open, if any. */
    last: () => turns.at(-1),
    /** Leaves words out, and says why. */
    skip(reason: string, text: string, line: number | null = null): void {
      const words = countWords(text)
      if (words === 0) return
      const known = skippedByReason.get(reason)
      if (known) skippedByReason.set(reason, { ...known, words: known.words + words })
      else skippedByReason.set(reason, { reason, words, line, sample: text.trim().slice(0, 40) })
    },
    warn(warning: Omit<Diagnostic, 'level'>): void {
      warnings.push({ level: 'warning', ...warning })
    },
    /** @param wordsIn counted on the whole file before it was taken apart */
    build: (wordsIn: number, interviewers: readonly string[] = []): Draft => ({
      turns: turns
        .map(({ parts, ...turn }) => ({ ...turn, text: parts.join('').trim() }))
        .filter((turn) => turn.text !== ''),
      wordsIn,
      skipped: [...skippedByReason.values()],
      interviewers,
      warnings,
    }),
  }
}
export type DraftBuilder = ReturnType<typeof createDraft>
