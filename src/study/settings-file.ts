import { z } from 'zod'

const names = z.array(z.string('write a name')).default([])

/** `themata.yaml`: what a study states about its transcripts. */
export const SettingsFile = z.strictObject({
  interviewers: names.describe('Names that ask, in any transcript.'),
  participants: names.describe('Names that answer, in any transcript, whatever a guess would say.'),
  ignore: z
    .array(z.string('write a file name'))
    .default([])
    .describe('Files to leave out, as paths inside the transcript folder.'),
  formats: z.record(z.string(), z.string()).default({}).describe('The format of a file, where detection goes wrong.'),
})
export type Settings = z.infer<typeof SettingsFile>
