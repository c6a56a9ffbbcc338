import type { Analysis } from '../../../model/analysis.ts'
import type { Review, Reviewer } from '../../../model/review.ts'
import { type Block, type Inline, paragraph, strong } from '../blocks.ts'
import { enumerate, percent, plural } from '../wording.ts'
import { figure } from '../written-figures.ts'

/** How far suggestions can be counted: about half were right on coded passages (codebooks/how-good.md). */
const overcounting =
  'Suggestions overcount: about half of them were right where we could compare, and one wrong passage is enough to count a participant, so numbers of segments, participants and organisations are rather upper bounds.'

/** The first sentence of a report: whether people have reviewed the codings, and who decided how much. */
export function describeReview({ findings: { review, isDecided } }: Analysis): Inline[] {
  const { suggestions, decided, counted, isReviewed } = review
  const state = isReviewed
    ? 'Reviewed by people.'
    : `Provisional: ${percent(suggestions === 0 ? 0 : decided / suggestions)} reviewed.`
  const counts =
    counted === 'accepted'
      ? 'Counts, figures and quotes are of what people accepted.'
      : isDecided
        ? 'What people accepted is counted apart in the tables; the rest are suggestions of a program.'
        : 'All codings are suggestions of a program until people accept or reject them.'
  const overcount = counted === 'accepted' || decided >= suggestions ? '' : `${overcounting} `
  return [strong(state), ` ${counts} ${overcount}${describeShares(review)}`]
}

/** `ana decided 412 of 601 suggestions, ben 60 (60 of 60 answers blind); 3 differences are open.` */
function describeShares({ reviewers, suggestions, open, settled }: Review): string {
  const deciding = reviewers.filter(({ answers }) => answers > 0)
  if (deciding.length === 0) return ''
  const shares = deciding.map(({ coder, decided, answers, blind }, index) => {
    const amount = index === 0 ? `decided ${decided} of ${plural(suggestions, 'suggestion')}` : `${decided}`
    return `${coder} ${amount}${blind === 0 ? '' : ` (${blind} of ${plural(answers, 'answer')} blind)`}`
  })
  const differences = [
    ...(open === 0 ? [] : [`${plural(open, 'difference')} ${open === 1 ? 'is' : 'are'} open`]),
    ...(settled === 0 ? [] : [`${settled} ${settled === 1 ? 'is' : 'are'} settled`]),
  ]
  return `${enumerate(shares)}${differences.length === 0 ? '' : `; ${enumerate(differences)}`}. `
}

/** The table of who decided what: blind and with suggestions apart, and how fast; nothing where nobody decided. */
export function buildReviewers(reviewers: readonly Reviewer[]): Block[] {
  if (reviewers.length === 0) return []
  const stamps = reviewers.filter(isRubberStamp)
  return [
    {
      kind: 'table',
      caption: 'Who decided what',
      head: [
        ...['coder', 'answers', 'blind', 'to a suggestion', 'of these accepted'],
        ...['median seconds', 'transcripts read whole'],
      ],
      rows: reviewers.map(({ coder, answers, blind, shown, shownAccepted, medianSeconds, read }) => [
        ...[coder, answers, blind, shown, shown === 0 ? '–' : percent(shownAccepted / shown)],
        ...[medianSeconds === null ? '–' : figure(medianSeconds), read.length],
      ]),
    },
    ...stamps.map(({ coder, shown, shownAccepted, medianSeconds }) =>
      paragraph(
        `${coder} accepted ${percent(shownAccepted / shown)} of ${shown} suggestions in ${figure(medianSeconds)} seconds each (median): nothing tells this from accepting without reading.`,
      ),
    ),
  ]
}

/** True if somebody accepts nearly everything faster than it can be read. */
const isRubberStamp = ({ shown, shownAccepted, medianSeconds }: Reviewer): boolean =>
  shown >= 20 && shownAccepted / shown >= 0.95 && medianSeconds !== null && medianSeconds < 1.5
