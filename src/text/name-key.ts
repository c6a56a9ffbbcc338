/**
 * A name as it is compared with others: composed letters, small letters, straight apostrophes and hyphens, single blanks.
 *
 * @example
 * nameKey(' FEMALE ') // => 'female'
 * nameKey('O’Neill  Ana') // => "o'neill ana"
 */
export const nameKey = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[‘’ʼ`´]/g, "'")
    .replace(/[‐‑–]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
