import type { Codebook } from '../model/codebook.ts'
import type { ReadStretch, StatedMemo } from '../model/decision.ts'
import { type DecisionRow, guess, knownId, type Mistake, spanOf } from './decision-rows.ts'

/** The coder of a row, and the transcript that it is about, with the number of its turns. */
type Subject = Pick<ReadStretch, 'coder' | 'transcriptId'> & { readonly turns: number }

/**
 * Reads a row with the status `read`: the whole transcript, the turns of the column `turn` (`12`, or `3 to 12`), or the
 * stretch from `start` to `end`; for every code, or for the code or theme of the column `code`. A column `chosen` that
 * says anything but `random` marks what was chosen with regard to suggestions, as `learn --next` does.
 */
export function readStretchOf(
  row: DecisionRow,
  { turns, ...subject }: Subject,
  codebook: Pick<Codebook, 'codes' | 'themes'>,
): ReadStretch | Mistake {
  const { cell, place } = row
  const codes = codesOf(cell('subcode') || cell('code'), codebook)
  if ('message' in codes) return codes
  const isSpan = cell('start') !== '' || cell('end') !== ''
  if (isSpan && codes.codes !== 'all') {
    return {
      message: 'a passage is accepted or rejected for a code; what is declared read with "read" has no code',
      fix: 'write accepted or rejected, or empty the code: then the passage was read for every code',
    }
  }
  const stretch = isSpan ? spanOf(row) : turnsOf(cell('turn'), turns)
  if (stretch === null) return { message: '"start" and "end" are missing', fix: 'fill in both, or empty "quote"' }
  if (typeof stretch === 'object' && 'message' in stretch) return stretch
  const isChosenFreely = ['', 'random'].includes(cell('chosen').toLowerCase())
  return {
    ...subject,
    ...codes,
    stretch,
    quote: isSpan ? cell('quote') : '',
    isChosenFreely,
    memo: cell('memo'),
    place,
  }
}

/** The codes that a cell names: all for nothing, those of a theme, or one with what is nested in it. */
function codesOf(
  written: string,
  { codes, themes }: Pick<Codebook, 'codes' | 'themes'>,
): Pick<ReadStretch, 'codes'> | Mistake {
  if (written === '') return { codes: 'all' }
  const known = [...codes, ...themes].map(({ id }) => id)
  const id = knownId(written, known) ?? codes.find(({ was }) => was.includes(written))?.id
  if (id === undefined) return { message: `no code or theme has the id "${written}"`, fix: guess(written, known) }
  return { codes: withNested([id], codes) }
}

/** Codes and themes with all codes in them. */
export function withNested(ids: readonly string[], codes: Codebook['codes']): Set<string> {
  const wanted = new Set(ids)
  for (const code of codes)
    if (wanted.has(code.themeId) || (code.parentId !== null && wanted.has(code.parentId))) wanted.add(code.id)
  return wanted
}

function turnsOf(written: string, turns: number): ReadStretch['stretch'] | Mistake {
  if (written === '') return 'all'
  const [, first, last = first] = /^(\d+)(?:\s*(?:to|-|–|\.\.|…|:)\s*(\d+))?$/.exec(written) ?? []
  if (first !== undefined && Number(first) >= 1 && Number(first) <= Number(last) && Number(last) <= turns)
    return { firstTurn: Number(first), lastTurn: Number(last) }
  return {
    message: `found "${written}" in "turn": a number, or two as in "3 to 12", is expected, from 1 to ${turns}`,
    fix: 'write "3 to 12" (spreadsheets make a date of 3-12); nothing means the whole transcript',
  }
}

/** The memos beside declarations of reading. */
export const memosOfReading = (reads: readonly ReadStretch[]): StatedMemo[] =>
  reads.flatMap(({ coder, memo, transcriptId, stretch }) => {
    if (memo === '') return []
    const turn = typeof stretch === 'object' && 'firstTurn' in stretch ? stretch.firstTurn : null
    const span = typeof stretch === 'object' && 'start' in stretch ? stretch : null
    const about = { participantId: null, codeId: null, status: 'read', stance: null, quote: '' } as const
    const context = { before: '', after: '' }
    return [{ by: coder, memo, transcriptId, turn, span, ...about, ...context }]
  })
