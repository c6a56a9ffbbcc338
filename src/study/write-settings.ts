import { toFlowYaml } from '../boundary/edit-yaml.ts'
import { unique } from '../collections.ts'
import type { TranscriptFile } from '../model/transcript-file.ts'
import type { AliasProposal } from './propose-aliases.ts'

/** Detected settings that a person may confirm or change. */
export interface FoundSettings {
  /** Speakers guessed to be interviewers by their questions; labels such as "Interviewer" need no entry. */
  readonly interviewers: readonly string[]
  readonly aliases: Readonly<Record<string, string>>
}

/** Finds settings that may be stated: interviewers, and labels of one person. */
export function findSettings(files: readonly TranscriptFile[], proposals: readonly AliasProposal[]): FoundSettings {
  const asking = files.flatMap(({ speakers }) =>
    speakers.filter(({ role, reason }) => role === 'interviewer' && reason !== 'by the label' && reason !== 'stated'),
  )
  const aliases = new Map<string, string>()
  for (const { label, name } of proposals)
    if (!aliases.has(label) && aliases.get(name) !== label) aliases.set(label, name)
  return { interviewers: unique(asking.flatMap(({ name }) => name ?? [])), aliases: Object.fromEntries(aliases) }
}

/** `themata.yaml` of a study that has none, with comments that say what may be stated. */
export const freshSettings = `# What this study states about its transcripts. Everything else is found out: "themata import" shows what and why.
# Confirm or change what is here; a list is written [Noor, Kim], a map {DB: Devin Becker}.

# Names that ask, in any transcript: what they say is context and never counted.
interviewers: []
# Names that answer, whatever a guess would say.
participants: []
# One person under several labels, each as "label: name".
aliases: {}
# Labels that are speakers although they are met rarely, and words before a colon that are none.
speakers: []
not_speakers: []
# Labels of parts that are not the interview, besides Break, Intro, Music and the like.
leave_out: []
# Files that are no transcripts, as paths inside the folder.
ignore: []
# Where detection goes wrong: the format of a file, such as {odd.txt: vtt}, and its encoding, such as {old.txt: macroman}.
formats: {}
encodings: {}
# Where bands of a numeric column of participants.csv begin, such as {age: [30, 40, 50]}.
bands: {}
# Values of a column of participants.csv that are one, such as {gender: {female: [f, woman]}}.
values: {}
# What your tables call their columns, such as {text: Answer, speaker: Who, start: From, end: To}.
columns: {}
`

const heading = '# Found by reading the transcripts, and confirmed by nobody: take a line over above if it is right.'

/** The settings with what was found added as comments: what counts is what a person takes over. */
export function addFound(yaml: string, { interviewers, aliases }: FoundSettings): string {
  const found = [
    ...(interviewers.length > 0 ? [`# interviewers: ${toFlowYaml(interviewers)}`] : []),
    ...(Object.keys(aliases).length > 0 ? [`# aliases: ${toFlowYaml(aliases)}`] : []),
  ].filter((line) => !yaml.includes(line))
  if (found.length === 0) return yaml
  return [yaml.trimEnd(), '', heading, ...found, ''].join('\n')
}
