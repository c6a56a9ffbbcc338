// The shapes follow the makers' documentation and public descriptions; no file of theirs was at hand.

export const asked = 'How often?'
export const told = 'Weekly, or so.'
const word = (content: string, speaker: string, start: string, type = 'pronunciation') => ({
  type,
  speaker_label: speaker,
  start_time: start,
  end_time: start,
  alternatives: [{ confidence: '0.9', content }],
})

/** What each maker writes of the same two turns: format, first and second speaker, content. */
export const makerSamples: readonly (readonly [
  format: string,
  first: string | null,
  second: string | null,
  content: object,
])[] = [
  [
    'whisper-cpp',
    null,
    null,
    {
      systeminfo: 'x',
      transcription: [
        {
          timestamps: { from: '00:00:01,000', to: '00:00:02,000' },
          offsets: { from: 1000, to: 2000 },
          text: ` ${asked}`,
        },
        { offsets: { from: 5000, to: 6000 }, text: ` ${told}` },
      ],
    },
  ],
  [
    'assemblyai',
    'Speaker A',
    'Speaker B',
    {
      id: 'x',
      utterances: [
        { speaker: 'A', text: asked, start: 1000, end: 2000, words: [] },
        { speaker: 'B', text: told, start: 5000, end: 6000, words: [] },
      ],
    },
  ],
  [
    'deepgram',
    'Speaker 0',
    'Speaker 1',
    {
      metadata: {},
      results: {
        channels: [{ alternatives: [{ transcript: 'x', words: [] }] }],
        utterances: [
          { speaker: 0, transcript: asked, start: 1, end: 2 },
          { speaker: 1, transcript: told, start: 5.0, end: 6 },
        ],
      },
    },
  ],
  [
    'deepgram',
    'Speaker 0',
    'Speaker 1',
    {
      results: {
        channels: [
          {
            alternatives: [
              {
                transcript: 'x',
                words: [
                  { word: 'how', punctuated_word: 'How', speaker: 0, start: 1, end: 1.2 },
                  { word: 'often', punctuated_word: 'often?', speaker: 0, start: 1.2, end: 2 },
                  { word: 'weekly', punctuated_word: 'Weekly,', speaker: 1, start: 5, end: 5.2 },
                  { word: 'or', speaker: 1, start: 5.3, end: 5.4 },
                  { word: 'so', punctuated_word: 'so.', speaker: 1, start: 5.5, end: 6 },
                ],
              },
            ],
          },
        ],
      },
    },
  ],
  [
    'amazon',
    'spk_0',
    'spk_1',
    {
      jobName: 'x',
      results: {
        transcripts: [],
        items: [
          word('How', 'spk_0', '1.0'),
          word('often', 'spk_0', '1.4'),
          { type: 'punctuation', alternatives: [{ content: '?' }] },
          word('Weekly', 'spk_1', '5.0'),
          { type: 'punctuation', alternatives: [{ content: ',' }] },
          word('or', 'spk_1', '5.4'),
          word('so', 'spk_1', '5.6'),
          { type: 'punctuation', alternatives: [{ content: '.' }] },
        ],
      },
    },
  ],
  [
    'amazon',
    'spk_0',
    'spk_1',
    {
      results: {
        items: [],
        audio_segments: [
          { id: 0, transcript: asked, start_time: '1.0', end_time: '2.0', speaker_label: 'spk_0' },
          { id: 1, transcript: told, start_time: '5.0', end_time: '6.0', speaker_label: 'spk_1' },
        ],
      },
    },
  ],
  [
    'rev-ai',
    'Speaker 0',
    'Speaker 1',
    {
      monologues: [
        {
          speaker: 0,
          elements: [
            { type: 'text', value: 'How', ts: 1, end_ts: 1.2 },
            { type: 'punct', value: ' ' },
            { type: 'text', value: 'often', ts: 1.3, end_ts: 2 },
            { type: 'punct', value: '?' },
          ],
        },
        { speaker: 1, elements: [{ type: 'text', value: told, ts: 5, end_ts: 6 }] },
      ],
    },
  ],
  [
    'podcast',
    'Ana',
    'Ben',
    {
      version: '1.0.0',
      segments: [
        { speaker: 'Ana', startTime: 1, endTime: 2, body: asked },
        { speaker: 'Ben', startTime: 5, endTime: 6, body: told },
      ],
    },
  ],
  [
    'azure',
    'Speaker 1',
    'Speaker 2',
    {
      recognizedPhrases: [
        { speaker: 1, offsetInTicks: 10_000_000, durationInTicks: 10_000_000, nBest: [{ display: asked }] },
        { speaker: 2, offsetInTicks: 50_000_000, nBest: [{ display: told }] },
      ],
    },
  ],
]
