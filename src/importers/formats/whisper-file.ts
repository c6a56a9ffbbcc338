import { z } from 'zod'

/** JSON as openai-whisper and whisperX write it; other keys are left alone. */
export const WhisperFile = z.looseObject({
  text: z.string().optional(),
  segments: z.array(
    z.looseObject({
      text: z.string('each segment has a "text"'),
      start: z.number('the start is a number of seconds').nullish(),
      end: z.number('the end is a number of seconds').nullish(),
      speaker: z.string('the speaker is a name').nullish(),
    }),
    'Whisper writes a list of "segments"',
  ),
})
