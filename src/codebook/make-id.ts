/**
 * An id made of a label: small letters, digits and hyphens, beginning with a letter, and not taken.
 *
 * @example
 * makeId('Größe: 5 kg', new Set()) // => 'grosse-5-kg'
 */
export function makeId(label: string, taken: ReadonlySet<string>): string {
  const plain = label
    .normalize('NFKD')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60)
  const base = /^[a-z]/.test(plain) ? plain : `code${plain === '' ? '' : `-${plain}`}`
  let id = base
  for (let number = 2; taken.has(id); number++) id = `${base}-${number}`
  return id
}
