import type { Analysis } from '../../model/analysis.ts'
import type { LanguageModel } from '../../model/options.ts'
import { plural } from '../report/wording.ts'
import { type Table, toTable } from './write-table.ts'

/** A language model, and where it ran. */
const nameModel = ({ name, isRemote }: LanguageModel): string =>
  `${name}, ${isRemote ? 'on another' : 'on this'} computer`

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
    ...Object.entries({
      ...options,
      clusters: options.clusters ?? 'chosen by stability',
      status: options.status ?? findings.review.counted,
      languageModel: options.languageModel === null ? 'none' : nameModel(options.languageModel),
    }).map(([name, value]) => [name, String(value)] as const),
    ['vectors', vectors],
    [
      'learned from',
      learned === null
        ? 'nothing'
        : `${plural(learned.learnedFrom.passages, 'passage')} coded by ${learned.learnedFrom.coders}`,
    ],
    ...[...inputs, ...files.map(({ source }) => source)].map(
      ({ file, sha256 }) => [`sha256 of ${file}`, sha256] as const,
    ),
  ]
  return toTable('method', { what: ([what]) => what, value: ([, value]) => value }, rows)
}
