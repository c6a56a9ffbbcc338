import type { Written } from './evidence.ts'

type Reason = Written['codings'][number]['evidence'][number]

/** The reasons of a coding as codings.csv writes them, from their figures in `analysis.json`. */
export const writeReasons = (reasons: readonly Reason[], text: string): string =>
  reasons.map((reason) => writeReason(reason, text)).join(' | ')

function writeReason(reason: Reason, text: string): string {
  if (reason.kind === 'keyword')
    return `"${text.slice(reason.span.start, reason.span.end)}" at ${reason.span.start} by ${reason.keyword}`
  if (reason.kind === 'anchor') return `similar to "${opening(reason.anchor)}" (${reason.similarity.toFixed(2)})`
  if (reason.kind === 'learned') {
    const words = reason.keywords === 1 ? 'no keywords' : `keywords ${inFavour(reason.keywords)}`
    return `like passages that people coded so: ${Math.round(reason.chance * 100)} % likely (${Math.round(reason.needed * 100)} % suffice), ${words}, wording ${inFavour(reason.wording)}${writeBefore(reason.before)}`
  }
  if (reason.kind === 'quoted')
    return `a language model quoted "${text.slice(reason.span.start, reason.span.end).slice(0, 80)}"`
  if (reason.kind === 'machine')
    return ['given by ', reason.by, ...(reason.memo === '' ? [] : [': ', reason.memo])].join('')
  if (reason.verdict !== undefined) return `settled (${reason.verdict}) by ${reason.by}`
  const shown = reason.shown === undefined || reason.shown === 'unknown' ? '' : ` (${reason.shown})`
  return `${reason.status === 'open' ? 'noted' : reason.status} by ${reason.by}${shown}`
}

/** What was said just before is named where it speaks for or against the theme. */
function writeBefore(odds: number | undefined): string {
  if (odds === undefined || (odds >= 0.8 && odds <= 1.25)) return ''
  return `, what was said just before ${inFavour(odds)}`
}

const opening = (text: string): string => {
  if (text.length <= 60) return text
  const end = text.slice(0, 61).search(/\s\S*$/)
  return `${text.slice(0, end < 0 ? 60 : end).trimEnd()} …`
}

const inFavour = (odds: number): string => {
  if (odds < 0.8) return 'against it'
  if (odds <= 1.25) return 'neither for nor against it'
  return odds < 4 ? 'for it' : 'strongly for it'
}

/** The memos of a coding as codings.csv writes them: with names where several people decided. */
export function writeMemos(reasons: readonly Reason[]): string {
  const decisions = reasons.flatMap((reason) => (reason.kind === 'decision' ? [reason] : []))
  if (decisions.length === 1) return decisions[0]!.memo
  return decisions.flatMap(({ by, memo }) => (memo === '' ? [] : [`${by}: ${memo}`])).join(' | ')
}
