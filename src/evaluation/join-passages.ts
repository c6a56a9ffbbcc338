import { groupBy, sum, unique } from '../collections.ts'
import type { CodedPassage, Judged, View } from '../model/coded-passage.ts'

/** What is compared between coders: each segment, or whether a code is anywhere in a transcript, or in what a participant says. */
const agreementUnits = ['segment', 'transcript', 'participant'] as const
export type AgreementUnit = (typeof agreementUnits)[number]

/** A passage of the study, coded or not, with the larger unit that it belongs to. */
export interface UnitPart {
  readonly id: string
  readonly text: string
  /** Name of the transcript or participant. */
  readonly unit: string
}

/**
 * Joins passages to larger units. A coder gave a code to a unit who gave it to any passage of it, and did not who judged
 * every word of the unit without giving it; anything less is neither.
 *
 * @param parts every passage of the study, those that nobody coded too: a unit that was read in part holds no no
 */
export function joinPassages(passages: readonly CodedPassage[], parts: readonly UnitPart[]): CodedPassage[] {
  const unitOf = new Map(parts.map(({ id, unit }) => [id, unit]))
  const sizes = new Map([...groupBy(parts, ({ unit }) => unit)].map(([unit, own]) => [unit, sum(own, lettersOf)]))
  return [...groupBy(passages, ({ id, group }) => unitOf.get(id) ?? group)].map(([unit, own]) => {
    const coders = unique(own.flatMap(({ judgedByCoder }) => [...judgedByCoder.keys()]))
    const size = sizes.get(unit) ?? sum(own, lettersOf)
    return {
      id: unit,
      group: own[0]!.group,
      text: own.map(({ text }) => text).join(' '),
      codesByCoder: new Map(coders.map((coder) => [coder, codesIn(own, coder)])),
      judgedByCoder: new Map(coders.map((coder) => [coder, judgedIn(own, coder, size)])),
      memoByCoder: new Map(),
      viewByCoder: new Map(coders.map((coder) => [coder, viewIn(own, coder)])),
    }
  })
}

const lettersOf = ({ text }: { readonly text: string }): number => text.replace(/\s+/g, '').length

const codesIn = (passages: readonly CodedPassage[], coder: string): Set<string> =>
  new Set(passages.flatMap(({ codesByCoder }) => [...(codesByCoder.get(coder) ?? [])]))

/** The codes that a coder looked for in the whole of a unit, and those that they gave. */
function judgedIn(passages: readonly CodedPassage[], coder: string, size: number): Judged {
  const own = passages.flatMap((passage) => {
    const judged = passage.judgedByCoder.get(coder)
    return judged === undefined ? [] : [{ ...judged, letters: lettersOf(passage) }]
  })
  const basis = own.every((judged) => judged.basis === 'read') ? 'read' : 'suggested'
  const whole = sum(
    own.filter(({ codes }) => codes === 'all'),
    ({ letters }) => letters,
  )
  if (whole === size) return { codes: 'all', basis }
  const letters = new Map<string, number>()
  for (const { codes, letters: judged } of own)
    if (codes !== 'all') for (const code of codes) letters.set(code, (letters.get(code) ?? 0) + judged)
  const looked = [...letters].flatMap(([code, judged]) => (judged + whole === size ? code : []))
  return { codes: new Set([...looked, ...codesIn(passages, coder)]), basis }
}

function viewIn(passages: readonly CodedPassage[], coder: string): View {
  const views = passages.flatMap(({ viewByCoder, judgedByCoder }) =>
    judgedByCoder.has(coder) ? (viewByCoder?.get(coder) ?? 'unknown') : [],
  )
  if (views.includes('suggestions')) return 'suggestions'
  return views.every((view) => view === 'blind') ? 'blind' : 'unknown'
}
