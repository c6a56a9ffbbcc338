import { groupBy } from '../collections.ts'
import type { StudyAtHand } from './evidence.ts'
import type { Facts } from './recount/facts.ts'
import { recountGroup, recountPeople } from './recount/people.ts'
import { inPercent, inWords, perWords, type ReportTable, row, whole } from './report-row.ts'

/** Groups of participants and of organisations, and how many of each speak of a theme. */
export function groupTables(facts: Facts): ReportTable[] {
  const { codebook, findings, options, participants } = facts.written
  const isHidden = options.minCell > 0
  const rows = findings.groups.filter(({ codeId }) => codeId === null)
  const labelOf = new Map(codebook.themes.map(({ id, label }) => [id, label]))
  const attributes = new Map(
    rows.map(({ unit, attribute }) => [JSON.stringify([unit, attribute]), { unit, attribute }]),
  )
  return [...attributes.values()].flatMap(({ unit, attribute }) => {
    const ofParticipants = unit === 'participant'
    const own = rows.filter((one) => one.unit === unit && one.attribute === attribute)
    const groups = [...groupBy(own, ({ group }) => group)].map(([group, cells]) => ({
      group,
      size: isHidden ? undefined : recountGroup(facts, cells[0]!).size,
      cells: cells.map((one) => ({ ...one, shown: isHidden ? one.count : recountGroup(facts, one).count })),
    }))
    const speaking = whole(
      `${ofParticipants ? 'Participants' : 'Organisations'} by ${inWords(attribute)}: how many speak of each theme`,
      groups.map(({ group, size, cells }) =>
        row(
          group,
          { [ofParticipants ? 'participants' : 'organisations']: size },
          cells.map(({ themeId, shown }) => [labelOf.get(themeId) ?? themeId, shown ?? 'left out']),
        ),
      ),
    )
    const sizes = groups.map(({ group, size }) => row(group, { participants: size }))
    return ofParticipants
      ? [
          speaking,
          whole(`Participants by ${inWords(attribute)}`, [...sizes, row('all', { participants: participants.length })]),
        ]
      : [speaking]
  })
}

/** Each participant, and each transcript. */
export function peopleTables(facts: Facts, study: StudyAtHand): ReportTable[] {
  const { participants, codebook, files, options } = facts.written
  const attributesOf = new Map(participants.map(({ id, attributes }) => [id, attributes]))
  const people = recountPeople(facts, study)
  return [
    whole(
      'Participants',
      people.map(({ participantId, organization, segments, words }) =>
        row(
          participantId,
          { organisation: organization ?? 'unknown', segments, words },
          options.minCell > 0
            ? []
            : Object.entries(attributesOf.get(participantId) ?? {}).map(([name, value]) => [inWords(name), value]),
        ),
      ),
    ),
    whole(
      'Themes by participant: segments (share of the person’s segments; per 1,000 words)',
      people.map(({ participantId, segments, words, counts }) =>
        row(
          participantId,
          { segments, words },
          codebook.themes.map(({ id, label }) => {
            const count = counts.get(id) ?? 0
            const shares = `${count} (${inPercent(count / segments)}; ${perWords(count, words)})`
            return [label, count === 0 ? '–' : count === 1 ? '1' : shares]
          }),
        ),
      ),
    ),
    whole(
      'Transcripts',
      files.map(({ id, file, skipped }) => {
        const now = study.transcripts.get(id)
        return row(file, {
          format: now?.transcript.source.format,
          turns: now?.transcript.turns.length,
          'words in the file': now?.words.in,
          'words spoken': now?.words.spoken,
          'left out': skipped.map(({ reason, words }) => `${reason} ${words}`).join(', '),
        })
      }),
    ),
  ]
}
