import { unique } from '../../collections.ts'
import type { CurvePoint } from '../../evaluation/curve.ts'
import { heading, paragraph, type Report } from '../report/blocks.ts'
import { figure } from '../report/written-figures.ts'

const names = { file: 'interview after interview', chance: 'by chance', suggested: 'as suggested' } as const

/** The report of a learning curve: quality after numbers of coded passages, for each order of coding. */
export function buildCurve(points: readonly CurvePoint[]): Report {
  const orders = unique(points.map(({ order }) => order))
  return {
    title: 'Learning curve',
    language: 'en',
    blocks: [
      heading(1, 'Learning curve'),
      paragraph(
        'Kappa of themes, macro mean, on interviews that were not learned from (ten folds), after so many coded passages; with none, keywords decide. Differences of a few hundredths are chance.',
      ),
      {
        kind: 'table',
        caption: 'Kappa by coded passages and the order in which they were coded',
        head: ['coded passages', ...orders.map((order) => names[order])],
        rows: unique(points.map(({ coded }) => coded)).map((coded) => [
          coded,
          ...orders.map((order) =>
            figure(points.find((point) => point.order === order && point.coded === coded)?.kappa ?? null),
          ),
        ]),
      },
    ],
  }
}
