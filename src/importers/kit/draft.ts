import type { Diagnostic } from '../../model/diagnostic.ts'
import type { Grammar, Skipped, UncertainLabel } from '../../model/reading-notes.ts'
import { findMarkers } from '../../text/markers.ts'
import { countWords } from '../../text/words.ts'
import type { Draft, DraftPart, DraftTurn } from '../importer.ts'

/** What is said, and what is known about it. */
export interface Utterance {
  readonly speaker: string | null
  readonly text: string
  readonly line?: number | null
  readonly startMs?: number | null
  readonly endMs?: number | null
  readonly number?: number | null
  /** Whether a voice begins here, though it may have the same name, or none. */
  readonly begins?: boolean
}

/** Collects turns and what is left out while a file is read. */
export function createDraft() {
  const turns: (DraftTurn & { pieces: Utterance[] })[] = []
  const skippedByReason = new Map<string, Skipped>()
  const warnings: Diagnostic[] = []

  return {
    /** Begins a turn. It vanishes again if nothing is said in it. */
    startTurn(said: Utterance): void {
      const { speaker, text, line = null, startMs = null, endMs = null, number = null } = said
      turns.push({ speaker, text: '', line, startMs, endMs, number, pieces: text === '' ? [] : [said] })
    },
    /** Goes on with the last turn, after the given joint: a blank, or a line end between paragraphs. */
    appendToTurn(said: Omit<Utterance, 'speaker'>, joint: ' ' | '\n'): void {
      const turn = turns.at(-1)!
      const { speaker } = turn
      const text = turn.pieces.length === 0 ? said.text : joint + said.text
      if (said.text !== '') turn.pieces.push({ ...said, speaker, text })
      if (said.endMs != null) turns[turns.length - 1] = { ...turn, endMs: said.endMs }
    },
    /** The turn that is open, if any. */
    last: () => turns.at(-1),
    /** Leaves words out, and says why. */
    skip(reason: string, text: string, line: number | null = null): void {
      this.skipWords(reason, countWords(text), text, line)
    },
    /** The same for words that are in several places. */
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
      found: {
        interviewers?: readonly string[]
        doubtful?: readonly UncertainLabel[]
        grammar?: Grammar | null
      } = {},
    ): Draft {
      const { interviewers = [], doubtful = [], grammar = null } = found
      const said = turns.flatMap(({ pieces, ...turn }) => {
        const parts = pieces.map((piece) => piece.text)
        const text = parts.join('').toWellFormed()
        // A mark such as "(long pause)" may be broken over two lines: joined, its words are none.
        if (parts.length > 1 && findMarkers(text).length > 0) {
          const apart = parts.reduce((total, part) => total + countWords(part), 0)
          this.skipWords('marks over several lines', apart - countWords(text), text, turn.line)
        }
        const noted = turn.speaker === null && !text.includes('//') ? { parts: partsOf(pieces) } : {}
        return splitOverlaps({ ...turn, ...noted, text }, (label) => this.skip('speaker labels', label, turn.line))
      })
      const grown = findGrown(said)
      for (const { text, line } of grown) this.skip('captions shown again', text, line)
      return {
        turns: joinGrown(said, grown).filter(({ text }) => text !== ''),
        wordsIn,
        skipped: [...skippedByReason.values()],
        interviewers,
        doubtful,
        grammar,
        warnings,
      }
    },
  }
}

/** The lines or captions of a turn, at their places in its text without blanks around it. */
function partsOf(pieces: readonly Utterance[]): DraftPart[] {
  const blank = /^\s*/.exec(pieces[0]?.text ?? '')![0].length
  let at = -blank
  return pieces.map(({ text, startMs = null, endMs = null, line = null, begins = false }, index) => {
    const start = Math.max(0, at + (index === 0 ? blank : 1))
    at += text.length
    return { start, startMs, endMs, line, begins }
  })
}

/** A turn with what others say into it, `//S02: right.//` as noScribe writes it, as turns of their own. */
function splitOverlaps(turn: DraftTurn, leaveOut: (label: string) => void): DraftTurn[] {
  if (!turn.text.includes('//')) return [{ ...turn, text: turn.text.trim() }]
  return turn.text.split(/(\/\/[\p{L}\p{N}][^:/\n]{0,40}:[^/\n]{1,400}\/\/)/u).map((piece, index) => {
    if (index % 2 === 0) return { ...turn, text: piece.trim() }
    const [label = '', name = ''] = /^\/\/([^:]+):/.exec(piece) ?? []
    leaveOut(label)
    return { ...turn, speaker: name.trim(), text: piece.slice(label.length, -2).trim() }
  })
}

/** Letters from which a beginning may break off inside a word. */
const wordCut = 8

/** Words from which a beginning that is said again is no chance: "No." and "I think" are said twice by people. */
const distinctiveWords = 3

/**
 * Turns that the next one of the same speaker says again and goes on with, as live captions do that were saved while they
 * grew. People say "No." twice as well: only where several turns, a fifth of all, go on, and one of them has a time or begins
 * with more words than people repeat, the file has such captions.
 */
function findGrown(turns: readonly DraftTurn[]): Set<DraftTurn> {
  const grown = turns.flatMap((turn, index) => {
    const next = turns[index + 1]
    if (turn.speaker === null || turn.speaker !== next?.speaker) return []
    const begun = turn.text.replace(/(?<![.…\s])[.…\s]+$/, '')
    const isGrown =
      begun !== '' &&
      next.text.startsWith(begun) &&
      (begun.length >= wordCut || !/^[\p{L}\p{N}]/u.test(next.text.slice(begun.length)))
    if (!isGrown) return []
    return {
      turn,
      goesOn: next.text !== turn.text,
      isProof: turn.startMs !== null || countWords(begun) >= distinctiveWords,
    }
  })
  const going = grown.filter(({ goesOn }) => goesOn)
  const isGrowing = going.length >= 2 && going.some(({ isProof }) => isProof) && grown.length >= turns.length / 5
  return new Set(isGrowing ? grown.map(({ turn }) => turn) : [])
}

/** Turns without those that have grown; what they became begins when they did. */
function joinGrown(turns: readonly DraftTurn[], grown: ReadonlySet<DraftTurn>): DraftTurn[] {
  let startMs: number | null = null
  return turns.flatMap((turn) => {
    startMs ??= turn.startMs
    if (grown.has(turn)) return []
    const joined = { ...turn, startMs }
    startMs = null
    return [joined]
  })
}

export type DraftBuilder = ReturnType<typeof createDraft>
