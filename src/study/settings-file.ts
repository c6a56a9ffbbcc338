import { z } from 'zod'
import type { ConfirmedSpeakers } from '../model/spoken-unit.ts'

const names = z.array(z.string('write a name')).default([])
const files = z.record(z.string(), z.string('write a name')).default({})

/** The name of a column, or its names in several tables. */
const column = z.union([z.string(), z.array(z.string())], 'write a name, or a list of names').optional()

/** `themata.yaml`: what a study states about its transcripts. */
export const SettingsFile = z.strictObject({
  interviewers: names.describe('Names that ask, in any transcript.'),
  participants: names.describe('Names that answer, in any transcript, whatever a guess would say.'),
  aliases: files.describe('The name of a speaker for each other label of the same person.'),
  speakers: names.describe('Labels that are speakers although they are met rarely.'),
  not_speakers: names.describe('Words before a colon that are no speakers.'),
  leave_out: names.describe('Labels of parts that are not the interview, such as Break.'),
  ignore: z
    .array(z.string('write a file name'))
    .default([])
    .describe('Files to leave out, as paths inside the transcript folder.'),
  formats: files.describe('The format of a file, where detection goes wrong.'),
  encodings: files.describe('The encoding of a file, where detection goes wrong.'),
  bands: z
    .record(z.string(), z.array(z.number('write numbers, such as [30, 40, 50]')).min(1, 'list at least one number'))
    .default({})
    .describe('Where the bands of a numeric attribute of participants.csv begin, such as {age: [30, 40, 50]}.'),
  values: z
    .record(z.string(), z.record(z.string(), z.array(z.string('write a value'))))
    .default({})
    .describe('Values of an attribute that are one, such as {gender: {female: [f, woman]}}.'),
  reviewed: z
    .boolean('write true or false')
    .optional()
    .describe(
      'Whether people have reviewed the codings: then results count what they accepted. Without it, a study is reviewed when every transcript is declared read whole.',
    ),
  columns: z
    .strictObject({
      text: column,
      speaker: column,
      start: column,
      end: column,
    })
    .default({})
    .describe('What your tables call their columns; several names where tables differ.'),
})
export type Settings = z.infer<typeof SettingsFile>

/** Settings with the speakers that people confirmed, by file. */
export interface StudySettings extends Settings {
  readonly confirmed: Readonly<Record<string, ConfirmedSpeakers>>
}
