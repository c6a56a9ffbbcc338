import { cleanText } from '../text/clean.ts'
import { inOneLine } from './forms/form-block.ts'

/** A row of a table that a report is expected to show. */
export interface ReportRow {
  readonly label: string
  /** By the words of the column, as far as they were recounted; several where columns have the same words. */
  readonly cells: ReadonlyMap<string, readonly string[]>
}

/** A table that a report is expected to show. */
export interface ReportTable {
  readonly caption: string
  readonly rows: readonly ReportRow[]
  /** True if the report shows every row in which something was counted. */
  readonly isWhole: boolean
}

type Cells = Readonly<Record<string, string | number | null | undefined>>

const shown = (text: string): string => inOneLine(cleanText(text))

/** Describes a row by columns with names of the program, and by those with names of the study, which may be the same words. */
export function row(
  label: string,
  own: Cells,
  ofStudy: readonly (readonly [head: string, value: Cells[string]])[] = [],
): ReportRow {
  const cells = new Map<string, string[]>()
  for (const [head, value] of [...Object.entries(own), ...ofStudy]) {
    if (value === undefined) continue
    const before = cells.get(shown(head)) ?? []
    cells.set(shown(head), [...before, shown(String(value ?? ''))])
  }
  return { label: shown(label), cells }
}

/** A table that shows every row in which something was counted. */
export const whole = (caption: string, rows: readonly ReportRow[]): ReportTable => ({
  caption: shown(caption),
  rows,
  isWhole: true,
})

/** A table that may show some of its rows alone. */
export const inPart = (caption: string, rows: readonly ReportRow[]): ReportTable => ({
  caption: shown(caption),
  rows,
  isWhole: false,
})

/** The name of a column of the study in words. */
export const inWords = (column: string): string => column.replaceAll('_', ' ')

/** Segments for every 1,000 words; a dash for none, and for one, which makes no rate. */
export const perWords = (segments: number, words: number): string =>
  words === 0 || segments < 2 ? '–' : ((1000 * segments) / words).toFixed(1)

/** With one decimal; parts that are added up in another order must not decide on which side of a middle the sum lies. */
export const inTenths = (value: number): string => Number(value.toFixed(9)).toFixed(1)

/** `12 %` of a share. */
export const inPercent = (share: number): string => `${Math.round(share * 100)} %`
