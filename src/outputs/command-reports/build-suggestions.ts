import type { Suggestions } from '../../evaluation/suggestions.ts'
import { minJudged } from '../../evaluation/weigh-keywords.ts'
import { type Block, code, heading, type Inline, list, paragraph, type Report } from '../report/blocks.ts'
import { plural } from '../report/wording.ts'
import { abbreviate } from '../report/written-figures.ts'

/** The report of proposed changes of a codebook, each with counts and a passage as evidence. */
export function buildSuggestions(suggestions: Suggestions, passages: number): Report {
  const { keywords, misfires, overlaps, examples, clusters } = suggestions
  return {
    title: 'What might be changed in the codebook',
    language: 'en',
    blocks: [
      heading(1, 'What might be changed in the codebook'),
      paragraph(
        `From ${plural(passages, 'passage')} in which people judged something. Only passages that somebody judged for the code are counted: a keyword of the codebook is spoken of from ${minJudged.codebook.passages} judged passages of ${minJudged.codebook.interviews} interviews on, a new one from ${minJudged.proposed.passages} of ${minJudged.proposed.interviews}. Nothing is changed: each point is yours to take or leave.`,
      ),
      ...section(
        'Keywords that would find more',
        keywords.map(({ codeId, keyword, right, passages: count, added, quote }) => [
          code(codeId),
          ': ',
          code(keyword),
          `: right in ${right} of ${plural(count, 'judged passage')}, of which ${added} are not found so far: “${quote}”`,
        ]),
      ),
      ...section(
        'Keywords that mostly misfire',
        misfires.map(({ codeId, keyword, right, passages: count, interviews, quote }) => [
          code(codeId),
          ': ',
          code(keyword),
          `: right in ${right} of ${plural(count, 'judged passage')} of ${plural(interviews, 'interview')}; wrong in “${quote}”. Make it weak (~), narrow it, or drop it.`,
        ]),
      ),
      ...section(
        'Codes that people give together',
        overlaps.map(({ first, second, both, rarer }) => [
          code(first),
          ' and ',
          code(second),
          `: ${both} of ${plural(rarer, 'passage')}. Say in "exclude" what distinguishes them, or join them.`,
        ]),
      ),
      ...section(
        'Passages that the examples do not cover',
        examples.map(({ codeId, passage }) => [
          code(codeId),
          `: ${passage.id}, “${abbreviate(passage.text)}”. Invent an example like it.`,
        ]),
      ),
      ...section(
        'Segments that may want a code',
        clusters.map(({ terms, segments, participants, exemplars }) => [
          `${plural(segments, 'segment')} of ${plural(participants.length, 'participant')} about ${terms.join(', ')}${exemplars[0] ? `: “${abbreviate(exemplars[0].text)}”` : ''}`,
        ]),
      ),
    ],
  }
}

const section = (title: string, items: readonly (readonly Inline[])[]): Block[] => [
  heading(2, title),
  items.length === 0 ? paragraph('None.') : list(items),
]
