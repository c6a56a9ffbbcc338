import { InputError } from '../boundary/diagnostic.ts'
import { readStudyTable } from '../boundary/read-table.ts'
import { lookup, orderBy } from '../collections.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { NameRule, NameUse, PseudonymMap } from '../model/pseudonym.ts'
import { nearMiss } from '../text/near-miss.ts'

/** A row of pseudonyms.csv as a person may have changed it. */
export interface ListedName {
  readonly name: string
  /** Empty where the name is to stay. */
  readonly pseudonym: string
  /** Null where the row states none. */
  readonly rule: NameRule | null
}

/** A row of the list that is written. */
export interface PseudonymRow extends NameUse {
  readonly name: string
  readonly pseudonym: string
  readonly replace: NameRule
}

const rules: Readonly<Record<string, NameRule>> = {
  always: 'always',
  capital: 'capital',
  'inside sentence': 'inside sentence',
  ids: 'ids',
}

/**
 * Reads pseudonyms.csv: the columns `name` and `pseudonym` (empty: leave the name alone), and `replace` if it is there.
 *
 * @throws InputError for a column that is missing, and every row that cannot be understood
 */
export function readPseudonyms(text: string, file: string): ListedName[] {
  const { columns, rows } = readStudyTable(text, file)
  const problems: Diagnostic[] = ['name', 'pseudonym']
    .filter((name) => !columns.includes(name))
    .map((name) => ({
      level: 'error',
      code: 'pseudonyms/no-column',
      place: { file, line: 1, column: 1 },
      message: `there is no column "${name}"; the columns are ${columns.join(', ')}`,
      fix: 'name the columns name and pseudonym',
    }))
  if (problems.length > 0) throw new InputError(problems)
  const lineByName = new Map<string, number>()
  const read = rows.map(({ cells, line }): ListedName => {
    const cellOf = (column: string): string => (lookup(cells, column) ?? '').trim()
    const [name, pseudonym, written] = [cellOf('name'), cellOf('pseudonym'), cellOf('replace')]
    const refuse = (message: string, fix: string): unknown =>
      problems.push({ level: 'error', code: 'pseudonyms/row', place: { file, line, column: 1 }, message, fix })
    if (name === '') refuse('this row has no name', 'write the name, or drop the row')
    const before = lineByName.get(name)
    if (before !== undefined) refuse(`"${name}" is on line ${before} already`, 'keep one of the two rows')
    lineByName.set(name, line)
    const rule = lookup(rules, written) ?? null
    if (rule === null && written !== '') {
      const near = nearMiss(written, Object.keys(rules))
      refuse(
        `found "${written}" in "replace": ${Object.keys(rules).join(', ')} or nothing is expected`,
        near === undefined ? 'empty the cell' : `write "${near}"`,
      )
    }
    return { name, pseudonym, rule }
  })
  if (problems.length > 0) throw new InputError(problems)
  return read
}

/** The rows of the list: names that people left alone too, those with doubtful places first. */
export function listPseudonyms(
  pseudonyms: PseudonymMap,
  listed: readonly ListedName[],
  uses: ReadonlyMap<string, NameUse>,
): PseudonymRow[] {
  const rows = [
    ...pseudonyms.map(({ name, pseudonym, rule }) => ({ name, pseudonym, replace: rule })),
    ...listed.flatMap(({ name, pseudonym, rule }) =>
      pseudonym === '' ? [{ name, pseudonym: '', replace: rule ?? ('always' as const) }] : [],
    ),
  ].map((row): PseudonymRow => ({ ...row, ...(uses.get(row.name) ?? { replaced: 0, doubtful: 0, places: [] }) }))
  return [...new Map(rows.map((row) => [row.name, row])).values()].sort(
    orderBy(
      ({ doubtful }) => doubtful,
      ({ pseudonym }) => pseudonym,
      ({ name }) => name,
    ),
  )
}
