import { groupBy } from '../../collections.ts'
import type { OwnProject } from '../../exchange/refi-qda/own-project.ts'
import { projectOfStudy } from '../../exchange/refi-qda/project-of-study.ts'
import { parseEvents } from '../../study/decision-events/parse-events.ts'
import { isEventLog } from '../../study/decision-events/read-events.ts'
import { identifySpeakers } from '../../study/identify-speakers.ts'
import { readDecisions } from '../../study/read-decisions.ts'
import { readParticipants } from '../../study/read-participants.ts'
import type { ExportedStudy } from './export-options.ts'

/** A study as a project for other programs. */
export function gatherStudy({ loaded, analysis, pseudonyms }: ExportedStudy, hasSuggestions: boolean): OwnProject {
  const { participants, decisions } = loaded.study
  const rows = participants === null ? [] : readParticipants(participants.text, participants.file)
  const speakers = identifySpeakers(analysis.files, rows, participants?.file ?? 'participants.csv')
  const transcriptsOf = groupBy(speakers.participantBySpeaker, ([, participant]) => participant)
  const known = new Map(
    decisions
      .filter(({ file }) => isEventLog(file))
      .flatMap(({ text, file }) =>
        parseEvents(text, file).events.map(({ event }) => {
          const group = 'group' in event ? event.group : null
          return [event.id, { time: event.time, group }] as const
        }),
      ),
  )
  return projectOfStudy({
    analysis,
    pseudonyms,
    stated: readDecisions(decisions, { codebook: analysis.codebook, transcripts: analysis.files }),
    participants: speakers.participants,
    transcriptsOf: new Map(
      [...transcriptsOf].map(([participant, keys]) => [
        participant,
        [...new Set(keys.map(([key]) => (JSON.parse(key) as [string, string | null])[0]))],
      ]),
    ),
    circumstancesOf: (id) => known.get(id) ?? { time: null, group: null },
    hasSuggestions: hasSuggestions && analysis.findings.review.counted === 'all',
  })
}
