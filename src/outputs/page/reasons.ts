import { getOrInsert } from '../../collections.ts'
import type { Coding, Evidence } from '../../model/coding.ts'

/** A reason without its place and its figure: the same for many codings. */
type Form = Readonly<Record<string, unknown>> & { readonly kind: Evidence['kind'] }

/** The reasons of all codings, in columns: each is a form with the words that it is about, or with a figure. */
export interface PageReasons {
  readonly forms: readonly Form[]
  /** Number of reasons of each coding. */
  readonly counts: readonly number[]
  /** Position of the form of each reason. */
  readonly form: readonly number[]
  /** For each reason about words: their distance from the start of the passage, and their length. */
  readonly from: readonly number[]
  readonly length: readonly number[]
  /** For each reason by likeness or likelihood: that in whole percents. */
  readonly percent: readonly number[]
}

/** Collects the reasons of codings in columns, as precise as sentences have them. */
export function createReasons(): {
  readonly add: (coding: Pick<Coding, 'span' | 'evidence'>) => void
  readonly columns: PageReasons
} {
  const positions = new Map<string, number>()
  const columns = { forms: [], counts: [], form: [], from: [], length: [], percent: [] } as {
    readonly [Name in keyof PageReasons]: PageReasons[Name][number][]
  }
  const { forms, counts, form, from, length, percent } = columns
  const positionOf = (own: Form): number => getOrInsert(positions, JSON.stringify(own), () => forms.push(own) - 1)
  return {
    columns,
    add({ span: passage, evidence }) {
      counts.push(evidence.length)
      for (const reason of evidence) {
        form.push(positionOf(formOf(reason)))
        if (reason.kind === 'anchor') percent.push(Math.round(100 * Number(reason.similarity.toFixed(2))))
        else if (reason.kind === 'learned') percent.push(Math.round(100 * reason.chance))
        else {
          from.push(reason.span.start - passage.start)
          length.push(reason.span.end - reason.span.start)
        }
      }
    },
  }
}

function formOf(reason: Evidence): Form {
  if (reason.kind === 'anchor') return { kind: reason.kind, anchor: reason.anchor }
  if (reason.kind === 'learned') {
    const { kind, needed, keywords, wording, before } = reason
    const ratios = { keywords: ofItsKind(keywords), wording: ofItsKind(wording) }
    return { kind, needed, ...ratios, ...(before === undefined ? {} : { before: ofItsKind(before) }) }
  }
  const { span, ...form } = reason
  return form
}

/** An odds ratio that speaks for or against a code in the same words. */
function ofItsKind(ratio: number): number {
  if (ratio === 1) return 1
  if (ratio >= 4) return 4
  if (ratio > 1.25) return 2
  return ratio < 0.8 ? 0.5 : 1.1
}

/** A function that reads the reasons of the coding at a position, whose passage starts at a place. */
export function readReasons({
  forms,
  counts,
  form,
  from,
  length,
  percent,
}: PageReasons): (at: number, passage: number) => Evidence[] {
  const isFigure = forms.map(({ kind }) => kind === 'anchor' || kind === 'learned')
  let [words, figures, reasons] = [0, 0, 0]
  const places = form.map((own) => (isFigure[own] ? figures++ : words++))
  const ends = counts.map((count) => {
    reasons += count
    return reasons
  })
  const reasonAt = (reason: number, passage: number): Evidence => {
    const [own, place] = [forms[form[reason]!]!, places[reason]!]
    if (own.kind === 'anchor') return { ...own, similarity: percent[place]! / 100 } as unknown as Evidence
    if (own.kind === 'learned') return { ...own, chance: percent[place]! / 100 } as unknown as Evidence
    const start = passage + from[place]!
    return { ...own, span: { start, end: start + length[place]! } } as unknown as Evidence
  }
  return (at, passage) =>
    Array.from({ length: counts[at]! }, (_, own) => reasonAt(ends[at]! - counts[at]! + own, passage))
}
