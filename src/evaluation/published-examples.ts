import { cohenKappa, fleissKappa, gwetAc1, krippendorffAlpha, masi, nominal, pooledKappa } from '../math/agreement.ts'

/** A worked example of a coefficient: what it is expected to be, and by whom. */
export interface PublishedExample {
  readonly coefficient: string
  readonly example: string
  readonly source: string
  readonly expected: number
  /** Decimals to which the source gives it. */
  readonly decimals: number
  readonly compute: () => number | null
}

/** An example with what is computed here. */
export interface CheckedExample extends Omit<PublishedExample, 'compute'> {
  readonly computed: number | null
  /** True if it is the same to the decimals of the source. */
  readonly isEqual: boolean
}

/** Units with the values of each coder; a dot is a missing one. */
const valuesOf = (...coders: readonly string[]): string[][] =>
  Array.from(coders[0]!, (_, unit) => coders.map((given) => given[unit]!).filter((value) => value !== '.'))

const table = (both: number, first: number, second: number, neither: number) => ({ both, first, second, neither })
const krippendorff = 'Krippendorff 2011, Computing Krippendorff’s alpha-reliability'
const byHand = 'by hand, from the definition'

/** Worked examples of every coefficient of `themata agreement`, from papers, other programs, and by hand where neither has one. */
const publishedExamples: readonly PublishedExample[] = [
  {
    coefficient: 'Krippendorff’s alpha',
    example: 'A: two coders, ten units, two values',
    source: krippendorff,
    expected: 0.0952,
    decimals: 4,
    compute: () => krippendorffAlpha(valuesOf('0100000010', '1110010000'), nominal),
  },
  {
    coefficient: 'Krippendorff’s alpha',
    example: 'B: two coders, twelve units, five values',
    source: krippendorff,
    expected: 0.692,
    decimals: 3,
    compute: () => krippendorffAlpha(valuesOf('aabbdcccedda', 'babbbccceddd'), nominal),
  },
  {
    coefficient: 'Krippendorff’s alpha',
    example: 'C: four coders, twelve units, values missing',
    source: krippendorff,
    expected: 0.743,
    decimals: 3,
    compute: () => krippendorffAlpha(valuesOf('123321412...', '1233224125.3', '.3332342251.', '12332441251.'), nominal),
  },
  {
    coefficient: 'Cohen’s kappa',
    example: '40 and 146 alike, 8 and 6 not',
    source: 'statsmodels 0.13, cohens_kappa',
    expected: 0.80533927,
    decimals: 8,
    compute: () => cohenKappa(table(40, 8, 6, 146)),
  },
  {
    coefficient: 'Cohen’s kappa',
    example: 'a rare code: 4 and 191 alike, 3 and 2 not',
    source: 'statsmodels 0.13, cohens_kappa',
    expected: 0.60254372,
    decimals: 8,
    compute: () => cohenKappa(table(4, 3, 2, 191)),
  },
  {
    coefficient: 'Cohen’s kappa',
    example: '118 alike, 5 and 2 not: below zero',
    source: 'Gwet 2008, table of 125 units',
    expected: -0.0234,
    decimals: 4,
    compute: () => cohenKappa(table(118, 5, 2, 0)),
  },
  {
    coefficient: 'Gwet’s AC1',
    example: '118 alike, 5 and 2 not',
    source: 'Gwet 2008, table of 125 units',
    expected: 0.9408,
    decimals: 4,
    compute: () => gwetAc1(table(118, 5, 2, 0)),
  },
  {
    coefficient: 'Gwet’s AC1',
    example: '40 and 146 alike, 8 and 6 not',
    source: 'the formula of Gwet 2008 in a program of its own',
    expected: 0.89070185,
    decimals: 8,
    compute: () => gwetAc1(table(40, 8, 6, 146)),
  },
  {
    coefficient: 'Fleiss’ kappa',
    example: 'four units by three coders: 111, 110, 000, 100',
    source: byHand,
    expected: 1 / 3,
    decimals: 8,
    compute: () => fleissKappa(valuesOf('1101', '1100', '1000').map((unit) => unit.map((value) => value === '1'))),
  },
  {
    coefficient: 'kappa pooled over codes',
    example: '20, 5, 10, 15 and 40, 0, 10, 50',
    source: `De Vries et al. 2008, ${byHand}`,
    expected: 2 / 3,
    decimals: 8,
    compute: () => pooledKappa([table(20, 5, 10, 15), table(40, 0, 10, 50)]),
  },
  {
    coefficient: 'MASI distance',
    example: '{1, 2} and {1, 2, 3, 4}',
    source: `Passonneau 2006, ${byHand}`,
    expected: 2 / 3,
    decimals: 8,
    compute: () => masi(new Set('12'), new Set('1234')),
  },
]

/** Computes every example and compares it with its source. */
export const checkExamples = (): CheckedExample[] =>
  publishedExamples.map(({ compute, ...example }) => {
    const computed = compute()
    const isEqual = computed !== null && Math.abs(computed - example.expected) <= 0.5000001 * 10 ** -example.decimals
    return { ...example, computed, isEqual }
  })
