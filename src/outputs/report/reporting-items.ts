import type { Analysis } from '../../model/analysis.ts'
import { plural } from './wording.ts'

/** An item of a reporting checklist, and what in the data answers it; null where the data do not. */
export interface ReportingItem {
  readonly item: string
  readonly by: string | null
}

/** Items of COREQ and SRQR that data of an analysis can answer. */
export function listItems({ findings, codebook, participants, version }: Analysis): ReportingItem[] {
  const { quotes, dissent, review, draw, participantCount, prevalence } = findings
  const coders = review.reviewers.filter(({ answers }) => answers > 0).length
  const isChecked = coders > 0 || (draw?.classes.some(({ read }) => read > 0) ?? false)
  const isDescribed = participants.some(({ attributes }) => Object.keys(attributes).length > 0)
  const minor = prevalence.filter(({ codeId, participants: own }) => codeId !== null && own.length === 1).length
  const when = (isTrue: boolean, by: string): string | null => (isTrue ? by : null)
  return [
    { item: 'COREQ: size of the sample', by: plural(participantCount, 'participant') },
    { item: 'COREQ: characteristics of the participants', by: when(isDescribed, 'the attributes in participants.csv') },
    { item: 'COREQ: number of people who coded', by: when(coders > 0, `${coders}, besides a program`) },
    { item: 'COREQ: description of the coding tree', by: when(codebook.codes.length > 0, 'codebook.csv') },
    { item: 'COREQ: where the themes come from', by: 'the codebook, which was given to the analysis' },
    { item: 'COREQ: software', by: `Themata ${version}` },
    {
      item: 'COREQ: quotations, each with its participant',
      by: when(quotes.length > 0, `${plural(quotes.length, 'quote')} in quotes.csv`),
    },
    {
      item: 'COREQ: minor themes and diverse cases',
      by: when(
        minor > 0 || dissent.length > 0,
        `${plural(minor, 'code')} of one participant, ${plural(dissent.length, 'passage')} of the other side`,
      ),
    },
    { item: 'SRQR: units of study', by: plural(participantCount, 'participant') },
    { item: 'SRQR: how data were processed', by: 'transcripts.csv, with every word that was left out' },
    { item: 'SRQR: how data were analysed', by: 'the sections above' },
    { item: 'SRQR: how trust in the results is raised', by: when(isChecked, 'the section on checks') },
    { item: 'SRQR: links to the data', by: when(quotes.length > 0, 'quotes with their places') },
  ]
}
