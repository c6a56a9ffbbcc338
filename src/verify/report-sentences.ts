import { groupBy } from '../collections.ts'
import { cleanText } from '../text/clean.ts'
import { auditOf, type RecountedEstimate, recountEstimates } from './check-estimates.ts'
import { fewest } from './compare-lists.ts'
import type { StudyAtHand } from './evidence.ts'
import { inOneLine } from './forms/form-block.ts'
import type { Facts } from './recount/facts.ts'
import { recountVariations } from './recount/interviews.ts'
import { type RecountedTheme, recountThemes } from './recount/themes.ts'
import { agreementPhrases } from './report-agreement.ts'
import { unitsOf, writeCheck, writeConfirmed } from './report-estimates.ts'
import { inPercent } from './report-row.ts'

/** A theme or code as it was recounted, with its estimate. */
interface Recounted {
  readonly theme: RecountedTheme
  readonly estimate: RecountedEstimate
}

/** A pattern of a sentence that counts, and what each of its numbers must be. */
interface CountingSentence {
  readonly pattern: RegExp
  /** @param of the theme or code that the section is about; undefined in other sections */
  readonly expected: (of: Recounted | undefined) => readonly (string | null)[] | null | undefined
}

/**
 * Creates a function that finds the counting sentences of a paragraph and compares their numbers with recounted ones. Where
 * several themes and codes have the label of the heading, all sentences of a paragraph must be about the same one.
 *
 * @returns what differs
 */
export function sentenceChecks(facts: Facts, study: StudyAtHand): (text: string, heading: string) => string[] {
  const sentences = [...ofSections(facts, study), ...ofTheStudy(facts, study)]
  const estimates = recountEstimates(facts, study)
  const byLabel = groupBy(
    recountThemes(facts).map((theme, at): Recounted => ({ theme, estimate: estimates[at]! })),
    ({ theme }) => inOneLine(cleanText(theme.json.label)),
  )
  return (text, heading) => {
    const found = sentences.flatMap(({ pattern, expected }) => {
      const [, ...numbers] = pattern.exec(text) ?? []
      return numbers.length === 0 ? [] : [{ numbers, expected }]
    })
    const differencesFrom = (of: Recounted | undefined): string[] =>
      found.flatMap(({ numbers, expected }) =>
        (expected(of) ?? []).flatMap((value, at) =>
          value === null || cleanText(value) === numbers[at]
            ? []
            : [`"${numbers[at]}" is written under "${heading}", and "${value}" is expected`],
        ),
      )
    return fewest((byLabel.get(inOneLine(heading)) ?? [undefined]).map(differencesFrom))
  }
}

/** Names as a sentence lists them; null for those that it may cut short. */
const enumerated = (names: readonly string[]): string | null =>
  names.length > 40 ? null : [names.slice(0, -1).join(', '), names.at(-1)].filter(Boolean).join(' and ')

/** The sentences of the section of a theme or code. */
function ofSections(facts: Facts, study: StudyAtHand): CountingSentence[] {
  const audit = auditOf(facts, study)
  const people = facts.written.participants.length
  const places = countPlaces(facts)
  const spread = ({ row }: RecountedTheme): string[] => [
    ...(places === 0 ? [] : [String(row.organizations), String(places)]),
    String(row.participants),
    String(people),
  ]
  const spreadPattern = `${places === 0 ? '' : '(\\d+) of (\\d+) organisations? and '}(\\d+) of (\\d+) participants?`
  return [
    {
      pattern: new RegExp(`It comes up in ${spreadPattern}, in (\\d+) segments?(?:\\.| \\()`),
      expected: (of) => of && [...spread(of.theme), String(of.theme.row.segments)],
    },
    {
      pattern: new RegExp(`^In ${spreadPattern} \\((.*?)\\), in (\\d+) segments?(?=[ .;])`),
      expected: (of) =>
        of && [...spread(of.theme), enumerated(of.theme.json.participants), String(of.theme.row.segments)],
    },
    {
      pattern: /; (\d+ %) of them by (?:each of )?((?:(?!; \d+ % of them).)*?)\.(?: (?:Confirmed|Raised|Marked) by |$)/,
      expected: (of) => of && [inPercent(of.theme.json.dominance), enumerated(of.theme.json.dominant)],
    },
    { pattern: /\((checked by (?:(?!\(checked by ).)*? of \d+)\)/, expected: (of) => of && [writeCheck(of.estimate)] },
    {
      pattern: /Confirmed by an accepted passage: ([^.:]*)\./,
      expected: (of) => of && [writeConfirmed(unitsOf(facts, of.estimate, audit))],
    },
    ...['problem', 'works', 'neutral'].map((stance) => ({
      pattern: new RegExp(`Marked by people: (?:\\d+ \\w+, )*?(\\d+) ${stance}\\b`),
      expected: (of: Recounted | undefined) => of && [String(of.theme.json.stances[stance] ?? 0)],
    })),
  ]
}

const countPlaces = ({ organizationOf }: Facts): number =>
  new Set([...organizationOf.values()].filter((name) => name !== null)).size

/** The sentences about the whole study, in any section. */
function ofTheStudy(facts: Facts, study: StudyAtHand): CountingSentence[] {
  const { written, rows } = facts
  const places = countPlaces(facts)
  const segments = written.segments.length
  const coded = new Set(rows.filter(({ isCounted }) => isCounted).map(({ segment }) => segment)).size
  return [
    {
      pattern: new RegExp(
        `(\\d+) participants? ${places === 0 ? '' : 'of (\\d+) organisations? '}spoke in (\\d+) segments? of a few sentences each\\.(?:(?! spoke in ).)*?, (\\d+) of them \\((\\d+ %)\\) were given`,
      ),
      expected: () => [
        String(written.participants.length),
        ...(places === 0 ? [] : [String(places)]),
        String(segments),
        String(coded),
        inPercent(coded / (segments || 1)),
      ],
    },
    {
      pattern: /chosen by chance, (\d+) of (\d+) codes? (?:is|are) met in 97 of 100 variations or more/,
      expected: () => {
        const met = recountVariations(facts).rows.filter(({ codeId, found }) => codeId !== null && found > 0)
        return [String(met.filter(({ inHundred }) => inHundred >= 97).length), String(met.length)]
      },
    },
    {
      pattern: /which makes (\d+) variations, (?:(?!which makes ).)* keep their order in (\d+)\./,
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
    ...agreementPhrases(facts, study).map(({ pattern, expected }) => ({
      pattern,
      expected: () => expected.map(String),
    })),
  ]
}
