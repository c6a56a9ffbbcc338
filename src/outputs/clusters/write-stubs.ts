import type { Analysis } from '../../model/analysis.ts'
import type { Cluster } from '../../model/cluster.ts'
import { printQuote } from '../../text/print-quote.ts'
import type { Output } from '../output.ts'
import { locate, plural } from '../report/wording.ts'

/**
 * A cluster as a code to paste into a codebook: what to decide, what was said, with its place, and the words that set it
 * apart as keywords. Valid for `readCodebook` below `codes:`.
 */
export function writeStub(cluster: Cluster): string {
  const { terms, phrases, exemplars } = cluster
  return [
    `- id: ${idOf(cluster)}`,
    `  label: ${quoted(labelOf(cluster))}`,
    `  description: ${quoted(describe(cluster))}`,
    '  examples:',
    ...exemplars.map((quote) => `    - ${quoted(printQuote(quote.text))} # ${locate(quote).replace(/\s+/g, ' ')}`),
    '  keywords:',
    ...[...phrases, ...terms].map((keyword) => `    - ${quoted(keyword)}`),
  ].join('\n')
}

/** The candidates of an analysis as a codebook of their own: `clusters.yaml`. */
export const toStubs = {
  summary: 'candidates for new codes as YAML, to paste into the codebook: clusters.yaml',
  write: ({ codebook, findings: { clusters } }: Analysis) => [
    { file: 'clusters.yaml', text: writeAll(codebook, clusters) },
  ],
} as const satisfies Output

function writeAll({ language, name }: Analysis['codebook'], clusters: readonly Cluster[]): string {
  const head = [
    '# Candidates for new codes, found by Themata: read the passages, then name, merge or drop them.',
    '# The examples are what participants said; replace them by sentences of your own before you share the codebook.',
  ]
  if (clusters.length === 0) return `${[...head, '# None was found; the report says why.', ''].join('\n')}`
  return `${[
    ...head,
    `name: ${quoted(`Candidates for ${name}`)}`,
    `language: ${quoted(language)}`,
    'themes:',
    '  - id: candidates',
    '    label: "Candidates for new codes"',
    '    codes:',
    ...clusters.map((cluster) => writeStub(cluster).replace(/^/gm, '      ')),
  ].join('\n')}\n`
}

/** The name of a cluster that people read: its first terms. */
export const labelOf = ({ terms }: Cluster): string => terms.slice(0, 4).join(', ')

function idOf({ number, within, terms }: Cluster): string {
  const words = terms
    .slice(0, 2)
    .join('-')
    .normalize('NFD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  return [within ?? 'candidate', ...(within === null ? [] : ['part']), String(number), words].filter(Boolean).join('-')
}

const describe = ({ segments, participants, terms }: Cluster): string =>
  `Write what a passage must be about. Found in ${plural(segments, 'segment')} of ${plural(participants.length, 'participant')} with words such as ${terms.slice(0, 4).join(', ')}.`

/** A text in double quotes on one line: JSON is YAML. */
const quoted = (text: string): string => JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, escapeUnit)

const escapeUnit = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
