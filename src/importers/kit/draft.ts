import type { Diagnostic } from '../../boundary/diagnostic.ts'
import type { DoubtfulLabel, Skipped } from '../../model/transcript-file.ts'
import { countWords } from '../../text/words.ts'
import type { Draft, DraftTurn } from '../importer.ts'

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
      this.skipWords(reason, countWords(text), text, line)
    },
    /** The same for words that stand in no one place. */
    skipWords(reason: string, words: number, text = '', line: number | null = null): void {
      if (words <= 0) return
      const known = skippedByReason.get(reason)
      if (known) skippedByReason.set(reason, { ...known, words: known.words + words })
      else skippedByReason.set(reason, { reason, words, line, sample: text.trim().slice(0, 40) })
    },
    warn(warning: Omit<Diagnostic, 'level'>): void {
      warnings.push({ level: 'warning', ...warning })
    },
    /** @param wordsIn counted on the whole file before it was taken apart */
    build(
      wordsIn: number,
      found: { interviewers?: readonly string[]; doubtful?: readonly DoubtfulLabel[] } = {},
    ): Draft {
      const { interviewers = [], doubtful = [] } = found
      const said = turns.flatMap(({ parts, ...turn }) =>
        partOverlaps({ ...turn, text: parts.join('').toWellFormed() }, (label) =>
          this.skip('speaker labels', label, turn.line),
        ),
      )
      return {
        turns: said.filter(({ text }) => text !== ''),
        wordsIn,
        skipped: [...skippedByReason.values()],
        interviewers,
        doubtful,
        warnings,
      }
    },
  }
}

/** A turn with what others say into it, `//S02: right.//` as noScribe writes it, as turns of their own. */
function partOverlaps(turn: DraftTurn, leaveOut: (label: string) => void): DraftTurn[] {
  if (!turn.text.includes('//')) return [{ ...turn, text: turn.text.trim() }]
  return turn.text.split(/(\/\/[\p{L}\p{N}][^:/\n]{0,40}:[^/\n]{1,400}\/\/)/u).map((piece, index) => {
    if (index % 2 === 0) return { ...turn, text: piece.trim() }
    const [label = '', name = ''] = /^\/\/([^:]+):/.exec(piece) ?? []
    leaveOut(label)
    return { ...turn, speaker: name.trim(), text: piece.slice(label.length, -2).trim() }
  })
}
export type DraftBuilder = ReturnType<typeof createDraft>
