import type { Saying } from '../kit/draft.ts'
import { jsonImporter, secondsToMs } from '../kit/read-json.ts'
import {
  AmazonFile,
  AssemblyAiFile,
  AzureFile,
  ChatFile,
  DeepgramFile,
  GoogleFile,
  PodcastFile,
  RevAiFile,
  WhisperCppFile,
} from './makers-file.ts'

/** The name of a speaker who has only a number or a letter. */
const numbered = (speaker: string | number | null | undefined): string | null =>
  speaker == null || speaker === '' ? null : `Speaker ${speaker}`

/** Words one by one as talk: punctuation clings to the word before it; where nobody is named, a sentence at a time. */
const joinWords = (words: readonly (Saying & { readonly clings: boolean })[]): Saying[] => {
  const sayings: Saying[] = []
  for (const { clings, ...word } of words) {
    const last = sayings.at(-1)
    const ended = word.speaker === null && last !== undefined && /[.?!…]["”’)\]]*$/.test(last.text)
    const goesOn = last !== undefined && (clings || (last.speaker === word.speaker && !ended))
    if (goesOn)
      sayings[sayings.length - 1] = {
        ...last,
        text: `${last.text}${clings ? '' : ' '}${word.text}`,
        endMs: word.endMs ?? last.endMs ?? null,
      }
    else sayings.push(word)
  }
  return sayings
}

export const whisperCpp = jsonImporter({
  summary: 'JSON of whisper.cpp',
  marks: [/"transcription"\s*:\s*\[/],
  schema: WhisperCppFile,
  toSayings: ({ transcription }) =>
    transcription.map(({ text, offsets, speaker }) => ({
      speaker: speaker ?? null,
      text,
      startMs: offsets?.from ?? null,
      endMs: offsets?.to ?? null,
    })),
})

export const assemblyAi = jsonImporter({
  summary: 'JSON of AssemblyAI: utterances with speakers, or words',
  marks: [
    /"utterances"\s*:\s*(\[|null)|"(audio_url|acoustic_model)"\s*:/,
    /"text"\s*:/,
    /"(utterances|words)"\s*:\s*\[/,
  ],
  schema: AssemblyAiFile,
  toSayings({ utterances, words }) {
    const pieces = (utterances ?? words ?? []).map(({ speaker, text, start, end }) => ({
      speaker: numbered(speaker),
      text,
      startMs: start ?? null,
      endMs: end ?? null,
      clings: false,
    }))
    return utterances ? pieces : joinWords(pieces)
  },
})

export const deepgram = jsonImporter({
  summary: 'JSON of Deepgram: utterances, paragraphs or words, with speakers',
  marks: [/"results"\s*:/, /"channels"\s*:|"utterances"\s*:/, /"transcript"\s*:|"punctuated_word"\s*:/],
  schema: DeepgramFile,
  toSayings({ results: { utterances, channels } }) {
    if (utterances) {
      return utterances.map(({ speaker, transcript, start, end }) => ({
        speaker: numbered(speaker),
        text: transcript,
        startMs: secondsToMs(start),
        endMs: secondsToMs(end),
      }))
    }
    const best = channels?.[0]?.alternatives[0]
    if (best?.paragraphs) {
      return best.paragraphs.paragraphs.flatMap(({ speaker, sentences }) =>
        sentences.map(({ text, start, end }) => ({
          speaker: numbered(speaker),
          text,
          startMs: secondsToMs(start),
          endMs: secondsToMs(end),
        })),
      )
    }
    const words = best?.words ?? []
    return joinWords(
      words.map((word) => ({
        speaker: numbered(word.speaker),
        text: word.punctuated_word ?? word.word,
        startMs: secondsToMs(word.start),
        endMs: secondsToMs(word.end),
        clings: false,
      })),
    )
  },
})

export const amazon = jsonImporter({
  summary: 'JSON of Amazon Transcribe: audio segments, or items with speaker labels',
  marks: [/"results"\s*:/, /"audio_segments"\s*:|"items"\s*:/, /"alternatives"\s*:|"speaker_label"\s*:/],
  schema: AmazonFile,
  toSayings({ results: { audio_segments: segments, speaker_labels: labels, items } }) {
    if (segments) {
      return segments.map((segment) => ({
        speaker: segment.speaker_label ?? null,
        text: segment.transcript,
        startMs: secondsToMs(segment.start_time),
        endMs: secondsToMs(segment.end_time),
      }))
    }
    const speakerByStart = new Map(
      labels?.segments.flatMap(({ items: words, speaker_label: speaker }) =>
        words.map((word) => [word.start_time, word.speaker_label ?? speaker ?? null] as const),
      ),
    )
    let current: string | null = null
    return joinWords(
      items.map((item) => {
        current =
          item.speaker_label ?? speakerByStart.get(item.start_time) ?? (item.type === 'punctuation' ? current : null)
        return {
          speaker: current,
          text: item.alternatives[0]!.content,
          startMs: secondsToMs(item.start_time),
          endMs: secondsToMs(item.end_time),
          clings: item.type === 'punctuation',
        }
      }),
    )
  },
})

export const revAi = jsonImporter({
  summary: 'JSON of Rev.ai',
  marks: [/"monologues"\s*:\s*\[/],
  schema: RevAiFile,
  toSayings: ({ monologues }) =>
    monologues.map(({ speaker, elements }) => ({
      speaker: numbered(speaker),
      text: elements.map(({ value }) => value).join(''),
      startMs: secondsToMs(elements.find(({ ts }) => ts != null)?.ts),
      endMs: secondsToMs(elements.findLast(({ end_ts: end }) => end != null)?.end_ts),
    })),
})

export const podcastJson = jsonImporter({
  summary: 'JSON transcripts of podcasts (Podcasting 2.0)',
  marks: [/"segments"\s*:\s*\[/, /"body"\s*:/],
  schema: PodcastFile,
  toSayings: ({ segments }) =>
    segments.map(({ speaker, body, startTime, endTime }) => ({
      speaker: speaker || null,
      text: body,
      startMs: secondsToMs(startTime),
      endMs: secondsToMs(endTime),
    })),
})

export const google = jsonImporter({
  summary: 'JSON of Google Speech-to-Text: words with speakers, or transcripts',
  marks: [/"results"\s*:\s*\[/, /"alternatives"\s*:/],
  schema: GoogleFile,
  toSayings({ results }) {
    const best = results.flatMap(({ alternatives }) => alternatives[0] ?? [])
    const toWord = ({ word, speakerTag, speakerLabel, ...times }: (typeof best)[number]['words'][number]) => ({
      speaker: numbered(speakerLabel ?? speakerTag),
      text: word,
      startMs: secondsToMs(times.startTime ?? times.startOffset),
      endMs: secondsToMs(times.endTime ?? times.endOffset),
      clings: false,
    })
    const last = best.at(-1)?.words ?? []
    // With speakers each result repeats the words of those before it, and only the last has them all.
    const [first] = best[0]?.words ?? []
    const begins = first !== undefined && last[0]?.startTime === first.startTime && last[0]?.word === first.word
    const repeatsAll = best.length > 1 && begins && best.every(({ words }) => words.length <= last.length)
    const words = repeatsAll ? last : best.flatMap((alternative) => alternative.words)
    if (words.length > 0) return joinWords(words.map(toWord))
    return best.map(({ transcript = '' }) => ({ speaker: null, text: transcript.trim() }))
  },
})

export const azure = jsonImporter({
  summary: 'JSON of Azure speech to text',
  marks: [/"(recognizedPhrases|phrases)"\s*:\s*\[/, /"(offsetInTicks|offsetMilliseconds|nBest)"\s*:/],
  schema: AzureFile,
  toSayings({ recognizedPhrases, phrases = [] }) {
    if (recognizedPhrases) {
      return recognizedPhrases.map(({ speaker, nBest, offsetInTicks, durationInTicks }) => ({
        speaker: numbered(speaker),
        text: nBest[0]!.display,
        startMs: offsetInTicks == null ? null : Math.round(offsetInTicks / 10_000),
        endMs: offsetInTicks == null ? null : Math.round((offsetInTicks + (durationInTicks ?? 0)) / 10_000),
      }))
    }
    return phrases.map(({ speaker, text, offsetMilliseconds: start, durationMilliseconds: duration }) => ({
      speaker: numbered(speaker),
      text,
      startMs: start ?? null,
      endMs: start == null ? null : start + (duration ?? 0),
    }))
  },
})

export const chatJson = jsonImporter({
  summary: 'JSON chats with role and content, as interviews led by a program are kept',
  marks: [/"role"\s*:/, /"content"\s*:/],
  schema: ChatFile,
  toSayings: (file) =>
    (Array.isArray(file) ? file : file.messages).map(({ role, content }) => ({ speaker: role, text: content })),
})
