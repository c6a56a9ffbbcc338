import { groupBy, lookup, unique } from '../../../collections.ts'
import type { Analysis } from '../../../model/analysis.ts'
import type { GroupCount } from '../../../model/findings.ts'
import type { Figures } from '../../figures/index.ts'
import { type Block, heading, linkedCount, paragraph } from '../blocks.ts'
import { inWords, ratePerWords, shareOf } from '../wording.ts'
import { buildSynthesis } from './build-synthesis.ts'

/** The section "Who speaks of what": groups of people and of organisations, each person, each organisation. */
export function buildPeople(analysis: Analysis, { participants, organizations }: Figures): Block[] {
  const { codebook, findings, options } = analysis
  return [
    heading(2, 'Who speaks of what'),
    ...buildSynthesis(analysis, 'section', 'people'),
    paragraph(
      `Counts only, and of this sample: it was chosen for what it could show, not drawn at random, so differences say nothing about people elsewhere, and nothing is tested.${options.minCell > 0 ? ` Counts from 1 to ${options.minCell - 1}, groups smaller than ${options.minCell}, and counts from which these could be told are left out; so is of which group anybody is.` : ''}`,
    ),
    ...Array.from(groupBy(findings.groups, ({ unit, attribute }) => `${unit} ${attribute}`).values(), (own) =>
      groupTable(own, {
        labelOf: (id) => codebook.themes.find((theme) => theme.id === id)!.label,
        isFound: options.minCell === 0,
      }),
    ),
    ...buildEachPerson(analysis),
    participants ??
      paragraph('There are too many participants to draw who speaks of what: participants.csv has a row for each.'),
    ...(organizations === null ? [] : [organizations]),
  ]
}

/** Participants that a table of the report shows; participants.csv has all. */
const mostPeople = 60

/** Participants × themes: segments, in proportion to what each says. */
function buildEachPerson({ codebook, findings }: Analysis): Block[] {
  if (findings.participantCount > mostPeople) return []
  return [
    paragraph(
      'Who says more speaks of more: beside each count is its share of the person’s segments, and how many segments there are for every 1,000 words of theirs. One segment makes no share and no rate.',
    ),
    {
      kind: 'table',
      caption: 'Themes by participant: segments (share of the person’s segments; per 1,000 words)',
      head: ['participant', 'words', 'segments', ...codebook.themes.map(({ label }) => label)],
      rows: findings.participants.map(({ participantId, words, segments, counts }) => [
        participantId,
        words,
        segments,
        ...codebook.themes.map(({ id: theme }) => {
          const count = lookup(counts, theme) ?? 0
          if (count === 0) return '–'
          const text = count === 1 ? '1' : `${count} (${shareOf(count, segments)}; ${ratePerWords(count, words)})`
          return linkedCount(text, { theme, participant: participantId })
        }),
      ]),
    },
  ]
}

/**
 * Groups × themes, each with how many of its members speak of it.
 *
 * @param form.isFound whether a count leads to its passages; it cannot where nobody may know of which group a person is
 */
function groupTable(
  counts: readonly GroupCount[],
  { labelOf, isFound }: { readonly labelOf: (themeId: string) => string; readonly isFound: boolean },
): Block {
  const { unit, attribute } = counts[0]!
  const themes = counts.filter(({ codeId }) => codeId === null)
  return {
    kind: 'table',
    caption: `${unit === 'participant' ? 'Participants' : 'Organisations'} by ${inWords(attribute)}: how many speak of each theme`,
    head: [
      inWords(attribute),
      unit === 'participant' ? 'participants' : 'organisations',
      ...unique(themes.map(({ themeId }) => themeId)).map(labelOf),
    ],
    rows: [...groupBy(themes, ({ group }) => group)].map(([group, own]) => [
      group,
      own[0]!.size,
      ...own.map(({ count, themeId: theme }) =>
        count === null ? 'left out' : isFound ? linkedCount(count, { theme, attribute, group }) : count,
      ),
    ]),
  }
}
