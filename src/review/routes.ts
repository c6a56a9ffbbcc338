import {
  changeRequest,
  changesRequest,
  confirmRequest,
  emptyRequest,
  eventsRequest,
  excludeRequest,
  linesRequest,
  proposeRequest,
  type RequestSchema,
  readRequest,
  searchRequest,
  transcriptRequest,
} from './requests-file.ts'
import type { ReviewSession } from './review-session.ts'

/** The answer to a request, to be sent as JSON. */
export interface Answer {
  readonly status: 200 | 400 | 404 | 409
  readonly body: unknown
}

type Handler = (body: unknown) => Promise<Answer>

/** A handler that receives only bodies that its schema allows. */
const handle =
  <Asked>(schema: RequestSchema<Asked>, answer: (asked: Asked) => Promise<Answer> | Answer): Handler =>
  async (body) => {
    const read = readRequest(schema, body)
    return 'problem' in read ? { status: 400, body: { message: read.problem } } : answer(read.asked)
  }

const ok = (body: unknown): Answer => ({ status: 200, body: body ?? {} })

/** The requests that the page can send, by their paths. */
export const createRoutes = (session: ReviewSession): Readonly<Record<string, Handler>> => ({
  '/api/outline': handle(emptyRequest, () => ok(session.outline())),
  '/api/transcript': handle(transcriptRequest, ({ transcript: index }) => {
    const transcript = session.transcript(index)
    return transcript === undefined ? { status: 404, body: { message: 'there is no such transcript' } } : ok(transcript)
  }),
  '/api/events': handle(eventsRequest, async ({ events }) => {
    const refused = await session.store(events)
    return refused.length === 0
      ? ok({ stored: events.map(({ id }) => id) })
      : { status: 409, body: { message: refused[0] } }
  }),
  '/api/changes': handle(changesRequest, async ({ after }) =>
    ok({ events: session.changes(after), isStale: await session.isStale() }),
  ),
  '/api/differences': handle(emptyRequest, async () => ok(await session.differences())),
  '/api/search': handle(searchRequest, ({ words }) => ok({ found: session.search(words) })),
  '/api/unnamed': handle(emptyRequest, async () => ok({ transcripts: await session.speakers.list() })),
  '/api/lines': handle(linesRequest, async ({ transcript, corrections: asked }) => {
    const given = asked && { labels: new Map(asked.labels), swapped: new Set(asked.swapped) }
    const { lines, corrections } = await session.speakers.propose(transcript, given)
    return ok({ lines, labels: [...corrections.labels], swapped: [...corrections.swapped] })
  }),
  '/api/confirm': handle(confirmRequest, async ({ transcript, labels }) =>
    ok(await session.speakers.confirm(transcript, labels)),
  ),
  '/api/reload': handle(emptyRequest, async () => ok(await session.reload())),
  '/api/change': handle(changeRequest, async (change) => ok(await session.change(change))),
  '/api/exclude': handle(excludeRequest, async (exclusion) => ok({ passages: await session.exclude(exclusion) })),
  '/api/propose': handle(proposeRequest, async (code) => ok({ codes: await session.propose(code) })),
})
