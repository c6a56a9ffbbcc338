import type { Importer } from '../importer.ts'
import { importerOf, type JsonMaker } from '../kit/json-maker.ts'

const wholeText = 'the whole text, which the file holds a second time'
const textOfResults = 'the text of each result, which the file holds a second time'

/** The JSON that makers of recognisers write. A new one is an entry here and a fixture. */
const makers = {
  'whisper-cpp': {
    summary: 'JSON of whisper.cpp, also with the changes of voice that tinydiarize finds',
    known: ['transcription.*.text'],
    unless: ['transcription.*.time_begin'],
    lists: [
      {
        at: 'transcription.*',
        turn: 'speaker: text [offsets.from - offsets.to]',
        unitMs: 1,
        ends: 'speaker_turn_next',
      },
    ],
  },
  'hugging-face': {
    summary: 'JSON of Hugging Face pipelines and insanely-fast-whisper: chunks, or speakers',
    known: ['chunks.*.timestamp', 'speakers.*.timestamp & speakers.*.text'],
    lists: ['speakers.*', 'chunks.*'].map((at) => ({ at, turn: 'speaker: text [timestamp.0 - timestamp.1]' })),
    reasonByKey: { text: wholeText, 'chunks.text': 'the text in chunks, which the file holds a second time' },
  },
  assemblyai: {
    summary: 'JSON of AssemblyAI: utterances with speakers, or words',
    known: [
      'utterances.*.text & utterances.*.start',
      ...['utterances', 'audio_url', 'acoustic_model'].map((key) => `words.*.text & ${key}`),
    ],
    confidence: 0.9,
    lists: [
      { at: 'utterances.*', turn: 'speaker: text [start - end]', unitMs: 1 },
      { at: 'words.*', turn: 'speaker: text [start - end]', unitMs: 1, areWords: true },
    ],
    reasonByKey: { text: wholeText },
  },
  deepgram: {
    summary: 'JSON of Deepgram: utterances, paragraphs or words, with speakers',
    known: ['results.channels.*.alternatives', 'results.utterances.*.transcript'],
    lists: [
      { at: 'results.utterances.*', turn: 'speaker: transcript [start - end]' },
      {
        at: 'results.channels.0.alternatives.0.paragraphs.paragraphs.*.sentences.*',
        turn: 'speaker: text [start - end]',
      },
      {
        at: 'results.channels.0.alternatives.0.words.*',
        turn: 'speaker: punctuated_word|word [start - end]',
        areWords: true,
      },
    ],
  },
  amazon: {
    summary: 'JSON of Amazon Transcribe: audio segments, or items with speaker labels',
    known: ['results.audio_segments', 'results.items.*.alternatives'],
    lists: [
      { at: 'results.audio_segments.*', turn: 'speaker_label: transcript [start_time - end_time]' },
      {
        at: 'results.items.*',
        turn: 'speaker_label: alternatives.0.content [start_time - end_time]',
        areWords: true,
        changes: 'results.speaker_labels.segments.*.items.* speaker_label start_time',
      },
    ],
    reasonByKey: { 'results.transcripts.transcript': wholeText },
  },
  'rev-ai': {
    summary: 'JSON of Rev and Rev.ai: monologues of elements',
    known: ['monologues.*.elements'],
    lists: [
      {
        at: 'monologues.*',
        turn: 'speaker_name|speaker: elements.*.value [elements.*.ts|elements.*.timestamp - elements.*.end_ts|elements.*.end_timestamp]',
      },
    ],
  },
  podcast: {
    summary: 'JSON transcripts of podcasts (Podcasting 2.0)',
    known: ['segments.*.body'],
    lists: [{ at: 'segments.*', turn: 'speaker: body [startTime - endTime]' }],
  },
  google: {
    summary: 'JSON of Google Speech-to-Text: words with speakers, or transcripts',
    known: ['', 'response.'].flatMap((place) => [
      `${place}results.*.alternatives.*.transcript`,
      `${place}results.*.alternatives.*.words.*.word`,
    ]),
    unless: ['results.*.alternatives.*.timestamps', 'speaker_labels'],
    confidence: 0.9,
    lists: ['', 'response.'].flatMap((place) => [
      {
        at: `${place}results.*.alternatives.0.words.*`,
        turn: 'speakerLabel|speakerTag: word [startTime|startOffset - endTime|endOffset]',
        areWords: true,
        isCumulative: true,
      },
      { at: `${place}results.*`, turn: 'alternatives.0.transcript' },
    ]),
    reasonByKey: {
      'results.alternatives.transcript': textOfResults,
      'results.alternatives.words.word': 'words that the file holds again',
      'response.results.alternatives.transcript': textOfResults,
    },
  },
  azure: {
    summary: 'JSON of Azure speech to text',
    known: ['recognizedPhrases.*.nBest', 'phrases.*.offsetMilliseconds'],
    lists: [
      {
        at: 'recognizedPhrases.*',
        turn: 'speaker: nBest.0.display [offsetInTicks + durationInTicks]',
        unitMs: 1 / 10_000,
      },
      { at: 'phrases.*', turn: 'speaker: text [offsetMilliseconds + durationMilliseconds]', unitMs: 1 },
    ],
  },
  'video-indexer': {
    summary: 'JSON of Azure Video Indexer: lines with speakers',
    known: ['videos.*.insights.transcript'],
    lists: [{ at: 'videos.*.insights.transcript.*', turn: 'speakerId: text [instances.0.start - instances.0.end]' }],
  },
  watson: {
    summary: 'JSON of IBM Watson: words with times, and speakers by those times',
    known: ['results.*.alternatives.*.timestamps', 'speaker_labels'].map(
      (path) => `results.*.alternatives.*.transcript & ${path}`,
    ),
    lists: [
      {
        at: 'results.*.alternatives.0.timestamps.*',
        turn: '0 [1 - 2]',
        areWords: true,
        changes: 'speaker_labels.* speaker from',
      },
      { at: 'results.*', turn: 'alternatives.0.transcript', areTurns: true },
    ],
    reasonByKey: { 'results.alternatives.transcript': textOfResults },
  },
  speechmatics: {
    summary: 'JSON of Speechmatics (format 2): words and marks with speakers',
    known: ['results.*.alternatives.*.content & results.*.start_time'],
    lists: [
      {
        at: 'results.*',
        turn: 'alternatives.0.speaker: alternatives.0.content [start_time - end_time]',
        areWords: true,
        nobody: 'UU',
      },
    ],
  },
  'speechmatics-1': {
    summary: 'JSON of Speechmatics (format 1): words, and speakers by their times',
    known: ['words.*.name & words.*.time & speakers'],
    lists: [{ at: 'words.*', turn: 'name [time + duration]', areWords: true, changes: 'speakers.* name time' }],
  },
  elevenlabs: {
    summary: 'JSON of ElevenLabs Scribe: words, blanks and sounds with speakers',
    known: ['words.*.type & words.*.text & language_code'],
    lists: [{ at: 'words.*', turn: 'speaker_id: text [start - end]', areWords: true, hasBlanks: true }],
    reasonByKey: { text: wholeText },
  },
  gladia: {
    summary: 'JSON of Gladia: utterances with speakers',
    known: ['result.transcription.utterances'],
    lists: [{ at: 'result.transcription.utterances.*', turn: 'speaker: text [start - end]' }],
    reasonByKey: { 'result.transcription.full_transcript': wholeText },
  },
  chat: {
    summary: 'JSON chats with role and content, as interviews led by a program are kept',
    extensions: ['json', 'jsonl'],
    known: [
      '*.role & *.content',
      'messages.*.role & messages.*.content',
      'conversations.*.from & conversations.*.value',
    ],
    lists: [
      { at: '*', turn: 'role: content' },
      { at: 'messages.*', turn: 'role: content' },
      { at: 'conversations.*', turn: 'from: value' },
    ],
  },
  youtube: {
    summary: 'JSON captions of YouTube (json3)',
    extensions: ['json3', 'json'],
    known: ['events.*.segs.*.utf8'],
    lists: [{ at: 'events.*', turn: 'segs.*.utf8 [tStartMs + dDurationMs]', unitMs: 1 }],
  },
} as const satisfies Readonly<Record<string, JsonMaker>>

/** The importers of the JSON that makers write, by name. */
export const jsonMakers = Object.fromEntries(
  Object.entries(makers).map(([name, maker]) => [name, importerOf(maker)]),
) as Readonly<Record<keyof typeof makers, Importer>>
