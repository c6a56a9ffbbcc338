import { appendFileSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readCodebook } from '../../src/codebook/read-codebook.ts'
import { askPassages } from '../../src/coders/language-model/ask-passages.ts'
import { type AskedPassage, buildRequests } from '../../src/coders/language-model/build-requests.ts'
import { readAnswer } from '../../src/coders/language-model/read-answer.ts'
import { checkEndpoint, openLanguageModel } from '../../src/io/language-model.ts'
import { gardensYaml } from '../support/builders.ts'
import { type Behaviour, coding, reply, startModelServer } from '../support/model-server.ts'

const codebook = readCodebook(gardensYaml(), 'gardens.yaml')
const [{ id: code }] = codebook.codes as unknown as [{ readonly id: string }]
const passage = (text: string, start = 100, before = ''): AskedPassage => ({
  segmentId: `s${start}`,
  text,
  start,
  before,
})
const progress = { begin: () => {}, advance: () => {}, end: () => {} }
const patience = { timeout: 2000, pause: 1 }
let server: Awaited<ReturnType<typeof startModelServer>>
beforeAll(async () => {
  server = await startModelServer(coding('water', code))
})
afterAll(() => server.close())
const endpoint = () => ({ address: server.address, model: 'small', mayLeave: false, key: null })
const newFolder = () => mkdtempSync(join(tmpdir(), 'themata-llm-'))
/** What a model that behaves so answers about one passage. */
async function ask(behave: Behaviour, folder = newFolder(), wait = patience) {
  server.behave(behave)
  const port = openLanguageModel(endpoint(), folder, wait)
  const passages = [passage('There was no water in the beds.')]
  return askPassages([{ id: 'P1', passages }], codebook, { port, progress })
}
const codesOf = (asked: Awaited<ReturnType<typeof ask>>) => asked.byTranscript.get('P1')!.map(({ codeId }) => codeId)

describe('a request to a language model', () => {
  test('has the codebook entry, the passage, and what was said before it', () => {
    const [request] = buildRequests([passage('Dry summer.', 40, 'How was it?')], codebook)
    const [system, user] = request!.messages
    for (const { id, description } of codebook.codes) expect(system!.content).toContain(`- ${id}:`) ?? description
    expect(user!.content).toBe('Before passage 1: …How was it?\nPassage 1: Dry summer.')
  })
  test('has several passages, and each passage is in one request', () => {
    const passages = Array.from({ length: 11 }, (_, at) => passage(`text ${at}`, at))
    const requests = buildRequests(passages, codebook)
    expect(requests.flatMap((request) => request.passages)).toEqual(passages)
    expect(requests.length).toBeLessThan(passages.length)
  })
  test('asks for temperature 0, a seed and a fixed form of answer', async () => {
    expect(codesOf(await ask(coding('water', code)))).toEqual([code])
    expect(server.received).toMatchObject([
      { model: 'small', temperature: 0, seed: 1, response_format: { type: 'json_schema' } },
    ])
  })
})

describe('an answer of a language model', () => {
  const [request] = buildRequests([passage('Mina’s beds were  dry,\nshe said.', 50)], codebook)
  const read = (codings: unknown) => readAnswer(JSON.stringify({ codings }), request!)
  const quoted = (quote: string) => read([{ passage: 1, code, quote, confidence: 0.7 }])
  test.each([
    ['the very words', 'were  dry'],
    ['other blanks and line breaks', 'dry, she said'],
    ['another case', 'BEDS WERE DRY'],
    ['another apostrophe', "Mina's beds"],
    ['dots and quotation marks around them', '“… beds were dry …”'],
  ])('may quote with %s', (_, quote) => expect(quoted(quote)).toMatchObject({ unsaid: 0, answers: [{ codeId: code }] }))
  test('says where the quoted words are in the transcript', () =>
    expect(quoted('beds')!.answers[0]!.span).toEqual({ start: 57, end: 61 }))
  test('is refused where nobody said what it quotes', () => {
    expect(quoted('beds were wet')).toEqual({ answers: [], unsaid: 1, malformed: 0 })
    expect(quoted('')).toEqual({ answers: [], unsaid: 1, malformed: 0 })
  })
  test('is refused where it names another code or passage, or has no form', () => {
    const items = [
      { passage: 1, code: 'love', quote: 'beds', confidence: 1 },
      { passage: 2, code, quote: 'beds' },
      'beds',
      null,
    ]
    expect(read(items)).toEqual({ answers: [], unsaid: 0, malformed: 4 })
  })
  test('may be fenced, and is none where it is no JSON of that form', () => {
    expect(readAnswer('Sure!\n```json\n{"codings":[]}\n```', request!)).toEqual({
      answers: [],
      unsaid: 0,
      malformed: 0,
    })
    for (const content of ['', 'no', '{"codings":', '[]', '{"codings":3}'])
      expect(readAnswer(content, request!)).toBeNull()
  })
  test('never has a span outside its passage, or of other words than the quoted ones', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
        fc.nat(40),
        fc.nat(40),
        (text, a, b) => {
          const [asked] = buildRequests([passage(text, 7)], codebook)
          const quote = text.slice(Math.min(a, b), Math.max(a, b))
          const found = readAnswer(JSON.stringify({ codings: [{ passage: 1, code, quote, confidence: 1 }] }), asked!)!
          for (const { span } of found.answers) {
            expect(span.start >= 7 && span.end <= 7 + text.length && span.start < span.end).toBe(true)
            expect(text.slice(span.start - 7, span.end - 7).replace(/\s+/gu, ' ')).toContain(
              text
                .slice(span.start - 7, span.end - 7)
                .trim()
                .slice(0, 1),
            )
          }
        },
      ),
      { numRuns: 200 },
    )
  })
})

describe('a server that misbehaves', () => {
  const once =
    (first: Behaviour): Behaviour =>
    (received, number, response) =>
      number === 0 ? first(received, number, response) : coding('water', code)(received, number, response)
  test.each<[string, Behaviour]>([
    ['is busy', (_, __, response) => void response.writeHead(429, { 'retry-after': '0.001' }).end()],
    ['fails', (_, __, response) => void response.writeHead(500).end('oops')],
    ['answers with broken JSON', (_, __, response) => reply(response, '{"codings": [')],
    ['answers with prose', (_, __, response) => reply(response, 'I would code this with water.')],
    [
      'breaks off in the middle',
      (_, __, response) => {
        response.writeHead(200, { 'content-length': '900' })
        response.write('{"choi')
        setTimeout(() => response.destroy(), 5)
      },
    ],
    ['hangs up', (_, __, response) => void response.destroy()],
    [
      'knows no fixed form of answers',
      (received, _, response) => void response.writeHead(received.response_format === undefined ? 200 : 400).end(),
    ],
  ])('and %s is asked again', async (_, behave) => expect(codesOf(await ask(once(behave)))).toEqual([code]))
  test('and is too slow is asked again', async () => {
    const asked = await ask(
      once(() => {}),
      newFolder(),
      { timeout: 60, pause: 1 },
    )
    expect(codesOf(asked)).toEqual([code])
  })
  test('and never gives a usable answer leaves the passage without one, and nothing is kept', async () => {
    const folder = newFolder()
    expect(await ask((_, __, response) => reply(response, 'no'), folder)).toMatchObject({ unanswered: 1 })
    expect(server.received.length).toBe(4)
    expect(readdirSync(folder)).toEqual([])
  })
  test('and is not there ends the run, with what to do', async () => {
    const gone = { ...endpoint(), address: 'http://127.0.0.1:9/v1' }
    const port = openLanguageModel(gone, newFolder(), patience)
    const passages = Array.from({ length: 20 }, (_, at) => passage('water', at))
    await expect(askPassages([{ id: 'P1', passages }], codebook, { port, progress })).rejects.toThrow('does not answer')
  })
  test('and knows no such model, or wants a key, is not asked again', async () => {
    await expect(ask((_, __, response) => void response.writeHead(404).end('model not found'))).rejects.toThrow(
      'no model "small"',
    )
    await expect(ask((_, __, response) => void response.writeHead(401).end())).rejects.toThrow('THEMATA_LLM_KEY')
    expect(server.received.length).toBe(1)
  })
  test('and redirects to another one is not followed', async () =>
    expect(
      await ask((_, __, response) => void response.writeHead(307, { location: 'http://example.org/' }).end()),
    ).toMatchObject({ unanswered: 1 }))
})

describe('answers that came', () => {
  test('are kept, and not asked for again; a broken last line costs one answer', async () => {
    const folder = newFolder()
    const first = await ask(coding('water', code), folder)
    expect(await ask(coding('nothing', code), folder)).toEqual(first)
    expect(server.received).toEqual([])
    const file = join(folder, 'answers', 'small.jsonl')
    appendFileSync(file, '\n{"key":"abc","cont')
    expect(await ask(coding('nothing', code), folder)).toEqual(first)
    expect(readFileSync(file, 'utf8').trim().split('\n').length).toBe(2)
  })
  test('are asked for again where the passage has changed', async () => {
    const folder = newFolder()
    await ask(coding('water', code), folder)
    server.behave(coding('water', code))
    const port = openLanguageModel(endpoint(), folder, patience)
    await askPassages([{ id: 'P1', passages: [passage('There was water.')] }], codebook, { port, progress })
    expect(server.received.length).toBe(1)
  })
})

describe('an endpoint', () => {
  const check = (address: string, mayLeave = false) => checkEndpoint({ address, model: 'm', mayLeave, key: null })
  test.each(['http://localhost:11434/v1', 'http://127.0.0.1:8080/v1/', 'http://[::1]:1234/v1'])(
    'may be %s',
    (address) => {
      const { url, isRemote } = check(address)
      expect(url.pathname).toBe('/v1/chat/completions')
      expect(isRemote).toBe(false)
    },
  )
  test.each([
    'https://api.example.org/v1',
    'http://127.0.0.1.example.org/v1',
    'http://localhost.example.org/v1',
    'http://10.0.0.1/v1',
    'http://localhost@example.org/v1',
  ])('is refused where passages would leave this computer: %s', (address) => {
    expect(() => check(address)).toThrow('--allow-remote')
    expect(check(address, true).isRemote).toBe(true)
  })
  test.each(['localhost:11434', 'file:///etc/passwd', ''])('is no address: %s', (address) =>
    expect(() => check(address)).toThrow(),
  )
})
