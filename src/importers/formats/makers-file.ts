import { z } from 'zod'

const number = z.number('a number is expected here')
const text = z.string('text is expected here')
const clock = z.union([z.number(), z.string()]).nullish()
const list = <Item extends z.ZodType>(item: Item) => z.array(item, 'a list is expected here')

/** whisper.cpp: `transcription` with offsets in milliseconds. */
export const WhisperCppFile = z.looseObject({
  transcription: list(
    z.looseObject({
      text,
      offsets: z.looseObject({ from: number, to: number }).optional(),
      speaker: z.string().optional(),
    }),
  ),
})
const AssemblyAiPiece = z.looseObject({
  speaker: z.union([z.string(), z.number()]).nullish(),
  text,
  start: number.nullish(),
  end: number.nullish(),
})
/** AssemblyAI: `utterances` with speakers and milliseconds; without speaker labels only `words`. */
export const AssemblyAiFile = z.looseObject({
  utterances: list(AssemblyAiPiece).nullish(),
  words: list(AssemblyAiPiece).nullish(),
})
/** Deepgram: utterances, or the paragraphs or words of the first channel. */
export const DeepgramFile = z.looseObject({
  results: z.looseObject({
    utterances: list(
      z.looseObject({ speaker: z.number().nullish(), transcript: text, start: clock, end: clock }),
    ).nullish(),
    channels: list(
      z.looseObject({
        alternatives: list(
          z.looseObject({
            words: list(
              z.looseObject({
                word: text,
                punctuated_word: z.string().optional(),
                speaker: z.number().nullish(),
                start: clock,
                end: clock,
              }),
            ).default([]),
            paragraphs: z
              .looseObject({
                paragraphs: list(
                  z.looseObject({
                    speaker: z.number().nullish(),
                    sentences: list(z.looseObject({ text, start: clock, end: clock })),
                  }),
                ),
              })
              .nullish(),
          }),
        ),
      }),
    ).nullish(),
  }),
})
/** Amazon Transcribe: audio segments with speakers (all numbers are strings), or items one by one. */
export const AmazonFile = z.looseObject({
  results: z.looseObject({
    audio_segments: list(
      z.looseObject({ transcript: text, speaker_label: z.string().nullish(), start_time: clock, end_time: clock }),
    ).optional(),
    speaker_labels: z
      .looseObject({
        segments: list(
          z.looseObject({
            speaker_label: z.string().nullish(),
            items: list(z.looseObject({ start_time: clock, speaker_label: z.string().nullish() })).default([]),
          }),
        ),
      })
      .nullish(),
    items: list(
      z.looseObject({
        type: text,
        speaker_label: z.string().nullish(),
        start_time: clock,
        end_time: clock,
        alternatives: list(z.looseObject({ content: text })).min(1, 'a word is expected here'),
      }),
    ).default([]),
  }),
})
/** Rev.ai: monologues of elements, whose values joined are the text. */
export const RevAiFile = z.looseObject({
  monologues: list(
    z.looseObject({
      speaker: z.union([z.string(), z.number()]).nullish(),
      elements: list(z.looseObject({ value: text, ts: clock, end_ts: clock })),
    }),
  ),
})
/** Podcasting 2.0: segments with a body. */
export const PodcastFile = z.looseObject({
  segments: list(z.looseObject({ speaker: z.string().nullish(), body: text, startTime: clock, endTime: clock })),
})
/** Google Speech-to-Text: words of results, with a speaker's number or label in the last one. */
export const GoogleFile = z.looseObject({
  results: list(
    z.looseObject({
      alternatives: list(
        z.looseObject({
          transcript: z.string().optional(),
          words: list(
            z.looseObject({
              word: text,
              speakerTag: z.number().nullish(),
              speakerLabel: z.string().nullish(),
              startTime: clock,
              endTime: clock,
              startOffset: clock,
              endOffset: clock,
            }),
          ).default([]),
        }),
      ).default([]),
    }),
  ),
})
/** Azure speech: phrases with ticks of 100 nanoseconds, or with milliseconds as fast transcription has them. */
export const AzureFile = z.looseObject({
  recognizedPhrases: list(
    z.looseObject({
      speaker: z.number().nullish(),
      offsetInTicks: z.number().nullish(),
      durationInTicks: z.number().nullish(),
      nBest: list(z.looseObject({ display: text })).min(1, 'a reading is expected here'),
    }),
  ).optional(),
  phrases: list(
    z.looseObject({
      speaker: z.number().nullish(),
      offsetMilliseconds: z.number().nullish(),
      durationMilliseconds: z.number().nullish(),
      text,
    }),
  ).optional(),
})
const Message = z.looseObject({ role: text, content: text })
/** A chat: messages with role and content, alone or under `messages`. */
export const ChatFile = z.union([list(Message), z.looseObject({ messages: list(Message) })])
