import { nameVoice } from '../kit/join-words.ts'
import { list, record, text, time, voice } from '../kit/json-shapes.ts'
import { toMs } from '../kit/json-times.ts'
import { has } from '../kit/json-values.ts'
import { jsonImporter } from '../kit/read-json.ts'

const file = record({
  speakers: list(record({ id: voice, name: text.nullish() }))
    .optional()
    .catch([]),
  monologues: list(
    record({
      speaker: voice,
      speaker_name: text.nullish(),
      elements: list(record({ value: text, ts: time, end_ts: time, timestamp: time, end_timestamp: time })),
    }),
  ),
})

/** JSON of Rev and Rev.ai: monologues of elements, whose values joined are the text; Rev lists names beside them. */
export const revAi = jsonImporter({
  summary: 'JSON of Rev and Rev.ai: monologues of elements',
  recognizes: (value) => has(value, 'monologues.*.elements'),
  schema: file,
  toPieces({ monologues, speakers = [] }) {
    const nameById = new Map(speakers.map(({ id, name }) => [id, name]))
    return monologues.map(({ speaker, speaker_name: name, elements }) => ({
      speaker: name || nameById.get(speaker) || nameVoice(speaker),
      text: elements.map(({ value }) => value).join(''),
      raws: elements.map(({ value }) => value),
      startMs: firstTime(elements.map(({ ts, timestamp }) => toMs(ts ?? timestamp))),
      endMs: firstTime(elements.map(({ end_ts: end, end_timestamp: stop }) => toMs(end ?? stop)).reverse()),
    }))
  },
})

const firstTime = (times: readonly (number | null)[]): number | null => times.find((time) => time !== null) ?? null
