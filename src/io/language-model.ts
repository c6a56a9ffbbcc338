import { createHash } from 'node:crypto'
import { appendFileSync, existsSync, mkdirSync } from 'node:fs'
import { type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { inputError } from '../boundary/diagnostic.ts'
import { answerSchema } from '../coders/language-model/answer-file.ts'
import type { ModelPort } from '../coders/language-model/ask-passages.ts'
import type { ModelRequest } from '../coders/language-model/build-requests.ts'
import { readRegular } from './read-regular.ts'

/** Where a language model is asked: the address of an interface like OpenAI's, such as `http://localhost:11434/v1`. */
export interface Endpoint {
  readonly address: string
  readonly model: string
  /** True if passages may leave this computer. */
  readonly mayLeave: boolean
  /** Sent as a bearer token; null for none. */
  readonly key: string | null
}

/** Times of a request, in milliseconds. */
export interface Patience {
  /** Until an answer has come. */
  readonly timeout: number
  /** Between the first two attempts; it doubles each time. */
  readonly pause: number
}

const usualPatience: Patience = { timeout: 600_000, pause: 1000 }
const attempts = 4
const largestAnswer = 2_000_000

/** The address, checked: loopback only, unless passages may leave this computer. @throws InputError otherwise */
export function checkEndpoint({ address, mayLeave }: Endpoint): { readonly url: URL; readonly isRemote: boolean } {
  const refuse = (message: string, fix: string) =>
    inputError({ code: 'llm/endpoint', place: { file: '--endpoint' }, message, fix })
  if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol))
    throw refuse(`"${address}" is no address of a server`, 'write one such as http://localhost:11434/v1')
  const url = new URL(address)
  const isRemote = !/^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(url.hostname)
  if (isRemote && !mayLeave)
    throw refuse(
      `${url.hostname} is another computer: what people said would leave this one`,
      'ask a model on this computer, or, if the people you interviewed agreed to that, say --allow-remote',
    )
  return { url: new URL(`${url.href.replace(/\/$/, '')}/chat/completions`), isRemote }
}

/**
 * Opens a language model. Answers are kept in the cache of the study, by the hash of all they depend on: model, codebook,
 * passages and settings; a second run asks nothing.
 *
 * @throws InputError for an address that is refused
 */
export function openLanguageModel(endpoint: Endpoint, cache: string, patience: Patience = usualPatience): ModelPort {
  const { url } = checkEndpoint(endpoint)
  const file = join(cache, 'answers', `${endpoint.model.replace(/[^\w.-]+/g, '-').slice(0, 80)}.jsonl`)
  const kept = readKept(file)
  let isFormAsked = true
  let silent = 0
  const keyOf = (asked: ModelRequest): string =>
    createHash('sha256')
      .update(JSON.stringify(bodyOf(asked, endpoint.model, true)))
      .digest('hex')

  async function askOnce(asked: ModelRequest): Promise<Reply> {
    const reply = await post(url, bodyOf(asked, endpoint.model, isFormAsked), { key: endpoint.key, patience })
    if (reply.status !== 400 || !isFormAsked) return reply
    isFormAsked = false // some servers know no fixed form of an answer; the instruction asks for it as well
    return post(url, bodyOf(asked, endpoint.model, false), { key: endpoint.key, patience })
  }

  return {
    isKept: (asked) => kept.has(keyOf(asked)),
    async answer(asked, isUsable) {
      const key = keyOf(asked)
      const known = kept.get(key)
      if (known !== undefined && isUsable(known)) return known
      for (let attempt = 0; attempt < attempts; attempt++) {
        const reply = await askOnce(asked)
        requireAccess(reply, endpoint)
        const content = reply.status === 200 ? contentOf(reply.text) : null
        if (content !== null && isUsable(content)) {
          kept.set(key, content)
          keep(file, { key, content })
          return content
        }
        silent = reply.status === 0 ? silent + 1 : 0
        if (silent >= 2 * attempts) throw unreachable(endpoint)
        if (attempt < attempts - 1) await pause(reply.wait ?? patience.pause * 2 ** attempt)
      }
      return null
    },
  }
}

/** Temperature 0 and a fixed seed: as repeatable as the server can be. */
const bodyOf = ({ messages, codeIds }: ModelRequest, model: string, isFormAsked: boolean): object => ({
  model,
  messages,
  temperature: 0,
  seed: 1,
  stream: false,
  ...(isFormAsked
    ? {
        response_format: {
          type: 'json_schema',
          json_schema: { name: 'codings', strict: true, schema: answerSchema(codeIds) },
        },
      }
    : {}),
})

/** What came back: status 0 where nothing did. */
interface Reply {
  readonly status: number
  readonly text: string
  /** Milliseconds that the server asks to wait; null if it does not say. */
  readonly wait: number | null
}

const longestWait = 60_000
const nothing: Reply = { status: 0, text: '', wait: null }

/** Sends JSON and collects the answer; redirections are not followed. */
function post(
  url: URL,
  body: object,
  { key, patience }: { readonly key: string | null; readonly patience: Patience },
): Promise<Reply> {
  const text = JSON.stringify(body)
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
    ...(key === null ? {} : { authorization: `Bearer ${key}` }),
  }
  const send = url.protocol === 'https:' ? requestHttps : requestHttp
  return new Promise((resolve) => {
    const sent = send(url, { method: 'POST', headers, signal: AbortSignal.timeout(patience.timeout) }, (answer) => {
      collect(answer).then(resolve, () => resolve(nothing))
    })
    sent.on('error', () => resolve(nothing))
    sent.end(text)
  })
}

async function collect(answer: IncomingMessage): Promise<Reply> {
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of answer as AsyncIterable<Buffer>) {
    size += piece.length
    if (size > largestAnswer) return nothing
    pieces.push(piece)
  }
  const after = Number(answer.headers['retry-after'])
  const wait = Number.isFinite(after) && after > 0 ? Math.min(longestWait, 1000 * after) : null
  return { status: answer.complete ? answer.statusCode! : 0, text: Buffer.concat(pieces).toString('utf8'), wait }
}

/** @throws InputError where asking again is of no use: no access, no such model, nobody there */
function requireAccess({ status, text }: Reply, { address, model }: Endpoint): void {
  if (status !== 401 && status !== 403 && status !== 404) return
  throw inputError({
    code: 'llm/refused',
    place: { file: '--endpoint' },
    message:
      status === 404
        ? `${address} knows no chat completions, or no model "${model}" (it answers ${status}: ${text.slice(0, 120)})`
        : `${address} refuses access (it answers ${status})`,
    fix:
      status === 404
        ? 'check the address, which mostly ends in /v1, and the name of the model'
        : 'set THEMATA_LLM_KEY to a key of the server',
  })
}

const unreachable = ({ address }: Endpoint): Error =>
  inputError({
    code: 'llm/unreachable',
    place: { file: '--endpoint' },
    message: `${address} does not answer`,
    fix: 'start the server of the model, or raise its limits, and run again: what was answered is kept',
  })

/** The content of an answer like OpenAI's; null for anything else. */
function contentOf(text: string): string | null {
  try {
    const { choices } = JSON.parse(text) as { choices?: { message?: { content?: unknown } }[] }
    const content = choices?.[0]?.message?.content
    return typeof content === 'string' ? content : null
  } catch {
    return null
  }
}

/** Appends an answer, so that one that came is never asked for again, whatever ends the run. */
function keep(file: string, answer: { readonly key: string; readonly content: string }): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  appendFileSync(file, `\n${JSON.stringify(answer)}`, { mode: 0o600 }) // on a line of its own, also after a crash
}

/** Kept answers; a line that a crash broke off is left out. */
function readKept(file: string): Map<string, string> {
  if (!existsSync(file)) return new Map()
  const lines = readRegular(file).toString('utf8').split('\n')
  return new Map(
    lines.flatMap((line): [string, string][] => {
      try {
        const { key, content } = JSON.parse(line) as { key: unknown; content: unknown }
        return typeof key === 'string' && typeof content === 'string' ? [[key, content]] : []
      } catch {
        return []
      }
    }),
  )
}
