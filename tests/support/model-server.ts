import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A request as the server received it. */
export interface Received {
  readonly model: string
  readonly messages: readonly { readonly role: string; readonly content: string }[]
  readonly temperature: number
  readonly seed: number
  readonly response_format?: unknown
}

/** Answers one request; the number counts from 0. */
export type Behaviour = (received: Received, number: number, response: ServerResponse) => void

/** Sends a content in the form of OpenAI's chat completions. */
export const reply = (response: ServerResponse, content: unknown): void => {
  response.setHeader('content-type', 'application/json')
  const text = typeof content === 'string' ? content : JSON.stringify(content)
  response.end(JSON.stringify({ choices: [{ message: { role: 'assistant', content: text } }] }))
}

/** Codes each passage that contains a word, and quotes that word: a model that is right. */
export const coding =
  (word: string, code: string): Behaviour =>
  ({ messages }, _, response) => {
    const codings = Array.from(messages.at(-1)!.content.matchAll(/^Passage (\d+): (.*)$/gm)).flatMap(
      ([, passage, text]) =>
        text!.includes(word) ? [{ passage: Number(passage), code, quote: word, confidence: 0.9 }] : [],
    )
    reply(response, { codings })
  }

/** A server that speaks the protocol and behaves as a test wants. */
export async function startModelServer(behave: Behaviour) {
  const received: Received[] = []
  let current = behave
  const server = createServer((request, response) => {
    let text = ''
    request.on('data', (piece) => {
      text += piece
    })
    request.on('end', () => {
      const body = JSON.parse(text) as Received
      received.push(body)
      current(body, received.length - 1, response)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    received,
    behave(next: Behaviour) {
      current = next
      received.length = 0
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
