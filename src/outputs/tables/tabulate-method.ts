import type { Analysis } from '../../model/analysis.ts'
import { type Table, toTable } from './write-table.ts'

/** The table of what reproduces the analysis: versions, settings, seeds, hashes. */
export function methodLog({
  study,
  version,
  options,
  vectors,
  codebook,
  codebookSource,
  inputs,
  files,
  learned,
  findings,
}: Analysis): Table {
  const rows: (readonly [string, string | number])[] = [
    ['study', study],
    ['themata', version],
    ['codebook', `${codebook.name}, version ${codebook.version}, language ${codebook.language}`],
    [`sha256 of ${codebookSource.file}`, codebookSource.sha256],
    ...Object.entries({ ...options, status: options.status ?? findings.review.counted }).map(
      ([name, value]) => [name, String(value ?? 'chosen by stability')] as const,
    ),
    ['vectors', vectors],
    [
      'learned from',
      learned === null ? 'nothing' : `${learned.learnedFrom.passages} passages coded by ${learned.learnedFrom.coders}`,
    ],
    ...[...inputs, ...files.map(({ source }) => source)].map(
      ({ file, sha256 }) => [`sha256 of ${file}`, sha256] as const,
    ),
  ]
  return toTable('method', { what: ([what]) => what, value: ([, value]) => value }, rows)
}
