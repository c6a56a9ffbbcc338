import { countBy } from '../../collections.ts'
import { type CodedRow, type Facts, lineageOf } from './facts.ts'

/** The recounted frequency of a theme or code, with the names of columns and of keys. */
export type RecountedTheme = ReturnType<typeof recount>

const segmentsOf = (rows: readonly CodedRow[]): number => new Set(rows.map(({ segment }) => segment)).size

/** Recounts every theme and code, in the order of the codebook. */
export function recountThemes(facts: Facts): RecountedTheme[] {
  const { themes, codes } = facts.written.codebook
  const parentOf = new Map(codes.map(({ id, parentId }) => [id, parentId]))
  return themes.flatMap(({ id: themeId, label }) => [
    recount(facts, { themeId, codeId: null, label, lineage: [] }),
    ...codes
      .filter((code) => code.themeId === themeId)
      .map(({ id, label: own }) =>
        recount(facts, { themeId, codeId: id, label: own, lineage: lineageOf(id, parentOf) }),
      ),
  ])
}

function recount(
  { byId, organizationOf, inOrder, written }: Facts,
  head: {
    readonly themeId: string
    readonly codeId: string | null
    readonly label: string
    readonly lineage: string[]
  },
) {
  const id = head.codeId ?? head.themeId
  const all = byId.get(id) ?? []
  const counted = all.filter(({ isCounted }) => isCounted)
  const accepted = all.filter(({ status }) => status === 'accepted')
  const having = (status: string): number => segmentsOf(all.filter((row) => row.status === status))
  const peopleOf = (rows: readonly CodedRow[]): string[] => inOrder(rows.map(({ participant }) => participant))
  const placesOf = (people: readonly string[]): string[] =>
    inOrder(people.flatMap((person) => organizationOf.get(person) ?? []))
  const people = peopleOf(counted)
  const places = placesOf(people)
  const segments = segmentsOf(counted)
  const byPerson = people.map(
    (one) => [one, segmentsOf(counted.filter(({ participant }) => participant === one))] as const,
  )
  const most = Math.max(0, ...byPerson.map(([, count]) => count))
  const ofPeople = written.participants.length
  const dominant = most < 2 || ofPeople < 2 ? [] : byPerson.flatMap(([one, count]) => (count === most ? [one] : []))
  const ofPlaces = new Set([...organizationOf.values()].filter((name) => name !== null)).size
  const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole)
  const whereKnown = (value: number): number | null => (ofPlaces === 0 ? null : value)
  const acceptedPeople = peopleOf(accepted)
  const acceptedPlaces = placesOf(acceptedPeople)
  const blind = segmentsOf(accepted.filter(({ isBlind }) => isBlind))
  const [suggested, rejected, disputed] = [having('suggested'), having('rejected'), having('disputed')]
  return {
    id,
    row: {
      theme: head.themeId,
      code: head.lineage.at(-1) ?? '',
      subcode: head.lineage.length > 1 ? head.codeId : '',
      label: head.label,
      organizations: whereKnown(places.length),
      of_organizations: whereKnown(ofPlaces),
      share_of_organizations: whereKnown(share(places.length, ofPlaces)),
      participants: people.length,
      of_participants: ofPeople,
      share_of_participants: share(people.length, ofPeople),
      segments,
      accepted: segmentsOf(accepted),
      accepted_blind: blind,
      accepted_participants: acceptedPeople.length,
      accepted_organizations: whereKnown(acceptedPlaces.length),
      suggested,
      rejected,
      disputed,
      most_by_one_participant: dominant.length === 0 ? null : share(most, segments),
      most_by: dominant.join('; '),
      organization_ids: places.join('; '),
      participant_ids: people.join('; '),
    },
    json: {
      themeId: head.themeId,
      codeId: head.codeId,
      label: head.label,
      depth: head.lineage.length,
      segments,
      accepted: segmentsOf(accepted),
      acceptedBlind: blind,
      acceptedParticipants: acceptedPeople,
      acceptedOrganizations: acceptedPlaces,
      suggested,
      rejected,
      disputed,
      stances: countStances(counted),
      participants: people,
      organizations: places,
      shareOfParticipants: share(people.length, ofPeople),
      shareOfOrganizations: share(places.length, ofPlaces),
      dominance: share(most, segments),
      dominant,
    },
  }
}

const countStances = (rows: readonly CodedRow[]): Record<string, number> =>
  Object.fromEntries(
    countBy(
      rows.filter(({ stance }) => stance !== ''),
      ({ stance }) => stance,
    ),
  )
