import { auditOf, recountEstimates } from './check-estimates.ts'
import type { StudyAtHand } from './evidence.ts'
import type { Facts } from './recount/facts.ts'
import { recountVariations } from './recount/interviews.ts'
import { recountThemes } from './recount/themes.ts'
import { unitsOf, writeCheck, writeConfirmed } from './report-estimates.ts'

/** `12 %` of a share. */
export const inPercent = (share: number): string => `${Math.round(share * 100)} %`

/** A pattern of a sentence that counts, and what each of its numbers must be. */
interface CountingSentence {
  readonly pattern: RegExp
  readonly expected: (heading: string) => readonly (string | null)[] | null
}

/**
 * Creates a function that finds the counting sentences of a paragraph and compares their numbers with recounted ones.
 *
 * @returns what differs
 */
export function sentenceChecks(facts: Facts, study: StudyAtHand): (text: string, heading: string) => string[] {
  const { written, rows, organizationOf } = facts
  const themes = recountThemes(facts)
  const rowOf = (heading: string) => themes.find(({ row }) => row['label'] === heading)
  const estimates = new Map(recountEstimates(facts, study).map((own) => [own.label, own]))
  const audit = auditOf(facts, study)
  const people = written.participants.length
  const places = new Set([...organizationOf.values()].filter((name) => name !== null)).size
  const segments = written.segments.length
  const coded = new Set(rows.filter(({ isCounted }) => isCounted).map(({ segment }) => segment)).size
  const spread = ({ row }: (typeof themes)[number]): string[] => [
    ...(places === 0 ? [] : [String(row['organizations']), String(places)]),
    String(row['participants']),
    String(people),
  ]
  const spreadPattern = `${places === 0 ? '' : '(\\d+) of (\\d+) organisations? and '}(\\d+) of (\\d+) participants?`
  const sentences: CountingSentence[] = [
    {
      pattern: new RegExp(`It comes up in ${spreadPattern}, in (\\d+) segments?(?:\\.| \\()`),
      expected: (heading) => {
        const found = rowOf(heading)
        return found === undefined ? null : [...spread(found), String(found.row['segments'])]
      },
    },
    {
      pattern: new RegExp(
        `^In ${spreadPattern} \\(([^)]*)\\), in (\\d+) segments?(?: \\((?:not checked|checked by .*? of \\d+)\\))?; (\\d+ %) of them by `,
      ),
      expected: (heading) => {
        const found = rowOf(heading)
        if (found === undefined) return null
        const names = String(found.row['participant_ids']).split('; ')
        const shown = names.length > 40 ? null : names.join(', ').replace(/, (?=[^,]*$)/, ' and ')
        return [
          ...spread(found),
          shown,
          String(found.row['segments']),
          inPercent(Number(found.row['most_by_one_participant'])),
        ]
      },
    },
    {
      pattern: new RegExp(
        `(\\d+) participants? ${places === 0 ? '' : 'of (\\d+) organisations? '}spoke in (\\d+) segments? of a few sentences each\\..*?, (\\d+) of them \\((\\d+ %)\\) were given`,
      ),
      expected: () => [
        String(people),
        ...(places === 0 ? [] : [String(places)]),
        String(segments),
        String(coded),
        inPercent(coded / (segments || 1)),
      ],
    },
    {
      pattern: /\((checked by .*? of \d+)\)/,
      expected: (heading) => {
        const found = estimates.get(heading)
        return found === undefined ? null : [writeCheck(found)]
      },
    },
    {
      pattern: /Confirmed by an accepted passage: ([^.]*)\./,
      expected: (heading) => {
        const found = estimates.get(heading)
        return found === undefined ? null : [writeConfirmed(unitsOf(facts, found, audit))]
      },
    },
    {
      pattern: /chosen by chance, (\d+) of (\d+) codes? are met in 97 of 100 variations or more/,
      expected: () => {
        const met = recountVariations(facts).rows.filter(({ codeId, found }) => codeId !== null && found > 0)
        return [String(met.filter(({ inHundred }) => inHundred >= 97).length), String(met.length)]
      },
    },
    {
      pattern: /which makes (\d+) variations, .* keep their order in (\d+)\./,
      expected: () => {
        const { variations, sameOrder } = recountVariations(facts)
        return [String(variations), String(sameOrder)]
      },
    },
    {
      pattern:
        /still unmet \((\d+)\), another interview of the same kind is expected to bring (\d+\.\d\d) \(95 % limits (\d+\.\d\d) and (\d+\.\d\d)\)/,
      expected: () => {
        const { unmet, newCodes } = recountVariations(facts)
        if (newCodes === null) return null
        return [String(unmet), ...[newCodes.value, newCodes.low, newCodes.high].map((one) => one.toFixed(2))]
      },
    },
    ...['problem', 'works', 'neutral'].map((stance) => ({
      pattern: new RegExp(`Marked by people: (?:\\d+ \\w+, )*?(\\d+) ${stance}\\b`),
      expected: (heading: string) => {
        const stances = rowOf(heading)?.json['stances'] as Record<string, number> | undefined
        return stances === undefined ? null : [String(stances[stance] ?? 0)]
      },
    })),
  ]
  return (text, heading) =>
    sentences.flatMap(({ pattern, expected }) => {
      const [, ...found] = pattern.exec(text) ?? []
      const wanted = found.length === 0 ? null : expected(heading)
      return (wanted ?? []).flatMap((value, at) =>
        value === null || value === found[at]
          ? []
          : [`"${found[at]}" is written under "${heading}", and "${value}" is expected`],
      )
    })
}
