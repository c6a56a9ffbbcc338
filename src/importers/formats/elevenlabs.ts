import { nameVoice, type Piece } from '../kit/join-words.ts'
import { list, record, text, time, voice } from '../kit/json-shapes.ts'
import { toMs } from '../kit/json-times.ts'
import { has } from '../kit/json-values.ts'
import { jsonImporter } from '../kit/read-json.ts'

const file = record({
  words: list(record({ text, type: text, start: time, end: time, speaker_id: voice })),
})

/** JSON of ElevenLabs Scribe: words, the blanks between them and sounds, each with its speaker. */
export const elevenLabs = jsonImporter({
  summary: 'JSON of ElevenLabs Scribe: words, blanks and sounds with speakers',
  recognizes: (value) => has(value, 'words.*.type') && has(value, 'words.*.text') && has(value, 'language_code'),
  schemaFor: () => file,
  toPieces({ words }) {
    const runs: { first: (typeof words)[number]; raws: string[]; text: string; endMs: number | null }[] = []
    for (const word of words) {
      const last = runs.at(-1)
      const said = word.text
      if (last !== undefined && last.first.speaker_id === word.speaker_id) {
        const isApart = word.type === 'audio_event' || /\S\)$/.test(last.text)
        last.text += isApart && /^\S/.test(said) && /\S$/.test(last.text) ? ` ${said}` : said
        last.raws.push(said)
        last.endMs = toMs(word.end)
      } else if (said.trim() !== '') runs.push({ first: word, raws: [said], text: said, endMs: toMs(word.end) })
    }
    return runs.map(
      ({ first, text: said, raws, endMs }): Piece => ({
        speaker: nameVoice(first.speaker_id),
        text: said,
        raws,
        startMs: toMs(first.start),
        endMs,
      }),
    )
  },
  reasonByKey: { text: 'the whole text, which the file holds a second time' },
})
