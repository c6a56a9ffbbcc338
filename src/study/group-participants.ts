import { lookup, unique } from '../collections.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { Participant } from '../model/participant.ts'
import { nameKey } from '../text/name-key.ts'
import { nearMiss } from '../text/near-miss.ts'
import { type Bands, chooseBands, isNumber, statedBands, toBand } from './bands.ts'
import { personalKind } from './personal-columns.ts'
import type { Settings } from './settings-file.ts'

/** More different values than this make no groups but a list of people. */
const maxGroups = 12

/** The attributes and groups of participants of whom nothing is stated: one object, since they may be many. */
const none: Participant['groups'] = {}

/** Participants with one spelling for each value, and with the group that each of their attributes puts them into. */
export interface GroupedParticipants {
  readonly participants: readonly Participant[]
  readonly warnings: readonly Diagnostic[]
}

/**
 * Puts participants into groups by their attributes. Values that differ in capitals, blanks or the form of their letters,
 * or that the settings join, are one, spelled as the first; so are organisations. Numbers with more values than can be
 * compared become bands, those of the settings or round ones; other attributes with so many values make no groups.
 */
export function groupParticipants(
  participants: readonly Participant[],
  settings: Pick<Settings, 'bands' | 'values'>,
  file: string,
): GroupedParticipants {
  const note = (message: string, fix: string): Diagnostic => {
    return { level: 'note', code: 'participants/groups', place: { file }, message, fix }
  }
  const names = unique(participants.flatMap(({ attributes }) => Object.keys(attributes)))
  const warnings: Diagnostic[] = findUnknown(names, settings, file)
  const tooMany: string[] = []
  const spell = (name: string, written: readonly string[], joined: Joined): ReadonlyMap<string, string> => {
    const spelled = spellAlike(written, joined)
    for (const [value, others] of spelled.alike)
      warnings.push(
        note(
          `${[value, ...others].map((one) => `"${one}"`).join(', ')} in the column "${name}" are taken for one value, "${value}"`,
          'write the value the same in every row',
        ),
      )
    return spelled.byWritten
  }
  const organizationOf = spell(
    'organization',
    participants.flatMap(({ organization }) => organization ?? []),
    {},
  )
  const columns = names.map((name) => {
    const written = participants.map(({ attributes }) => lookup(attributes, name) ?? '')
    const spelling = spell(name, written, lookup(settings.values, name) ?? {})
    const values = unique(written.map((value) => spelling.get(value)!))
    if (personalKind(name) !== null) return { name, spelling, groupOf: null }
    const stated = lookup(settings.bands, name)
    const isMany = values.length > maxGroups
    const bands: Bands | null = stated ? statedBands(stated, values) : isMany ? chooseBands(values) : null
    if (bands !== null && stated === undefined)
      warnings.push(
        note(
          `the column "${name}" has ${values.length} different values; its groups are bands from ${bands.bounds.join(', ')}`,
          `state others under "bands" in themata.yaml, such as "${name}: [${bands.bounds.slice(1, -1).join(', ')}]"`,
        ),
      )
    const isGrouped = bands !== null || !isMany
    if (!isGrouped) tooMany.push(name)
    const groupOf = (value: string): string => (bands !== null && isNumber(value) ? toBand(value, bands) : value)
    return { name, spelling, groupOf: isGrouped ? groupOf : null }
  })
  if (tooMany.length > 0)
    warnings.push(
      note(
        `the values of ${nameColumns(tooMany)} are too many to compare (more than ${maxGroups}), so they make no groups`,
        'add a column with fewer values, or join values under "values" in themata.yaml',
      ),
    )
  return {
    participants: participants.map(({ id, attributes, organization }): Participant => {
      const spelledAs = organization === null ? null : organizationOf.get(organization)!
      if (columns.length === 0) return { id, groups: none, organization: spelledAs, attributes: none }
      const own = columns.filter(({ name }) => Object.hasOwn(attributes, name))
      const spelled = own.map(({ name, spelling }) => [name, spelling.get(attributes[name]!)!] as const)
      return {
        id,
        groups: Object.fromEntries(
          own.flatMap(({ name, groupOf }, index) => (groupOf === null ? [] : [[name, groupOf(spelled[index]![1])]])),
        ),
        organization: spelledAs,
        attributes: Object.fromEntries(spelled),
      }
    }),
    warnings,
  }
}

/** Values that are written in other ways, by the value that is kept. */
type Joined = Readonly<Record<string, readonly string[]>>

/** The spelling that is kept for each written value, and which spellings were joined without being asked to. */
function spellAlike(written: readonly string[], joined: Joined) {
  const kept = new Map<string, string>()
  for (const [value, others] of Object.entries(joined))
    for (const other of [value, ...others]) kept.set(nameKey(other), value)
  const byWritten = new Map<string, string>()
  const alike = new Map<string, string[]>()
  const stated = new Set(kept.keys())
  for (const value of unique(written)) {
    const key = nameKey(value)
    const spelling = kept.get(key) ?? value
    kept.set(key, spelling)
    byWritten.set(value, spelling)
    if (spelling !== value && !stated.has(key)) alike.set(spelling, [...(alike.get(spelling) ?? []), value])
  }
  return { byWritten, alike }
}

/** Warns of columns that the settings name and the table does not have. */
function findUnknown(names: readonly string[], { bands, values }: Pick<Settings, 'bands' | 'values'>, file: string) {
  return unique([...Object.keys(bands), ...Object.keys(values)])
    .filter((name) => !names.includes(name))
    .map((name): Diagnostic => {
      const near = nearMiss(name, names)
      return {
        level: 'warning',
        code: 'participants/no-attribute',
        place: { file },
        message: `themata.yaml states groups of "${name}", and there is no such column`,
        fix: near === undefined ? 'correct the name under "bands" or "values"' : `write "${near}"`,
      }
    })
}

/** Columns that are named in a message. */
const shown = 10

const nameColumns = (names: readonly string[]): string =>
  `${names
    .slice(0, shown)
    .map((name) => `"${name}"`)
    .join(', ')}${names.length > shown ? ` and ${names.length - shown} other columns` : ''}`
