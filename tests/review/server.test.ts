import { request } from 'node:http'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pageHtml } from '../../src/review/page-html.ts'
import { openSession } from '../../src/review/review-session.ts'
import { type ReviewServer, serve } from '../../src/review/serve.ts'
import { newCode, reviewStudy } from '../support/review-study.ts'

let server: ReviewServer
const written: string[] = []
beforeAll(async () => {
  server = await serve(0, { '/': { type: 'text/html', text: pageHtml } })
  const study = reviewStudy({
    append: async (lines) => {
      written.push(lines)
    },
  })
  server.start(
    await openSession(study, { coder: 'ana', isBlind: false, isSettling: false, order: 'interview', sameAs: null }),
  )
})
afterAll(() => server.close())

interface Sent {
  readonly method?: string
  readonly path?: string
  readonly headers?: Readonly<Record<string, string | undefined>>
  readonly body?: string
}

/** Sends a request as the page does, except for what a test changes; undefined leaves a header out. */
const send = ({ method = 'POST', path = '/api/outline', headers = {}, body = '{}' }: Sent = {}) =>
  new Promise<{ status: number; text: string; headers: Record<string, unknown> }>((resolve, reject) => {
    const usual = {
      host: `127.0.0.1:${server.port}`,
      origin: `http://127.0.0.1:${server.port}`,
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/json',
      'x-themata-token': server.token,
      ...headers,
    }
    const given = Object.fromEntries(
      Object.entries(usual).filter((entry): entry is [string, string] => entry[1] !== undefined),
    )
    const asked = request({ host: '127.0.0.1', port: server.port, method, path, headers: given }, (answer) => {
      let text = ''
      answer.on('data', (piece) => {
        text += piece
      })
      answer.on('end', () => resolve({ status: answer.statusCode!, text, headers: answer.headers }))
    })
    asked.on('error', reject)
    asked.end(method === 'GET' ? undefined : body)
  })

describe('the review server', () => {
  test('answers its own page', async () => {
    const { status, text } = await send()
    expect(status).toBe(200)
    expect(JSON.parse(text)).toMatchObject({ coder: 'ana', queue: [{ transcript: 0, codes: ['pay'] }] })
  })
  test('is reached by a link in the terminal, and by its own script', async () => {
    for (const site of ['none', 'same-origin', undefined])
      expect(
        (await send({ method: 'GET', path: '/', headers: { 'sec-fetch-site': site, origin: undefined } })).status,
      ).toBe(200)
  })

  const page = { origin: undefined, 'x-themata-token': undefined, 'sec-fetch-site': 'none' }
  test.each<[string, number, Sent]>([
    ['a host that resolves to this computer', 403, { headers: { host: 'evil.example' } }],
    ['a host that only begins like ours', 403, { headers: { host: '127.0.0.1.evil.example' } }],
    ['our host with another port', 403, { headers: { host: '127.0.0.1:1' } }],
    ['another origin', 403, { headers: { origin: 'https://evil.example' } }],
    ['the origin of a sandboxed page', 403, { headers: { origin: 'null' } }],
    ['no origin', 403, { headers: { origin: undefined } }],
    ['another site', 403, { headers: { 'sec-fetch-site': 'cross-site' } }],
    ['another port of this computer', 403, { headers: { 'sec-fetch-site': 'same-site' } }],
    ['a link on another site', 403, { method: 'GET', path: '/', headers: { ...page, 'sec-fetch-site': 'cross-site' } }],
    ['no token', 401, { headers: { 'x-themata-token': undefined } }],
    ['a wrong token', 401, { headers: { 'x-themata-token': 'x'.repeat(22) } }],
    ['a form', 415, { headers: { 'content-type': 'text/plain' } }],
    ['a GET that would write', 405, { method: 'GET', path: '/api/events' }],
    ['a DELETE', 405, { method: 'DELETE' }],
    ['a preflight of another site', 405, { method: 'OPTIONS', headers: { 'access-control-request-method': 'POST' } }],
    ['a path out of the folder', 404, { method: 'GET', path: '/../package.json', headers: page }],
    ['an encoded path out of the folder', 404, { method: 'GET', path: '/..%2fpackage.json', headers: page }],
    ['a name of every object', 404, { method: 'GET', path: '/constructor', headers: page }],
    ['an unknown request', 404, { path: '/api/nothing' }],
    ['no JSON', 400, { path: '/api/transcript', body: '{' }],
    ['a file name in the place of a number', 400, { path: '/api/transcript', body: '{"transcript":"../x"}' }],
    ['a field that is not known', 400, { path: '/api/outline', body: '{"coder":"ben"}' }],
    ['a transcript that is not there', 404, { path: '/api/transcript', body: '{"transcript":7}' }],
  ])('refuses %s', async (_, expected, sent) => {
    const { status, text } = await send(sent)
    expect(status).toBe(expected)
    expect(text).not.toContain('salary')
  })
  test('refuses more than a megabyte, announced or not', async () => {
    const body = JSON.stringify({ events: ['x'.repeat(2_000_000)] })
    const refused = async (headers: Record<string, string>) =>
      send({ path: '/api/events', body, headers }).then(
        ({ status }) => status,
        () => 413, // the connection is ended while the rest is still sent
      )
    expect(await refused({})).toBe(413)
    expect(await refused({ 'transfer-encoding': 'chunked' })).toBe(413)
    expect(written).toEqual([])
  })
  test.each(['//[', '//', 'http://[', '/%', '*', '/?token=x', '//evil.example/'])(
    'goes on after a request for %s, which is no address',
    async (target) => {
      const raw = await new Promise<string>((resolve, reject) => {
        const socket = connect(server.port, '127.0.0.1', () =>
          socket.end(`GET ${target} HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nConnection: close\r\n\r\n`),
        )
        let text = ''
        socket.on('data', (piece) => {
          text += piece
        })
        socket.on('error', reject)
        socket.on('close', () => resolve(text))
      })
      expect(raw).toMatch(target === '/?token=x' ? /^HTTP\/1\.1 200/ : /^HTTP\/1\.1 40[045]/)
      expect((await send()).status).toBe(200)
    },
  )
  test('lets no other page read or embed it, and runs nothing but its own program', async () => {
    const { headers } = await send({ method: 'GET', path: '/', headers: page })
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([])
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    })
    expect(headers['content-security-policy']).toContain(
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'",
    )
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
    expect(pageHtml).not.toMatch(/<script>|style=|onclick/)
  })
  test('has the secret in the part of the address that browsers do not send', () => {
    expect(new URL(server.address).hash).toBe(`#token=${server.token}`)
    expect(server.token.length).toBeGreaterThanOrEqual(22)
  })

  test('writes the words, the coder and the view of an event itself', async () => {
    const { status } = await send({ path: '/api/events', body: JSON.stringify({ events: [newCode()] }) })
    expect(status).toBe(200)
    expect(JSON.parse(written.at(-1)!)).toMatchObject({
      coder: 'ana',
      on: { transcript: 'P1', start: 19, end: 36, exact: 'The salary is low' },
      shown: { mode: 'assisted', suggestion: 'keyword' },
    })
  })
  test('stores an event that is sent again once', async () => {
    const before = written.length
    const events = [newCode({ id: '019cadc6-e06c-7982-a1c8-78922c706f01' })]
    for (let time = 0; time < 3; time++) await send({ path: '/api/events', body: JSON.stringify({ events }) })
    expect(written.length - before).toBe(1)
  })
  test.each([
    ['of another coder', { coder: 'ben' }, 400],
    ['with words of its own', { on: { transcript: 0, start: 0, end: 4, exact: 'x' } }, 400],
    ['outside the transcript', { on: { transcript: 0, start: 0, end: 4000 } }, 409],
    ['with a code that the codebook does not have', { code: 'nothing' }, 409],
    ['that ends before it begins', { on: { transcript: 0, start: 4, end: 4 } }, 400],
  ])('stores no event %s', async (_, given, expected) => {
    const before = written.length
    const { status } = await send({
      path: '/api/events',
      body: JSON.stringify({ events: [{ ...newCode(), ...given }] }),
    })
    expect(status).toBe(expected)
    expect(written.length).toBe(before)
  })
})
