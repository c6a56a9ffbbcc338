import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { InputError } from '../boundary/diagnostic.ts'
import { lookup } from '../collections.ts'
import { answerHeaders, checkRequest, largestBody, type Refusal } from './check-request.ts'
import type { ReviewSession } from './review-session.ts'
import { createRoutes } from './routes.ts'

/** A file of the page, as it is sent. */
export interface PageFile {
  readonly type: string
  readonly text: string
}

/** A running server. */
export interface ReviewServer {
  readonly port: number
  /** The address of the page, with the secret in its fragment, which browsers do not send. */
  readonly address: string
  readonly token: string
  /** Lets the page in, which waits until then, or replaces the session. */
  readonly start: (session: ReviewSession) => void
  readonly close: () => Promise<void>
}

/**
 * Starts the server on this computer only. Requests wait until `start` gives it a session.
 *
 * @param port 0 for any free one
 * @param files of the page, by path
 */
export async function serve(port: number, files: Readonly<Record<string, PageFile>>): Promise<ReviewServer> {
  const token = randomBytes(16).toString('base64url')
  type Routes = ReturnType<typeof createRoutes>
  let begin: (first: Routes) => void = () => {}
  let routes: Promise<Routes> = new Promise((resolve) => {
    begin = resolve
  })
  const start = (session: ReviewSession): void => {
    const made = createRoutes(session)
    begin(made)
    routes = Promise.resolve(made)
  }
  const server = createServer({ maxHeaderSize: 16_384, requestTimeout: 30_000 }, (request, response) => {
    const secret = { port: (server.address() as AddressInfo).port, token }
    const path = (request.url ?? '/').replace(/[?#].*$/s, '') // compared with names alone, so never parsed
    const refusal = checkRequest({ method: request.method ?? '', path, headers: request.headers }, secret)
    const answered = refusal === null ? answer(request, response, path) : Promise.resolve(refuse(response, refusal))
    answered.catch((error: unknown) => fail(response, error))
  })

  async function answer(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    if (request.method === 'GET') {
      const file = lookup(files, path)
      if (file === undefined) return refuse(response, { status: 404, message: 'there is nothing here' })
      return send(response, 200, file)
    }
    const body = await readBody(request)
    if (body === null) return refuse(response, { status: 413, message: 'that is too large' })
    const handler = lookup(await routes, path)
    if (handler === undefined) return refuse(response, { status: 404, message: 'there is nothing here' })
    const parsed = parseJson(body)
    if (parsed === undefined) return sendJson(response, 400, { message: 'this is no JSON' })
    const { status, body: value } = await handler(parsed)
    return sendJson(response, status, value)
  }

  await listen(server, port)
  const { port: used } = server.address() as AddressInfo
  return {
    port: used,
    token,
    address: `http://127.0.0.1:${used}/#token=${token}`,
    start,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** Loopback only: no other computer can reach it. */
const listen = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      server.off('error', reject)
      resolve()
    })
  })

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Reads the body of a request; null if it is too large. */
async function readBody(request: IncomingMessage): Promise<string | null> {
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of request as AsyncIterable<Buffer>) {
    size += piece.length
    if (size > largestBody) return null
    pieces.push(piece)
  }
  return Buffer.concat(pieces).toString('utf8')
}

function send(response: ServerResponse, status: number, { type, text }: PageFile): void {
  response.writeHead(status, { ...answerHeaders, 'content-type': `${type}; charset=utf-8` })
  response.end(text)
}

const sendJson = (response: ServerResponse, status: number, value: unknown): void =>
  send(response, status, { type: 'application/json', text: JSON.stringify(value) })

function refuse(response: ServerResponse, { status, message }: Refusal): void {
  response.shouldKeepAlive = false
  sendJson(response, status, { message })
}

/** An answer that failed: what people can do is said, and the rest is the log's. */
function fail(response: ServerResponse, error: unknown): void {
  if (response.headersSent) return void response.destroy()
  const message = error instanceof InputError ? error.problems[0]!.message : 'the server failed; nothing was stored'
  sendJson(response, 500, { message })
}
