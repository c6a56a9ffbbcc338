import { escapeFormula } from '../../../boundary/formula-cells.ts'
import { describeReason } from '../describe-reason.ts'
import { outline, reasonsOf, transcriptOf } from './data.ts'
import { make } from './elements.ts'
import type { FoundCoding } from './query.ts'

/** A coding as it is handed on. */
interface Row {
  readonly place: string
  readonly passage: string
  readonly code: string
  readonly cells: readonly (string | number)[]
}

const head = [
  'transcript',
  'turn',
  'start',
  'end',
  'participant',
  'organization',
  'theme',
  'code',
  'status',
  'likelihood',
  'reason',
  'passage',
]

async function rowsOf(passages: readonly FoundCoding[][]): Promise<Row[]> {
  const rows: Row[] = []
  for (const coding of passages.flat()) {
    const { t, p, c, start, end, turn, status, confidence } = coding
    const [{ text }, reasons] = await Promise.all([transcriptOf(t), reasonsOf()])
    const { id, organization } = outline.participants[p]!
    const { label, theme } = outline.codes[c]!
    const [transcript, passage] = [outline.transcripts[t]!.id, text.slice(start, end)]
    rows.push({
      place: `${id}, ${transcript}, turn ${turn}`,
      passage,
      code: label,
      cells: [
        ...[transcript, turn, start, end, id, organization ?? '', theme, outline.codes[c]!.id, status],
        ...[confidence / 100, describeReason(reasons(coding), text, outline.passages), passage],
      ],
    })
  }
  return rows
}

const csvCell = (cell: string | number): string =>
  typeof cell === 'number' ? String(cell) : `"${escapeFormula(cell).replaceAll('"', '""')}"`

/** Buttons that copy the passages found, and save them as CSV. */
export function shareButtons(passages: readonly FoundCoding[][], status: HTMLElement): HTMLElement {
  const copy = make('button', { type: 'button' }, 'Copy the list')
  const save = make('button', { type: 'button' }, 'Save as CSV')
  copy.addEventListener('click', async () => {
    const rows = await rowsOf(passages)
    const lines = [...new Map(rows.map((row) => [`${row.place} ${row.passage}`, row])).values()].map(
      ({ place, passage }) => `“${passage}” (${place}; ${codesAt(rows, place, passage)})`,
    )
    await navigator.clipboard.writeText(lines.join('\n\n'))
    status.textContent = `Copied: ${lines.length} passage${lines.length === 1 ? '' : 's'}.`
  })
  save.addEventListener('click', async () => {
    const rows = await rowsOf(passages)
    const lines = [head, ...rows.map(({ cells }) => cells)].map((cells) => cells.map(csvCell).join(','))
    const link = make('a', { download: 'codings.csv' })
    link.href = URL.createObjectURL(new Blob([`\uFEFF${lines.join('\n')}\n`], { type: 'text/csv' }))
    link.click()
    URL.revokeObjectURL(link.href)
    status.textContent = `Saved: ${rows.length} coding${rows.length === 1 ? '' : 's'}.`
  })
  return make('p', { class: 'share' }, copy, ' ', save)
}

const codesAt = (rows: readonly Row[], place: string, passage: string): string =>
  [...new Set(rows.filter((row) => row.place === place && row.passage === passage).map(({ code }) => code))].join(', ')
