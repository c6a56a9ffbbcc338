import { nameVoice, type Piece } from '../kit/join-words.ts'
import { list, record, text, time, voice } from '../kit/json-shapes.ts'
import { toMs } from '../kit/json-times.ts'
import { has } from '../kit/json-values.ts'
import { jsonImporter } from '../kit/read-json.ts'
import { namesOfSpeakers } from '../kit/speaker-names.ts'

const file = record({
  segments: list(
    record({
      text,
      start: time,
      end: time,
      speaker: voice,
      words: list(record({ word: text, start: time, speaker: voice }))
        .nullish()
        .catch(null),
    }),
  ),
})
type Segment = (typeof file)['_output']['segments'][number]

/** JSON of openai-whisper and whisperX: segments with text, seconds and, from whisperX, speakers. */
export const whisperJson = jsonImporter({
  summary: 'JSON of Whisper and whisperX: segments with times and, where diarised, speakers',
  recognizes: (value) => has(value, 'segments.*.text') && has(value, 'segments.*.start'),
  confidence: 0.9,
  schemaFor: () => file,
  toPieces: (file) => {
    const nameOf = namesOfSpeakers([file])
    return file.segments.flatMap((segment) => partSpeakers(segment, (id) => nameOf(id) ?? nameVoice(id)))
  },
  reasonByKey: { text: 'the whole text, which the file holds a second time' },
})

/** A segment as one piece, or as several where its words name several speakers. */
function partSpeakers(
  { text: said, words, ...segment }: Segment,
  nameOf: (id: Segment['speaker']) => string | null,
): Piece[] {
  const [speaker, startMs, endMs] = [nameOf(segment.speaker), toMs(segment.start), toMs(segment.end)]
  const whole = { speaker, text: said, startMs, endMs }
  const changes = (words ?? []).filter(
    (word, index) => index > 0 && word.speaker != null && word.speaker !== words![index - 1]!.speaker,
  )
  if (changes.length === 0 || words!.some((word) => word.speaker == null)) return [whole]
  const pieces: Piece[] = []
  let from = 0
  let at = 0
  let open = { speaker: nameOf(words![0]!.speaker), startMs }
  for (const word of words!) {
    at = said.indexOf(word.word.trim(), at)
    if (at === -1) return [whole]
    const name = nameOf(word.speaker)
    if (name !== open.speaker) {
      pieces.push({ ...open, text: said.slice(from, at), endMs: toMs(word.start), raws: [] })
      from = at
      open = { speaker: name, startMs: toMs(word.start) }
    }
    at += word.word.trim().length
  }
  return [...pieces, { ...open, text: said.slice(from), endMs, raws: [said] }]
}
