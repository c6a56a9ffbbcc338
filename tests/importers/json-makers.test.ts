import { describe, expect, test } from 'vitest'
import { readFile } from '../support/read-file.ts'

const talk = [
  'How often do you retrain the model?',
  'Every Monday, unless the labels are late.',
  'Who delivers the labels?',
  'A team in another building.',
] as const

/** One turn with what a recogniser has for it. */
interface Said {
  readonly voice: number
  readonly text: string
  readonly start: number
  readonly words: readonly string[]
  /** Words without their marks, and the marks. */
  readonly tokens: readonly { readonly text: string; readonly isMark: boolean }[]
}

const said = talk.map(
  (text, at): Said => ({
    voice: at % 2,
    text,
    start: 5 * at,
    words: text.split(' '),
    tokens: (text.match(/[\w']+|[.,?]/g) ?? []).map((token) => ({ text: token, isMark: /[.,?]/.test(token) })),
  }),
)
const whole = talk.join(' ')
const timed = (start: number, at: number) => ({ start: start + at * 0.3, end: start + at * 0.3 + 0.2 })

/** What the application interfaces of makers answer, by their documentation, and the names that voices have there. */
const makers: readonly (readonly [maker: string, value: unknown, names: readonly [string, string]])[] = [
  [
    'AssemblyAI, words alone',
    {
      id: 'x',
      status: 'completed',
      audio_url: 'a',
      text: whole,
      words: said.flatMap(({ voice, words, start }) =>
        words.map((text, at) => ({
          text,
          start: 1000 * start + 300 * at,
          end: 1000 * start + 300 * at + 200,
          speaker: 'AB'[voice],
        })),
      ),
    },
    ['Speaker A', 'Speaker B'],
  ],
  [
    'Deepgram, words with their marks',
    {
      metadata: { request_id: 'x' },
      results: {
        channels: [
          {
            alternatives: [
              {
                transcript: whole,
                words: said.flatMap(({ voice, words, start }) =>
                  words.map((word, at) => ({
                    word: word.toLowerCase().replace(/\W/g, ''),
                    punctuated_word: word,
                    ...timed(start, at),
                    speaker: voice,
                  })),
                ),
              },
            ],
          },
        ],
      },
    },
    ['Speaker 0', 'Speaker 1'],
  ],
  [
    'Rev.ai',
    {
      monologues: said.map(({ voice, tokens, start }) => ({
        speaker: voice,
        elements: tokens.flatMap(({ text, isMark }, at) =>
          isMark
            ? [{ type: 'punct', value: text }]
            : [
                ...(at > 0 ? [{ type: 'punct', value: ' ' }] : []),
                { type: 'text', value: text, ts: start, end_ts: start + 1 },
              ],
        ),
      })),
    },
    ['Speaker 0', 'Speaker 1'],
  ],
  [
    'Amazon Transcribe, items with the speaker beside them',
    {
      jobName: 'x',
      results: {
        transcripts: [{ transcript: whole }],
        speaker_labels: {
          speakers: 2,
          segments: said.map(({ voice, tokens, start }) => ({
            start_time: `${start}`,
            end_time: `${start + 4}`,
            speaker_label: `spk_${voice}`,
            items: tokens.flatMap(({ isMark }, at) =>
              isMark ? [] : [{ start_time: `${start + at * 0.3}`, speaker_label: `spk_${voice}` }],
            ),
          })),
        },
        items: said.flatMap(({ tokens, start }) =>
          tokens.map(({ text, isMark }, at) =>
            isMark
              ? { type: 'punctuation', alternatives: [{ confidence: '0.0', content: text }] }
              : {
                  type: 'pronunciation',
                  start_time: `${start + at * 0.3}`,
                  end_time: `${start + at * 0.3 + 0.2}`,
                  alternatives: [{ confidence: '0.9', content: text }],
                },
          ),
        ),
      },
    },
    ['spk_0', 'spk_1'],
  ],
  [
    'Azure, batch',
    {
      source: 'x.wav',
      combinedRecognizedPhrases: [{ channel: 0, display: whole }],
      recognizedPhrases: said.map(({ voice, text, start }) => ({
        recognitionStatus: 'Success',
        speaker: voice + 1,
        channel: 0,
        offset: `PT${start}S`,
        duration: 'PT4S',
        offsetInTicks: start * 10_000_000,
        nBest: [{ confidence: 0.9, lexical: text.toLowerCase(), display: text }],
      })),
    },
    ['Speaker 1', 'Speaker 2'],
  ],
  [
    'Azure, fast transcription',
    {
      combinedPhrases: [{ text: whole }],
      phrases: said.map(({ voice, text, start }) => ({
        speaker: voice + 1,
        offsetMilliseconds: 1000 * start,
        durationMilliseconds: 4000,
        text,
        locale: 'en-US',
      })),
    },
    ['Speaker 1', 'Speaker 2'],
  ],
  [
    'Fireflies',
    {
      data: {
        transcript: {
          title: 'x',
          sentences: said.map(({ voice, text, start }, index) => ({
            index,
            speaker_name: ['Mina', 'Jo'][voice],
            speaker_id: voice,
            text,
            raw_text: text,
            start_time: start,
          })),
        },
      },
    },
    ['Mina', 'Jo'],
  ],
  [
    'Recall.ai',
    said.map(({ voice, words, start }) => ({
      participant: { id: 100 + voice, name: ['Mina', 'Jo'][voice], is_host: voice === 0 },
      words: words.map((text, at) => ({ text, start_timestamp: { relative: timed(start, at).start } })),
    })),
    ['Mina', 'Jo'],
  ],
  [
    'OpenAI, segments with speakers',
    {
      task: 'transcribe',
      duration: 20,
      text: whole,
      segments: said.map(({ voice, text, start }, at) => ({
        id: `seg_${at}`,
        start,
        end: start + 4,
        text: ` ${text}`,
        speaker: 'AB'[voice],
      })),
    },
    ['Speaker A', 'Speaker B'],
  ],
  [
    'Discord',
    {
      guild: { name: 'g' },
      messages: said.map(({ voice, text }, at) => ({
        id: `${at}`,
        timestamp: `2026-03-12T09:0${at}:00.000+00:00`,
        content: text,
        author: { id: `${voice}`, name: ['mina', 'jo'][voice] },
      })),
    },
    ['mina', 'jo'],
  ],
  [
    'Telegram, words in pieces',
    {
      name: 'Interview',
      type: 'personal_chat',
      messages: said.map(({ voice, text }, at) => ({
        id: at,
        type: 'message',
        date: `2026-03-12T09:0${at}:00`,
        from: ['Mina', 'Jo'][voice],
        text: at === 1 ? [{ type: 'bold', text: text.slice(0, 12) }, text.slice(12)] : text,
      })),
    },
    ['Mina', 'Jo'],
  ],
  [
    'chats with a program',
    {
      interview: {
        id: 'P1',
        messages: said.map(({ voice, text }) => ({ role: ['interviewer', 'participant'][voice], content: text })),
      },
    },
    ['interviewer', 'participant'],
  ],
  ['scripts, pairs', said.map(({ voice, text }) => [['Mina', 'Jo'][voice], text]), ['Mina', 'Jo']],
  ['scripts, names as keys', said.map(({ voice, text }) => ({ [['Mina', 'Jo'][voice]!]: text })), ['Mina', 'Jo']],
  [
    'editors, the speaker among the data',
    {
      blocks: said.map(({ voice, text, start }) => ({
        key: `k${start}`,
        text,
        data: { speaker: ['Mina', 'Jo'][voice], start },
      })),
      entityMap: {},
    },
    ['Mina', 'Jo'],
  ],
]

describe('the JSON of', () => {
  test.each(makers)('%s', async (_, value, names) => {
    const { turns } = await readFile('talk.json', JSON.stringify(value))
    expect(turns).toEqual(said.map(({ voice, text }) => [names[voice], text]))
  })

  test.each([
    ['settings of a program', { name: 'x', version: '1.0.0', dependencies: { a: '1' } }],
    [
      'pairs of numbers',
      [
        [1, 2],
        [3, 4],
        [5, 6],
      ],
    ],
    ['a map of words', { Mina: 'yes', Jo: 'no' }],
    ['an empty list', []],
  ])('%s is refused by name', async (_, value) => {
    await expect(readFile('talk.json', JSON.stringify(value))).rejects.toThrow(/JSON|none of the known/)
  })
})
