import { deflateRawSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { checkPage } from '../../src/verify/check-page.ts'
import { type Page, readPage } from '../../src/verify/forms/read-page.ts'
import { type VerifiedStudy, verifiedStudy } from '../support/verified-study.ts'

let it: VerifiedStudy
let page: Page
beforeAll(async () => {
  it = await verifiedStudy()
  page = readPage(new TextDecoder().decode(it.report.files.get('report.html')!))
}, 60_000)

/** The messages about a page of which one part was changed, as text or as what it holds. */
const check = async (data: Page['data'], blocks: Page['blocks'] = []) =>
  (await checkPage('report.html', { data, blocks }, it.report.written, it.atHand)).map(({ code, message }) => [
    code,
    message,
  ])
const withPart = (name: string, text: string): Page['data'] =>
  new Map([...page.data, [name, { text, line: page.data.get(name)!.line }]])
/** biome-ignore lint/suspicious/noExplicitAny: the data of a page, to be changed anywhere */
const changed = (name: string, change: (part: any) => void): Page['data'] => {
  const part = JSON.parse(page.data.get(name)!.text)
  change(part)
  return withPart(name, JSON.stringify(part))
}

describe('the data of a page', () => {
  test('are right as they were written', async () => {
    expect([...page.data.keys()]).toEqual(
      expect.arrayContaining(['outline', 'codings', 'reasons', 'transcript-0', 'transcript-3']),
    )
    expect(await check(page.data)).toEqual([])
  })
  test('may be missing only where the page says that they are', async () => {
    const note = 'The transcripts are too large for a page, so numbers open nothing here.'
    expect(await check(new Map(), [{ kind: 'caption', text: note, line: 1 }])).toEqual([])
    expect(await check(new Map())).toEqual([['verify/page', 'the page has no part "outline"']])
    const { data } = page
    expect(await check(new Map([...data].filter(([name]) => name !== 'transcript-1')))).toEqual([
      ['verify/page', 'the page has no part "transcript-1"'],
    ])
  })
  test.each(
    ['outline', 'codings', 'reasons', 'transcript-0'].flatMap((name) =>
      ['null', '3', '{}', '[[', '"text"', '{"text":3}', ''].map((text) => [name, text] as const),
    ),
  )('are named, not stumbled over, where "%s" holds %s', async (name, text) => {
    const found = await check(withPart(name, text))
    expect(found.length).toBeGreaterThan(0)
    for (const [code, message] of found)
      expect(`${code}: ${message}`).toMatch(/^verify\/page: the part "[\w-]+" of the page is not as|^(json|verify)\//)
  })
  test.each([
    ['outline', 'counted', 'accepted', 'the counted codings of the page are others than those of analysis.json'],
    ['outline', 'participants', [], 'the participants of the page are others than those of analysis.json'],
    ['outline', 'themes', [], 'the themes of the page are others than those of analysis.json'],
    ['outline', 'codes', [], 'the codes of the page are others than those of analysis.json'],
    ['outline', 'transcripts', [], 'the transcripts of the page are others than those of analysis.json'],
    ['transcript-0', 'text', 'Nothing.', /^the words of P1a are others at 0: "Nothing\." in the page/],
    ['transcript-0', 'speakers', ['Ben', 'P1a'], 'turn 1 of P1a is another in the page'],
    ['reasons', 'counts', [], /^the reasons for \w+ in P1a from \d+ are others in the page$/],
    ['reasons', 'form', [], /^the reasons for \w+ in P1a from \d+ are others in the page$/],
    ['outline', 'passages', 7, 'the number of coded passages of the page are others than those of analysis.json'],
  ])('with other %s %s are named', async (part, key, value, message) => {
    const found = await check(changed(part, (own) => Object.assign(own, { [key]: value })))
    expect(found.map(([, said]) => said)).toContainEqual(
      typeof message === 'string' ? message : expect.stringMatching(message),
    )
  })
  test('have as many codings as the analysis', async () => {
    const { length } = it.report.written.codings
    const found = await check(changed('codings', (columns) => Object.values<number[]>(columns).map((own) => own.pop())))
    expect(found).toEqual([['verify/page', `the page has ${length - 1} codings, and ${length} are expected`]])
  })
  test.each([...['transcript', 'start', 'end', 'code', 'participant', 'turn', 'coder', 'status', 'stance']])(
    'have codings whose %s is that of the analysis',
    async (column) => {
      const found = await check(
        changed('codings', (columns) => {
          const { length } = columns[column]
          columns[column][length - 1] += 99
        }),
      )
      expect(found).toEqual([['verify/page', expect.stringMatching(/^the coding of P3a from \d+ with \w+ is another/)]])
    },
  )
  test.each(['number', 'speaker', 'asks', 'start', 'end', 'startMs', 'line'])(
    'have turns whose %s is that of the transcript',
    async (column) => {
      const found = await check(
        changed('transcript-3', ({ turns }) => {
          const { length } = turns[column]
          turns[column][length - 1] += 1
        }),
      )
      expect(found).toEqual([['verify/page', 'turn 2 of P3a is another in the page']])
    },
  )
  test('have no turn more, and none less', async () => {
    const turns = (change: (own: number[]) => void) =>
      check(changed('transcript-3', (own) => Object.values<number[]>(own.turns).map(change)))
    expect(await turns((own) => own.push(1))).toEqual([
      ['verify/page', 'P3a has 3 turns in the page, and 2 are expected'],
    ])
    expect(await turns((own) => own.pop())).toHaveLength(2)
  })
  test.each(['form', 'from', 'length', 'counts'])('have reasons whose %s is that of the analysis', async (column) => {
    const found = await check(
      changed('reasons', (own) => {
        own[column][0] += 1
      }),
    )
    expect(found.length).toBeGreaterThan(0)
    for (const [, message] of found) expect(message).toMatch(/^the reasons for \w+ in \w+ from \d+ are others/)
  })
  test('have keywords, by the name of their codes, that are those of the analysis', async () => {
    const found = await check(changed('reasons', ({ forms }) => Object.assign(forms[0], { keyword: 'cla*' })))
    expect(found).toEqual([['verify/page', expect.stringMatching(/^the reasons for \w+ in P1a from \d+ are others/)]])
  })
  test('have confidence in whole percents, half of one up or down', async () => {
    const moved = (by: number) =>
      check(
        changed('codings', ({ percent }) => {
          percent[percent.length - 1] += by
        }),
      )
    expect(await moved(0)).toEqual([])
    expect(await moved(2)).toHaveLength(1)
    expect(await moved(-2)).toHaveLength(1)
  })
})

describe('a page', () => {
  const scriptOf = (type: string, text: string) =>
    readPage(`<p>a</p>\n<script type="${type}" id="part">${text}</script>`).data.get('part')
  test('has parts as they are, and packed ones unpacked, each with its line', () => {
    expect(scriptOf('application/json', '{"a":1}')).toEqual({ text: '{"a":1}', line: 2 })
    const packed = deflateRawSync('{"b":"ü"}').toString('base64')
    expect(scriptOf('text/plain', packed)).toEqual({ text: '{"b":"ü"}', line: 2 })
  })
  test('whose packed part is damaged has nothing in it, and its program is no part', () => {
    expect(scriptOf('text/plain', 'no base64 of anything')).toEqual({ text: '', line: 2 })
    expect(scriptOf('module', 'alert(1)')).toBeUndefined()
  })
})
