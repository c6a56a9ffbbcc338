import { nameVoice } from '../kit/join-words.ts'
import { list, record, text, time, voice } from '../kit/json-shapes.ts'
import { toMs } from '../kit/json-times.ts'
import { has } from '../kit/json-values.ts'
import { jsonImporter } from '../kit/read-json.ts'

const insights = record({
  transcript: list(record({ text, speakerId: voice, instances: list(record({ start: time, end: time })).default([]) })),
  speakers: list(record({ id: voice, name: text })).default([]),
})
const file = record({ videos: list(record({ insights })) })

/** JSON of Azure Video Indexer: lines with the number of a speaker, whose name is in a list beside them. */
export const videoIndexer = jsonImporter({
  summary: 'JSON of Azure Video Indexer: lines with speakers',
  recognizes: (value) => has(value, 'videos.*.insights.transcript'),
  schema: file,
  toPieces: ({ videos }) =>
    videos.flatMap(({ insights: { transcript, speakers } }) => {
      const nameById = new Map(speakers.map(({ id, name }) => [id, name]))
      return transcript.map(({ text: said, speakerId, instances: [instance] }) => ({
        speaker: nameById.get(speakerId) || nameVoice(speakerId),
        text: said,
        startMs: toMs(instance?.start),
        endMs: toMs(instance?.end),
      }))
    }),
})
