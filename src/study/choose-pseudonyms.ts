import { getOrInsert, groupBy, unique } from '../collections.ts'
import type { Participant } from '../model/participant.ts'
import type { PseudonymEntry, PseudonymMap } from '../model/pseudonym.ts'
import type { ImportReport } from '../model/transcript-file.ts'
import { fold } from '../text/fold.ts'
import { isParticle, namesNobody } from './name-like-words.ts'
import { namesOfOrganizations } from './name-organizations.ts'
import type { ListedName } from './pseudonym-list.ts'
import { isId, ruleOf, wordsIn } from './rule-of-name.ts'

/** All that names somebody in a study. */
export interface NamedInStudy {
  readonly accounts: readonly ImportReport[]
  readonly participants: readonly Participant[]
  /** The participant of each speaker of each transcript. */
  readonly voices: readonly (readonly [speaker: string | null, participant: Pick<Participant, 'id'>])[]
  /** The values of name and address columns of participants.csv, with their participants. */
  readonly stated: readonly (readonly [participantId: string, value: string])[]
  /** Labels that settings state to be a name's. */
  readonly aliases: Readonly<Record<string, string>>
  /** The rows of pseudonyms.csv. */
  readonly listed: readonly ListedName[]
}

const isNeutral = (name: string): boolean => isId(name) || wordsIn(name).every(namesNobody)

/**
 * The pseudonyms of a study: for all who speak, their id where it names nobody, else a number in the order in which
 * they speak; for names in participants.csv that of the participant; for organisations a number; for words in names of files
 * and folders that are neither ids nor words such as "interview" a number as well. What pseudonyms.csv states goes before all of it.
 */
export function choosePseudonyms(study: NamedInStudy): PseudonymMap {
  const { accounts, participants, stated, aliases, listed } = study
  const next = createNumbers(new Set(listed.map(({ pseudonym }) => pseudonym)))
  const speakers = unique(accounts.flatMap((file) => file.speakers.flatMap(({ name }) => name ?? [])))
  const asking = new Set(
    accounts.flatMap((file) => file.speakers.flatMap(({ name, role }) => (role === 'interviewer' ? (name ?? []) : []))),
  )
  const participantOf = participantsOfSpeakers(study.voices)
  const ownIds = new Map([...participantOf].filter(([, id]) => isId(id)))
  const full = new Map<string, string>()
  for (const name of [...participants.map(({ id }) => id.split('/').at(-1)!), ...speakers]) {
    if (full.has(name) || isNeutral(name)) continue
    const ofParticipant = full.get(participantOf.get(name)?.split('/').at(-1) ?? '')
    full.set(name, ownIds.get(name) ?? ofParticipant ?? next(asking.has(name) ? 'Interviewer' : 'Person'))
  }
  for (const [id, value] of stated) {
    const own = id.split('/').at(-1)!
    const pseudonym = isId(own) ? own : getOrInsert(full, own, () => next('Person'))
    if (value !== '' && !full.has(value)) full.set(value, pseudonym)
  }
  for (const [label, name] of Object.entries(aliases))
    if (!full.has(label) && full.has(name) && !isNeutral(label)) full.set(label, full.get(name)!)
  const named = withParts(full)
  const known = new Set(named.map(({ name }) => fold(name)))
  const organizations = participants.flatMap(({ organization }) => organization ?? [])
  named.push(...namesOfOrganizations(organizations, next).filter(({ name }) => !known.has(fold(name))))
  return applyList([...named, ...namesOfPaths(accounts, named, next)], listed)
}

/** Numbers for each kind of pseudonym, without those that are taken. */
function createNumbers(taken: ReadonlySet<string>): (kind: string) => string {
  const numbers = new Map<string, number>()
  return (kind) => {
    for (let number = (numbers.get(kind) ?? 0) + 1; ; number++) {
      numbers.set(kind, number)
      if (!taken.has(`${kind} ${number}`)) return `${kind} ${number}`
    }
  }
}

/** The participant of each speaker; one who is several has none. */
function participantsOfSpeakers(voices: NamedInStudy['voices']): Map<string, string> {
  return new Map(
    [...groupBy(voices, ([speaker]) => speaker)].flatMap(([speaker, own]): [string, string][] => {
      const ids = unique(own.map(([, { id }]) => id))
      return speaker !== null && ids.length === 1 ? [[speaker, ids[0]!]] : []
    }),
  )
}

/** E-mail and other addresses: their domains, which are words such as "example" and "github", name nobody. */
const isAddress = (name: string): boolean => /@|:\/\/|^www\.|\p{L}\.\p{L}{2,}\//u.test(name)

/** The words of a name, with initials as one; of an address those before the @. */
function partsOf(name: string): string[] {
  if (isAddress(name)) return wordsIn(/^([^@\s]+)@/.exec(name)?.[1] ?? '')
  return [
    ...wordsIn(name),
    ...(name.match(/(?<!\p{L})(?:\p{L}\.[\s-]?){2,}/gu) ?? []).map((initials) => initials.trim()),
  ]
}

/** Names with their parts; a part that several people share means any of them. */
function withParts(full: ReadonlyMap<string, string>): PseudonymEntry[] {
  const pseudonymsByPart = new Map<string, { readonly name: string; readonly pseudonyms: Set<string> }>()
  for (const [name, pseudonym] of full) {
    const words = partsOf(name)
    for (const word of words.length < 2 && !isAddress(name) ? [] : words)
      if (
        !namesNobody(word) &&
        !(isParticle(word) && word === word.toLowerCase()) &&
        word.replace(/[^\p{L}]/gu, '').length >= 2
      )
        getOrInsert(pseudonymsByPart, fold(word), () => ({ name: word, pseudonyms: new Set<string>() })).pseudonyms.add(
          pseudonym,
        )
  }
  const whole = Array.from(full, ([name, pseudonym]): PseudonymEntry => ({ name, pseudonym, rule: ruleOf(name) }))
  const known = new Set(whole.map(({ name }) => fold(name)))
  const parts = [...pseudonymsByPart.values()]
    .filter(({ name }) => !known.has(fold(name)))
    .map(
      ({ name, pseudonyms }): PseudonymEntry => ({
        name,
        pseudonym: joinPseudonyms([...pseudonyms]),
        rule: ruleOf(name),
      }),
    )
  return [...whole, ...parts]
}

const joinPseudonyms = (pseudonyms: readonly string[]): string =>
  pseudonyms.length <= 2 ? pseudonyms.join(' or ') : 'somebody'

/** Words of ids and paths that may be names: two with capitals are one, others only where they are used as names. */
function namesOfPaths(
  accounts: readonly ImportReport[],
  people: readonly PseudonymEntry[],
  next: (kind: string) => string,
): PseudonymEntry[] {
  const known = new Set(people.flatMap(({ name }) => [fold(name), ...wordsIn(name).map(fold)]))
  const found: PseudonymEntry[] = []
  for (const { source } of accounts) {
    const components = source.file.replace(/\.[^./]+$/, '').split('/')
    for (const [at, component] of components.entries()) {
      if (isNeutral(component)) continue
      const words = wordsIn(component).filter(
        (word) => !namesNobody(word) && !known.has(fold(word)) && word.length >= 2 && !isId(word),
      )
      if (words.length === 0) continue
      const pseudonym = next(at === components.length - 1 ? 'Transcript' : 'Folder')
      const isPerson = words.length >= 2 && words.every((word) => /^\p{Lu}/u.test(word))
      for (const word of words) {
        known.add(fold(word))
        found.push({ name: word, pseudonym, rule: isPerson ? ruleOf(word) : 'inside sentence' })
      }
      if (words.length > 1) found.push({ name: words.join(' '), pseudonym, rule: isPerson ? 'always' : 'ids' })
    }
  }
  return found
}

/** Pseudonyms as people changed them: a full name takes its parts along, and one without a pseudonym is left alone. */
function applyList(pseudonyms: readonly PseudonymEntry[], listed: readonly ListedName[]): PseudonymMap {
  const listedByName = new Map(listed.map((row) => [fold(row.name), row]))
  const renamed = new Map<string, string>()
  for (const { name, pseudonym } of pseudonyms) {
    const row = listedByName.get(fold(name))
    if (row !== undefined && row.pseudonym !== '' && row.pseudonym !== pseudonym && !renamed.has(pseudonym))
      renamed.set(pseudonym, row.pseudonym)
  }
  const own = pseudonyms.flatMap((one): PseudonymEntry[] => {
    const row = listedByName.get(fold(one.name))
    if (row?.pseudonym === '') return []
    return [
      { ...one, pseudonym: row?.pseudonym ?? renamed.get(one.pseudonym) ?? one.pseudonym, rule: row?.rule ?? one.rule },
    ]
  })
  const known = new Set(pseudonyms.map(({ name }) => fold(name)))
  const added = listed.filter(({ name, pseudonym }) => pseudonym !== '' && !known.has(fold(name)))
  return [
    ...own,
    ...added.map(({ name, pseudonym, rule }): PseudonymEntry => ({ name, pseudonym, rule: rule ?? 'always' })),
  ]
}
