import { list, record, text, time } from '../kit/json-shapes.ts'
import { toMs } from '../kit/json-times.ts'
import { has } from '../kit/json-values.ts'
import { jsonImporter } from '../kit/read-json.ts'

const file = record({
  events: list(record({ tStartMs: time, dDurationMs: time, segs: list(record({ utf8: text.optional() })).optional() })),
})

/** Captions of YouTube as JSON (json3): events with pieces of text, whose times are milliseconds. */
export const youTube = jsonImporter({
  summary: 'JSON captions of YouTube (json3)',
  extensions: ['json3', 'json'],
  recognizes: (value) => has(value, 'events.*.segs.*.utf8'),
  schema: file,
  toPieces: ({ events }) =>
    events.flatMap(({ tStartMs, dDurationMs, segs = [] }) => {
      const raws = segs.map(({ utf8 = '' }) => utf8)
      const said = raws.join('').replace(/\s+/g, ' ').trim()
      const startMs = toMs(tStartMs, 1)
      const endMs = startMs === null ? null : startMs + (toMs(dDurationMs, 1) ?? 0)
      return said === '' ? [] : [{ speaker: null, text: said, raws, startMs, endMs }]
    }),
})
