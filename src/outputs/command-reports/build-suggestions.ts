import type { HeldOutKeyword, KeywordProposals, Suggestions, TextProposal } from '../../evaluation/suggestions.ts'
import { minJudged } from '../../evaluation/weigh-keywords.ts'
import { type Block, code, heading, type Inline, list, paragraph, type Report } from '../report/blocks.ts'
import { enumerate, plural } from '../report/wording.ts'
import { abbreviate, figure } from '../report/written-figures.ts'

/**
 * The report of proposed changes of a codebook, each with counts and a passage as evidence; where there are none, why.
 *
 * @param passages number of passages in which people judged something
 */
export function buildSuggestions(suggestions: Suggestions, passages: number): Report {
  const { keywords, misfires, fromTexts, overlaps, examples, clusters } = suggestions
  const title = 'What might be changed in the codebook'
  const nobody = passages === 0 ? 'None: nobody has coded anything here yet.' : null
  return {
    title,
    language: 'en',
    blocks: [
      heading(1, title),
      paragraph(
        passages === 0
          ? 'Nobody has coded anything here yet, so that keywords are proposed from the texts of the codebook alone. Nothing is changed: each point is yours to take or leave.'
          : `From ${plural(passages, 'passage')} in which people judged something. Only passages that somebody judged for the code are counted: a keyword of the codebook is spoken of from ${minJudged.codebook.passages} judged passages of ${minJudged.codebook.interviews} interviews on, a new one from ${minJudged.proposed.passages} of ${minJudged.proposed.interviews}. Each is tried on interviews that it was not found in (five folds), and left out where it does not hold there. Nothing is changed: each point is yours to take or leave.`,
      ),
      ...section('Keywords that would find more', keywords.map(describeNew), nobody ?? explainNone(suggestions)),
      ...section('Keywords that mostly misfire', misfires.map(describeMisfire), nobody ?? explainNone(suggestions)),
      ...describeScores(suggestions),
      ...describeFromTexts(fromTexts),
      ...section(
        'Codes that people give together',
        overlaps.map(({ first, second, both, rarer }) => [
          code(first),
          ' and ',
          code(second),
          `: ${both} of ${plural(rarer, 'passage')}. Say in "exclude" what distinguishes them, or join them.`,
        ]),
        nobody ?? 'None: no two codes are given together in three passages and 60 % of those of the rarer one.',
      ),
      ...section(
        'Passages that the examples do not cover',
        examples.map(({ codeId, passage }) => [
          code(codeId),
          `: ${passage.id}, “${abbreviate(passage.text)}”. Invent an example like it.`,
        ]),
        nobody ?? 'None: no code was given to four passages.',
      ),
      ...section(
        'Segments that may want a code',
        clusters.map(({ terms, segments, participants, exemplars }) => [
          `${plural(segments, 'segment')} of ${plural(participants.length, 'participant')} about ${terms.join(', ')}${exemplars[0] ? `: “${abbreviate(exemplars[0].text)}”` : ''}`,
        ]),
        'None: no group of segments without a code is found again when interviews are left out, or these are coded passages and no study.',
      ),
    ],
  }
}

/** Why a patch changes nothing, for the reader of the terminal. */
export const explainNoPatch = (suggestions: Suggestions, passages: number): string =>
  passages === 0
    ? 'Nothing to patch: nobody has coded anything here yet, and keywords that nobody judged are not put into a patch. Without --patch they are listed.\n'
    : `Nothing to patch. ${explainNone(suggestions)}\n`

const describeNew = ({ codeId, keyword, right, passages, added, heldOut, quote }: HeldOutKeyword): Inline[] => [
  code(codeId),
  ': ',
  code(keyword),
  `: right in ${right} of ${plural(passages, 'judged passage')}, of which ${added} are not found so far; in interviews that it was not found in ${heldOut.right} of ${heldOut.passages}: “${quote}”`,
]

const describeMisfire = ({
  codeId,
  keyword,
  right,
  passages,
  interviews,
  heldOut,
  quote,
}: HeldOutKeyword): Inline[] => [
  code(codeId),
  ': ',
  code(keyword),
  `: right in ${right} of ${plural(passages, 'judged passage')} of ${plural(interviews, 'interview')}, in interviews that this was not found in ${heldOut.right} of ${heldOut.passages}; wrong in “${quote}”. Make it weak (~), narrow it, or drop it.`,
]

/** Why there is no change of keywords. */
function explainNone({ found, unconfirmed, harmful }: KeywordProposals): string {
  if (found === 0)
    return 'None: no word stands out in enough judged passages of a code, and no keyword is mostly refused.'
  const reasons = [
    ...(unconfirmed === 0 ? [] : [`${unconfirmed} did not hold on interviews that they were not found in`]),
    ...(harmful === 0 ? [] : [`${harmful} would have made the codings of a code or its theme worse there`]),
  ]
  return `None of this kind: of ${plural(found, 'change')} found, ${reasons.length === 0 ? 'all are of the other kind' : enumerate(reasons)}.`
}

/** Codes by keyword before and after the proposed changes, where they were not found. */
function describeScores({ scores }: KeywordProposals): Block[] {
  const known = scores.filter(({ after }) => after !== null)
  if (known.length === 0) return []
  return [
    {
      kind: 'table',
      caption:
        'Codings by keyword with the changes of each code, in interviews that the changes were not found in (kappa)',
      head: ['code', 'before', 'after', 'proposed'],
      rows: known.map(({ codeId, before, after, isKept }) => [
        codeId,
        figure(before),
        figure(after),
        isKept ? 'yes' : 'no, worse',
      ]),
    },
  ]
}

/** Keywords that nobody judged, under their codes. */
const describeFromTexts = (proposals: readonly TextProposal[]): Block[] =>
  section(
    'Words that are near to a code, not judged by anybody',
    proposals.map(({ codeId, keyword, segments, participants, added, samples }) => [
      code(codeId),
      ': ',
      code(keyword),
      `: in ${plural(segments, 'segment')} of ${plural(participants, 'participant')}, ${added} of them without a keyword of the code: ${samples.map(({ quote }) => `“${quote}”`).join('; ')}`,
    ]),
    'None: no word of three segments and two participants is near to the definition and examples of a code without being among its keywords.',
    'Words whose segments are similar to a code’s definition and examples. Where we could compare, one in three or four of their segments had the code, as with the codebook’s own keywords: read the samples, and take what fits.',
  )

const section = (title: string, items: readonly (readonly Inline[])[], none: string, lead = ''): Block[] => [
  heading(2, title),
  ...(items.length === 0 ? [paragraph(none)] : [...(lead === '' ? [] : [paragraph(lead)]), list(items)]),
]
