import { groupBy } from '../../collections.ts'
import type { Code, Codebook } from '../../model/codebook.ts'
import { guidOf } from './guid.ts'
import { element, type NewElement, textOf } from './write-xml.ts'

/** The GUID of a code or theme of a codebook, the same in every file. */
export const guidOfCode = (codebook: Pick<Codebook, 'name'>, id: string): string => guidOf('code', codebook.name, id)

/** Length at which MAXQDA cuts the names of codes. */
export const maxqdaName = 63

/**
 * The names of themes and codes by id. Every name is used once, in whatever capitals: some programs have one list of names
 * and drop a code whose name they have already. Of codes with one name all have their theme in brackets.
 */
export function namesOfCodes({ themes, codes }: Pick<Codebook, 'themes' | 'codes'>): ReadonlyMap<string, string> {
  const themeById = new Map(themes.map((theme) => [theme.id, theme.label]))
  const all = [
    ...themes.map(({ id, label }) => ({ id, label, theme: '' })),
    ...codes.map(({ id, label, themeId }) => ({ id, label, theme: themeById.get(themeId)! })),
  ]
  const keyOf = (name: string): string => name.normalize('NFKC').trim().toLowerCase()
  const repeated = groupBy(all, ({ label }) => keyOf(label))
  const taken = new Set<string>()
  return new Map(
    all.map(({ id, label, theme }) => {
      const isRepeated = repeated.get(keyOf(label))!.length > 1 && theme !== ''
      const wanted = isRepeated ? `${label} (${theme})` : label
      let name = wanted
      for (let number = 2; taken.has(keyOf(name)); number++) name = `${wanted} ${number}`
      taken.add(keyOf(name))
      return [id, name]
    }),
  )
}

/**
 * The elements of a codebook: themes as folders with their codes inside.
 *
 * @param notes memos on codes, by id
 */
export function codeElements(
  codebook: Codebook,
  notes: ReadonlyMap<string, readonly string[]> = new Map(),
): NewElement[] {
  const names = namesOfCodes(codebook)
  const byParent = groupBy(codebook.codes, ({ themeId, parentId }) => parentId ?? themeId)
  const toElement = (id: string, color: string, isCodable: boolean, description: string): NewElement =>
    element('Code', { guid: guidOfCode(codebook, id), name: names.get(id), isCodable: String(isCodable), color }, [
      ...textOf('Description', [description, ...(notes.get(id) ?? [])].filter((part) => part !== '').join('\n\n')),
      ...(byParent.get(id) ?? []).map((code) => toElement(code.id, color, true, describeCode(code))),
    ])
  return codebook.themes.map(({ id, color, description }) => toElement(id, color, false, description))
}

/** Headings of what a code has besides its description, in the order in which they are written. */
export const sections = ['Include', 'Exclude', 'Examples', 'Counterexamples', 'Keywords'] as const

/** The description of a code with its criteria, examples and keywords, as text that people can read anywhere. */
function describeCode({ description, include, exclude, examples, counterexamples, keywords }: Code): string {
  const list = (items: readonly string[]): string => items.map((item) => `\n- ${item.replace(/\s+/g, ' ')}`).join('')
  const parts: Record<(typeof sections)[number], string> = {
    Include: include === '' ? '' : ` ${include}`,
    Exclude: exclude === '' ? '' : ` ${exclude}`,
    Examples: list(examples),
    Counterexamples: list(counterexamples),
    Keywords: list(keywords.map(({ source }) => source)),
  }
  const written = sections.flatMap((name) => (parts[name] === '' ? [] : `${name}:${parts[name]}`))
  return [description.trim(), ...written].filter((part) => part !== '').join('\n\n')
}
