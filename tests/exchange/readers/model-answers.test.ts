import { describe, expect, test } from 'vitest'
import { openContent } from '../../../src/exchange/open-content.ts'
import { readForeign } from '../../../src/exchange/readers/index.ts'
import { noServices } from './read.ts'

async function read(text: string, file = 'answers.json') {
  const content = await openContent({ file, bytes: new TextEncoder().encode(text) }, noServices)
  const { reader, project } = await readForeign(content, { columns: {}, separator: null })
  const pathOf = new Map(project.codes.map(({ id, path }) => [id, path.join(' > ')]))
  return {
    reader,
    project,
    rows: project.codings.map(({ document, quote, code, coder, isMachine }) => [
      document,
      quote,
      pathOf.get(code),
      isMachine ? coder : '',
    ]),
  }
}
const row = ['P1', 'They sting', 'weeds', '']

describe('answers of language models are read, however they are nested:', () => {
  test.each<[string, unknown]>([
    ['a list of objects', [{ document: 'P1', quote: 'They sting', code: 'weeds' }]],
    ['an object with a list', { codings: [{ doc_id: 'P1', excerpt: 'They sting', label: 'weeds' }] }],
    ['documents with lists of codings', [{ document: 'P1', codings: [{ quote: 'They sting', codes: ['weeds'] }] }]],
    ['lists under the names of documents', { P1: [{ quote: 'They sting', tags: ['weeds'] }] }],
    ['codes with lists of quotes', { document: 'P1', themes: [{ name: 'weeds', quotes: ['They sting'] }] }],
    [
      'quotes with objects as codes',
      { document: 'P1', items: [{ quote: 'They sting', codes: [{ code: 'weeds', reason: 'x' }] }] },
    ],
    ['a list that Python wrote into a text', [{ document: 'P1', quote: 'They sting', codes: "['weeds']" }]],
  ])('%s', async (_, value) => {
    const { reader, rows } = await read(JSON.stringify(value))
    expect([reader, rows]).toEqual(['model-answers', [row]])
  })
  test('lines of JSON, each with its line as the place', async () => {
    const line = JSON.stringify({ document: 'P1', quote: 'They sting', code: 'weeds', model: 'm-1' })
    const { project, rows } = await read(`${line}\n\n${line}\n`, 'answers.jsonl')
    expect(rows).toEqual([
      ['P1', 'They sting', 'weeds', 'm-1'],
      ['P1', 'They sting', 'weeds', 'm-1'],
    ])
    expect(project.codings.map(({ place }) => place.line)).toEqual([1, 3])
  })
  test('JSON in the code blocks of an answer in Markdown', async () => {
    const { rows } = await read(
      'Here is what I found:\n\n```json\n[{"document":"P1","quote":"They sting","code":"weeds"}]\n```\nAnything else?\n',
      'answer.md',
    )
    expect(rows).toEqual([row])
  })
  test('and an answer that no code applies is no coding', async () => {
    const { rows } = await read(
      '[{"document":"P1","quote":"Hm","codes":["none"]},{"document":"P1","quote":"They sting","code":"weeds"}]',
    )
    expect(rows).toEqual([row])
  })
})

describe('refused are', () => {
  test('JSON that breaks off, at its line and column', async () => {
    await expect(read('[\n{"quote": "x", "code": }]')).rejects.toThrow(/answers\.json:2:\d+ {2}error {2}json\/syntax/)
  })
  test('a broken line of JSON lines, at its line', async () => {
    await expect(read('{"quote":"x","code":"y"}\n{"quote":\n', 'a.jsonl')).rejects.toThrow(/a\.jsonl:2:\d+/)
  })
  test('JSON without a quote and a code', async () => {
    await expect(read('{"a":1}')).rejects.toThrow(/exchange\/unknown[\s\S]*JSON without an object/)
  })
  test('JSON that is nested without end', async () => {
    const deep = `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`
    await expect(read(deep)).rejects.toThrow(/exchange\/unknown|nested too deeply/)
  })
})
