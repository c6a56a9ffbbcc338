import type { CodeOverlap, KeywordWeight } from '../../evaluation/weigh-keywords.ts'
import type { CodedPassage } from '../../model/coded-passage.ts'
import type { Cluster } from '../../model/findings.ts'
import { type Block, code, heading, type Inline, list, paragraph, type Report } from '../report/blocks.ts'
import { plural } from '../report/wording.ts'
import { beginning } from '../report/written-figures.ts'

/** What people's codings say about a codebook. */
export interface Suggestions {
  readonly keywords: readonly KeywordWeight[]
  readonly misfires: readonly KeywordWeight[]
  readonly overlaps: readonly CodeOverlap[]
  /** Passages of a code that are unlike its examples. */
  readonly examples: readonly { readonly codeId: string; readonly passage: CodedPassage }[]
  /** Groups of segments that mostly have no code. */
  readonly clusters: readonly Cluster[]
}

/** What might be changed in a codebook, each with the counts and a passage that speak for it. */
export function buildSuggestions(suggestions: Suggestions, passages: number): Report {
  const { keywords, misfires, overlaps, examples, clusters } = suggestions
  return {
    title: 'What might be changed in the codebook',
    language: 'en',
    blocks: [
      heading(1, 'What might be changed in the codebook'),
      paragraph(`From ${plural(passages, 'coded passage')}. Nothing is changed: each point is yours to take or leave.`),
      ...section(
        'Keywords that would find more',
        keywords.map(({ codeId, keyword, right, passages: count, added, quote }) => [
          code(codeId),
          ': ',
          code(keyword),
          `: right in ${right} of ${plural(count, 'passage')}, of which ${added} are not found so far: “${quote}”`,
        ]),
      ),
      ...section(
        'Keywords that mostly misfire',
        misfires.map(({ codeId, keyword, right, passages: count, quote }) => [
          code(codeId),
          ': ',
          code(keyword),
          `: right in ${right} of ${plural(count, 'passage')}; wrong in “${quote}”. Make it weak (~), narrow it, or drop it.`,
        ]),
      ),
      ...section(
        'Codes that people give together',
        overlaps.map(({ first, second, both, rarer }) => [
          code(first),
          ' and ',
          code(second),
          `: ${both} of ${plural(rarer, 'passage')}. Say in "exclude" what tells them apart, or join them.`,
        ]),
      ),
      ...section(
        'Passages that the examples do not cover',
        examples.map(({ codeId, passage }) => [
          code(codeId),
          `: ${passage.id}, “${beginning(passage.text)}”. Invent an example like it.`,
        ]),
      ),
      ...section(
        'Talk that may want a code',
        clusters.map(({ terms, segments, participants, exemplars }) => [
          `${plural(segments, 'segment')} of ${plural(participants.length, 'participant')} about ${terms.join(', ')}${exemplars[0] ? `: “${beginning(exemplars[0].text)}”` : ''}`,
        ]),
      ),
    ],
  }
}

const section = (title: string, items: readonly (readonly Inline[])[]): Block[] => [
  heading(2, title),
  items.length === 0 ? paragraph('None.') : list(items),
]
