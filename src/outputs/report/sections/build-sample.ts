import { lookup } from '../../../collections.ts'
import type { Analysis } from '../../../model/analysis.ts'
import { type Block, heading, paragraph } from '../blocks.ts'
import { groupSizes } from '../group-sizes.ts'
import { enumerate, inWords, plural } from '../wording.ts'
import { buildSynthesis } from './build-synthesis.ts'

/** The section on the sample: break-downs by attribute, and the import report of each transcript. */
export function buildSample(analysis: Analysis): Block[] {
  const { files, findings, participants } = analysis
  const groups = groupSizes(findings)
  const shown = [...groups.keys()].filter((name) =>
    findings.participants.some((row) => Object.hasOwn(row.attributes, name)),
  )
  const hasOrganizations = findings.organizationCount > 0
  const homeless = hasOrganizations ? participants.filter(({ organization }) => organization === null) : []
  const inaudible = files.reduce((total, file) => total + file.inaudible, 0)
  return [
    heading(2, 'Sample'),
    ...buildSynthesis(analysis, 'section', 'sample'),
    ...Array.from(
      groups,
      ([attribute, sizes]): Block => ({
        kind: 'table',
        caption: `Participants by ${inWords(attribute)}`,
        head: [inWords(attribute), 'participants'],
        rows: [...sizes, ['all', findings.participantCount]],
      }),
    ),
    {
      kind: 'table',
      caption: 'Participants',
      head: ['participant', ...(hasOrganizations ? ['organisation'] : []), ...shown.map(inWords), 'segments', 'words'],
      rows: findings.participants.map((row) => [
        row.participantId,
        ...(hasOrganizations ? [row.organization ?? 'unknown'] : []),
        ...shown.map((attribute) => lookup(row.attributes, attribute) ?? ''),
        row.segments,
        row.words,
      ]),
    },
    ...(homeless.length === 0
      ? []
      : [
          paragraph(
            `The organisation of ${enumerate(homeless.map(({ id }) => id))} is unknown; they count as participants and for no organisation.`,
          ),
        ]),
    paragraph(
      `${plural(files.length, 'transcript')} ${files.length === 1 ? 'was' : 'were'} read; what interviewers say is context and never counted.${inaudible === 0 ? '' : ` ${plural(inaudible, 'place')} ${inaudible === 1 ? 'is' : 'are'} marked as inaudible.`}`,
    ),
    {
      kind: 'table',
      caption: 'Transcripts',
      head: ['transcript', 'format', 'turns', 'words in the file', 'words spoken', 'left out', 'who asks'],
      rows: files.map(({ source, turns, speakers, wordsIn, wordsOut, skipped }) => [
        source.file,
        source.format,
        turns,
        wordsIn,
        wordsOut,
        skipped.map(({ reason, words }) => `${reason} ${words}`).join(', '),
        speakers
          .filter(({ role }) => role === 'interviewer')
          .map(({ name }) => name)
          .join(', ') || 'nobody',
      ]),
    },
  ]
}
