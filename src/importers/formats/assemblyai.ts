import { joinWords, nameVoice } from '../kit/join-words.ts'
import { list, number, record, text, voice } from '../kit/json-shapes.ts'
import { has } from '../kit/json-values.ts'
import { jsonImporter } from '../kit/read-json.ts'

const piece = record({ speaker: voice, text, start: number.nullish(), end: number.nullish() })
const file = record({ utterances: list(piece).nullish(), words: list(piece).nullish() })

/** JSON of AssemblyAI: `utterances` with speakers and milliseconds; without speaker labels only `words`. */
export const assemblyAi = jsonImporter({
  summary: 'JSON of AssemblyAI: utterances with speakers, or words',
  recognizes: (value) =>
    (has(value, 'utterances.*.text') && has(value, 'utterances.*.start')) ||
    (has(value, 'words.*.text') && ['utterances', 'audio_url', 'acoustic_model'].some((key) => has(value, key))),
  confidence: 0.9,
  schema: file,
  toPieces({ utterances, words }) {
    const pieces = (utterances ?? words ?? []).map(({ speaker, text: said, start, end }) => ({
      speaker: nameVoice(speaker),
      text: said,
      startMs: start ?? null,
      endMs: end ?? null,
    }))
    return utterances ? pieces : joinWords(pieces)
  },
  reasonByKey: { text: 'the whole text, which the file holds a second time' },
})
