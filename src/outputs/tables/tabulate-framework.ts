import type { Analysis } from '../../model/analysis.ts'
import type { Findings, FrameworkCell, ParticipantRow } from '../../model/findings.ts'
import { madeAnew } from '../../model/made-anew.ts'
import { printQuote } from '../../text/print-quote.ts'
import { type Columns, type Table, toTable } from './write-table.ts'

/** Participants × themes: what the analyst wrote of each, else the quote that shows it best. */
export function frameworkTable({ codebook, findings }: Analysis): Table {
  const columns: Columns<FrameworkRow> = {
    participant: (row) => row.participantId,
    organization: (row) => row.organization,
    ...Object.fromEntries(
      codebook.themes.flatMap(({ id }) => [
        [`${id}_segments`, ({ cells }) => cells.get(id)!.segments],
        [
          id,
          ({ cells }) => {
            const { summary, quote } = cells.get(id)!
            return (
              summary ??
              (quote === null ? '' : `“${printQuote(quote.text)}” (${quote.transcriptId}, turn ${quote.turn})`)
            )
          },
        ],
      ]),
    ),
  }
  return toTable(
    'framework',
    columns,
    madeAnew(() => frameworkRows(findings, codebook.themes.length)),
  )
}

/** The cells of a participant, by theme. */
interface FrameworkRow extends Pick<ParticipantRow, 'participantId' | 'organization'> {
  readonly cells: ReadonlyMap<string, FrameworkCell>
}

/** The rows of the framework, whose cells follow each other. */
function* frameworkRows({ framework: cells, participants: people }: Findings, themes: number): Generator<FrameworkRow> {
  const organizationOf = new Map(people.map(({ participantId, organization }) => [participantId, organization]))
  let own = new Map<string, FrameworkCell>()
  for (const cell of cells) {
    const { participantId } = cell
    if (own.set(cell.themeId, cell).size < themes) continue
    yield { participantId, organization: organizationOf.get(participantId) ?? null, cells: own }
    own = new Map()
  }
}
