/**
 * Rows of numbers in columns, each number as its step from the one before: places in their order become small numbers that
 * repeat, so that a page is smaller and opens faster. A number that is not known is null, and no step starts from it.
 */
export type Columns<Name extends string> = Readonly<Record<Name, readonly (number | null)[]>>

type Row<Name extends string> = Readonly<Record<Name, number | null>>

/** Rows in columns of these names. */
export function toColumns<Name extends string>(names: readonly Name[], rows: readonly Row<Name>[]): Columns<Name> {
  const columns = {} as Record<Name, readonly (number | null)[]>
  for (const name of names) columns[name] = toSteps(rows.map((row) => row[name]))
  return columns
}

function toSteps(numbers: readonly (number | null)[]): (number | null)[] {
  let last = 0
  return numbers.map((number) => {
    if (number === null) return null
    const step = number - last
    last = number
    return step
  })
}

/** The numbers of a column. */
export function fromSteps(steps: readonly (number | null)[]): (number | null)[] {
  let last = 0
  return steps.map((step) => {
    if (step !== null) last += step
    return step === null ? null : last
  })
}
