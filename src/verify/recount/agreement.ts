import { compareNames, groupBy } from '../../collections.ts'
import type { StudyAtHand, Written } from '../evidence.ts'
import {
  ac1Of,
  addCrosses,
  agreedShare,
  alphaOf,
  type Cross,
  fleissOf,
  jackknifed,
  kappaOfCross,
  meanOfKnown,
} from './coefficients.ts'
import { answersOf, crossOf, type JudgedPassage, measurePair, type OwnLabel } from './crosses.ts'
import { lineageOf } from './facts.ts'
import { judgedPassages } from './judgements.ts'
import { weighInDraw } from './weighted.ts'

type Level = Written['findings']['agreement'][number]

/**
 * Measures the agreement of people anew, from their answers and what they declare read. Null where the results have
 * pseudonyms: transcripts and names are then others than those of the decisions.
 */
export function recountAgreement(written: Written, study: StudyAtHand): Level[] | null {
  if (written.options.pseudonyms) return null
  const judged = written.files.flatMap(({ id }) => {
    const own = study.transcripts.get(id)
    return own === undefined || own.stated === null
      ? []
      : judgedPassages(id, { stated: own.stated, text: own.transcript.text }, written)
  })
  const people = [...new Set(judged.flatMap(({ by }) => [...by.keys()]))].sort(compareNames)
  const pairs = people
    .flatMap((first, at) => people.slice(at + 1).map((second) => [first, second] as const))
    .filter((pair) => judged.some(({ by }) => pair.every((person) => by.has(person))))
  if (pairs.length === 0) return []
  return (['theme', 'code'] as const).map((level) => {
    const labels = labelsOf(written, level)
    const both = (pair: readonly [string, string]) => judged.filter(({ by }) => pair.every((person) => by.has(person)))
    return {
      ...{ level, units: judged.length },
      suggested: judged.filter(({ by }) => [...by.values()].some(({ isRead }) => !isRead)).length,
      labels: labels.map((label) => measureLabel(label, { judged, pairs, people: new Set(pairs.flat()).size })),
      pairs: pairs.map((pair) => measurePair(both(pair), pair, labels)),
      views: pairs.flatMap((pair) => {
        const own = groupBy(both(pair), (passage) => viewOf(passage, pair))
        return (['both blind', 'one blind', 'with suggestions'] as const).flatMap((view) =>
          own.has(view) ? [{ ...measurePair(own.get(view)!, pair, labels), view }] : [],
        )
      }),
      drawn: weighInDraw(judged, { people, labels, classes: written.findings.draw?.classes ?? [] }),
    }
  })
}

/** The view of two people together; null where it is not known, or only one is and they saw nothing. */
function viewOf({ by }: JudgedPassage, pair: readonly [string, string]): Level['views'][number]['view'] | null {
  const views = pair.map((person) => by.get(person)!.view)
  const blind = views.filter((view) => view === 'blind').length
  if (blind === 2) return 'both blind'
  if (!views.includes('suggestions')) return null
  return blind === 1 ? 'one blind' : 'with suggestions'
}

function labelsOf({ codebook }: Written, level: 'theme' | 'code'): OwnLabel[] {
  const parentOf = new Map(codebook.codes.map(({ id, parentId }) => [id, parentId]))
  const under = (top: (id: string) => boolean): string[] =>
    codebook.codes.flatMap(({ id }) => (top(lineageOf(id, parentOf).at(-1)!) ? [id] : []))
  if (level === 'code')
    return codebook.codes
      .filter(({ parentId }) => parentId === null)
      .map(({ id }) => ({ id, codes: under((top) => top === id) }))
  return codebook.themes.map(({ id }) => {
    const tops = new Set(
      codebook.codes.filter((code) => code.themeId === id && code.parentId === null).map((c) => c.id),
    )
    return { id, codes: under((top) => tops.has(top)) }
  })
}

function measureLabel(
  label: OwnLabel,
  {
    judged,
    pairs,
    people,
  }: {
    readonly judged: readonly JudgedPassage[]
    readonly pairs: readonly (readonly [string, string])[]
    readonly people: number
  },
): Level['labels'][number] {
  const answers = judged.map((passage) => answersOf(passage, [...passage.by.keys()], label)).filter((own) => own.length)
  const units = answers.map((own) => ({ yes: own.filter(Boolean).length, answers: own.length }))
  const all = units.reduce((sum, own) => sum + own.answers, 0)
  const groups = [...groupBy(judged, ({ transcript }) => transcript).values()].map((own) =>
    pairs.map((pair) => crossOf(own, pair, label)),
  )
  const totals = pairs.map((_, at) => addCrosses(groups.map((crosses) => [crosses[at]!, 1])))
  const mean = (crosses: readonly Cross[]): number | null => meanOfKnown(crosses.map(kappaOfCross))
  const value = mean(totals)
  const without = groups.map((crosses) =>
    mean(
      totals.map((cross, at) =>
        addCrosses([
          [cross, 1],
          [crosses[at]!, -1],
        ]),
      ),
    ),
  )
  const limits = jackknifed(value, without)
  const allAnswered = units.filter((own) => own.answers === people)
  return {
    label: label.id,
    prevalence: all === 0 ? 0 : units.reduce((sum, own) => sum + own.yes, 0) / all,
    ...{ judged: units.length, units: units.filter(({ yes }) => yes > 0).length },
    raw: meanOfKnown(totals.map((cross) => agreedShare([cross]))),
    kappa: { value, low: limits?.low ?? null, high: limits?.high ?? null },
    alpha: alphaOf(units),
    ac1: meanOfKnown(totals.map(ac1Of)),
    fleiss: fleissOf(
      allAnswered.map(({ yes }) => yes),
      people,
    ),
    undefined: value !== null ? null : all === 0 ? 'no shared units' : 'no variation',
  }
}
