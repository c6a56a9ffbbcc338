import type { Analysis } from '../../../model/analysis.ts'
import type { Cluster, Clustering } from '../../../model/cluster.ts'
import { printQuote } from '../../../text/print-quote.ts'
import { labelOf, writeStub } from '../../clusters/write-stubs.ts'
import { type Block, emphasis, heading, list, paragraph } from '../blocks.ts'
import { enumerate, locate, plural, spreadOver } from '../wording.ts'

/** Groups of passages that are alike: candidates for new codes, to be read and named by people. */
export function buildClusters(analysis: Analysis): Block[] {
  const { codebook, findings } = analysis
  const { clusters, clustering } = findings
  if (clustering === null) return []
  const labels = new Map(codebook.codes.map(({ id, label }) => [id, label]))
  const ofNone = clusters.filter(({ within }) => within === null)
  const ofCodes = clusters.filter(({ within }) => within !== null)
  const describe = (cluster: Cluster) => describeCluster(cluster, analysis, labels)
  return [
    heading(2, 'Candidates for new codes'),
    paragraph(ofNone.length === 0 ? explainNone(clustering) : explainSome(ofNone.length, clustering)),
    ...ofNone.flatMap(describe),
    ...(ofCodes.length === 0
      ? []
      : [
          heading(2, 'Codes that may be two'),
          paragraph(
            'The segments of these codes fall into two stable groups with words of their own. Read the passages, and split the code if they are about different things.',
          ),
          ...ofCodes.flatMap(describe),
        ]),
  ]
}

const explainSome = (count: number, { passages, repeats, clusters, ...dropped }: Clustering): string =>
  `${plural(passages, 'segment')} without a code ${passages === 1 ? 'was' : 'were'} divided by their meaning and their words into ${clusters} groups, a number chosen by stability${ofRepeats(repeats)}. ${count === 1 ? 'One' : count} ${count === 1 ? 'is' : 'are'} shown: stable when interviews are left out, of three participants or more and not mostly of one, and with words of ${count === 1 ? 'its' : 'their'} own. ${describeDropped(dropped, 'Of the others')} They are no themes: read the passages, then name, merge or drop them. Each can be pasted into the codebook.`

function explainNone({ passages, repeats, clusters, ...dropped }: Clustering): string {
  if (clusters === 0)
    return `None: ${plural(passages, 'segment')} without a code are too few to be grouped${ofRepeats(repeats)}.`
  return `None: ${plural(passages, 'segment')} without a code were divided into ${clusters} groups${ofRepeats(repeats)}, and no group deserves reading. ${describeDropped(dropped, 'Of these')} The most stable was found again at ${dropped.best.toFixed(2)} (Jaccard index; 1 is the same).`
}

const ofRepeats = (repeats: number): string =>
  repeats === 0
    ? ''
    : ` (${plural(repeats, 'segment')} repeated another interview and ${repeats === 1 ? 'was' : 'were'} left out)`

function describeDropped(
  { unstable, fewParticipants, unnamed }: Pick<Clustering, 'unstable' | 'fewParticipants' | 'unnamed'>,
  begin: string,
): string {
  const reasons = [
    ...(unstable === 0 ? [] : [`${unstable} were not found again when interviews were left out`]),
    ...(fewParticipants === 0 ? [] : [`${fewParticipants} came from fewer than three participants or mostly from one`]),
    ...(unnamed === 0 ? [] : [`${unnamed} had no words of their own`]),
  ]
  return reasons.length === 0 ? '' : `${begin}, ${enumerate(reasons)}.`
}

function describeCluster(cluster: Cluster, { findings }: Analysis, labels: ReadonlyMap<string, string>): Block[] {
  const { number, within, segments, participants, organizations, stability, nearestCode, terms, phrases } = cluster
  const title = within === null ? `Group ${number}` : `${labels.get(within)}, group ${number}`
  return [
    heading(3, `${title}: ${labelOf(cluster)}`),
    paragraph(
      `${plural(segments, 'segment')} in ${spreadOver(organizations.length, participants.length, findings)} (${participants.join(', ')}). Stability ${stability.toFixed(2)}: how much of the group is found again without a quarter of the interviews and from other starting points (mean Jaccard index; 1 is the same).`,
      ...(nearestCode === null
        ? []
        : [` Nearest code: ${labels.get(nearestCode.codeId)} (cosine ${nearestCode.similarity.toFixed(2)}).`]),
    ),
    list([
      ['Words: ', emphasis(terms.join(', '))],
      ...(phrases.length === 0 ? [] : [['Phrases: ', emphasis(phrases.join(', '))]]),
    ]),
    ...cluster.exemplars.map(
      (quote): Block => ({
        kind: 'quote',
        text: printQuote(quote.text),
        source: locate(quote),
        at: { transcriptId: quote.transcriptId, ...quote.span },
      }),
    ),
    { kind: 'source', text: writeStub(cluster) },
  ]
}
