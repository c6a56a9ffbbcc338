import type { Analysis } from '../../../model/analysis.ts'
import { type Block, emphasis, heading, list, paragraph } from '../blocks.ts'
import { locate, percent, plural, spreadOver } from '../wording.ts'

/** Groups of passages that are alike: candidates for new codes, to be read and named by people. */
export function buildClusters({ codebook, findings }: Analysis): Block[] {
  const { clusters, stability } = findings
  if (clusters.length === 0) return []
  const labelOf = new Map(codebook.codes.map(({ id, label }) => [id, label]))
  return [
    heading(2, 'Candidates for new codes'),
    paragraph(
      `Passages were also grouped by likeness, some groups beginning at the codes and ${clusters.length} kept of those that began freely. They are no themes: read the passages, then name, merge or drop them.`,
      ...(stability === null
        ? []
        : [
            ` Runs from other starting points agree with this one at ${stability.toFixed(2)} (adjusted Rand index: 1 is the same, 0 is chance)${stability < 0.4 ? ', so the borders are loose' : ''}.`,
          ]),
    ),
    ...clusters.flatMap((cluster): Block[] => [
      heading(3, `Group ${cluster.number}: ${cluster.terms.slice(0, 4).join(', ') || 'no telling words'}`),
      paragraph(
        `${plural(cluster.segments, 'segment')} in ${spreadOver(cluster.organizations.length, cluster.participants.length, findings)}; ${percent(cluster.codedShare)} have a code already.`,
        ...(cluster.nearestCode === null
          ? []
          : [
              ` Nearest code: ${labelOf.get(cluster.nearestCode.codeId)} (cosine ${cluster.nearestCode.similarity.toFixed(2)}).`,
            ]),
      ),
      list([
        ['Words: ', emphasis(cluster.terms.join(', ') || 'none')],
        ['Phrases: ', emphasis(cluster.phrases.join(', ') || 'none')],
      ]),
      ...cluster.exemplars.map(
        (quote): Block => ({
          kind: 'quote',
          text: quote.text,
          source: locate(quote),
          at: { transcriptId: quote.transcriptId, ...quote.span },
        }),
      ),
    ]),
  ]
}
