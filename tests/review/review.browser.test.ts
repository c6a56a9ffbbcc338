/// <reference lib="dom" />
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { textHash } from '../../src/anchoring/text-hash.ts'
import { type EventLog, openEventLog } from '../../src/io/event-log.ts'
import { readReviewAssets } from '../../src/io/package-files.ts'
import type { Codebook } from '../../src/model/codebook.ts'
import type { DrawEvent } from '../../src/model/decision-event.ts'
import type { CodebookEditor } from '../../src/review/codebook-editor.ts'
import { pageHtml } from '../../src/review/page-html.ts'
import type { ReviewTranscript } from '../../src/review/review-data.ts'
import { openSession, type ReviewStudy } from '../../src/review/review-session.ts'
import { type ReviewServer, serve } from '../../src/review/serve.ts'
import { createPlaceRecorder } from '../../src/study/decision-events/event-place.ts'
import { parseEvents } from '../../src/study/decision-events/parse-events.ts'
import { colourRules, findBarriers, hasBrowser, openBrowser } from '../support/browser.ts'
import { codeEvent, placeAt } from '../support/events.ts'
import { reviewStudy, reviewTranscript } from '../support/review-study.ts'

const folder = mkdtempSync(join(tmpdir(), 'themata-review-'))
const options = { coder: 'ana', isBlind: false, isSettling: false, order: 'interview', sameAs: null } as const
const { codebook } = reviewStudy()
const [pay, ...rest] = codebook.codes as [Codebook['codes'][number], ...Codebook['codes']]
const changes: unknown[] = []
const editor: CodebookEditor = {
  propose: async () => codebook,
  async change(change) {
    changes.push(change)
    return { ...codebook, codes: [{ ...pay, id: 'salary', label: 'Salary', was: ['pay'] }, ...rest] }
  },
  exclude: async () => ({
    codebook,
    passages: [{ transcript: 'P1', turn: 2, text: 'The salary is low.', start: 19, end: 37, isLast: true }],
  }),
}
let study: ReviewStudy
let files: Parameters<typeof serve>[1]
let [browser, page, server, log] = [] as unknown as [Browser, Page, ReviewServer, EventLog]
const trouble: string[] = []
const ofDraw = { ...options, isBlind: true, isDraw: true, order: 'random' } as const
/** A sample of both passages of a transcript. */
const drawOf = (transcript: ReviewTranscript): DrawEvent => {
  const record = createPlaceRecorder(transcript)
  return {
    ...{ v: 1, id: 'd', kind: 'draw', coder: 'ana', time: null, session: 'draw', seq: 0 },
    ...{ draw: 'draw-1', frame: 'sha256:0', seed: 1 },
    classes: [
      { class: 'rare', size: 1, drawn: 1, rule: '' },
      { class: 'rest', size: 4, drawn: 1, rule: '' },
    ],
    transcripts: [{ transcript: transcript.id, text: textHash(transcript.text), segments: 2, members: {} }],
    passages: [
      { class: 'rest', on: record(transcript.passages[1]!) },
      { class: 'rare', on: record(transcript.passages[0]!) },
    ],
  }
}
const stored = () => {
  const { events, problems } = parseEvents(readFileSync(log.path, 'utf8'), log.path)
  expect(problems).toEqual([])
  return events.map(({ event }) => event)
}
const said = (words: string) => page.locator('#live', { hasText: words }).waitFor({ state: 'attached' })

describe.skipIf(!hasBrowser)('the review page', () => {
  beforeAll(async () => {
    files = { '/': { type: 'text/html', text: pageHtml }, ...(await readReviewAssets()) }
    server = await serve(0, files)
    log = await openEventLog(folder, 'ana', server.address)
    study = reviewStudy({ append: log.append, editor })
    server.start(await openSession(study, options))
    browser = await openBrowser()
    page = await browser.newPage({ viewport: { width: 1200, height: 800 } })
    page.on('console', (message) => void (message.type() === 'error' && trouble.push(message.text())))
    page.on('pageerror', (error) => trouble.push(error.message))
    await page.goto(server.address)
    await page.locator('.card').first().waitFor()
  })
  afterAll(async () => {
    await browser?.close()
    log?.close()
    await server?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  test('takes the secret out of its address, and stores by keys what it says it stored', async () => {
    expect(page.url()).not.toContain('token')
    expect(await findBarriers(page)).toEqual([])
    await page.keyboard.press('x')
    await page.locator('.passage', { hasText: 'The queue is done' }).waitFor()
    expect(stored().at(-1)).toMatchObject({ kind: 'code', code: 'pay', status: 'rejected', on: { start: 19, end: 37 } })
    await page.keyboard.press('u')
    await said('undone')
    await expect.poll(() => stored().at(-1)).toMatchObject({ kind: 'undo', replaces: stored()[0]!.id })
  })

  test('codes the very words that are selected, by keys alone', async () => {
    await page.keyboard.press('v')
    await page.locator('.turn').nth(1).waitFor()
    await page.keyboard.press('j')
    const text = page.locator('.turn').nth(1).locator('.text')
    await text.evaluate((element) => {
      const node = element.firstChild!
      document.getSelection()!.setBaseAndExtent(node, 30, node, node.textContent!.length - 3)
    })
    expect(await findBarriers(page)).toEqual([])
    await page.keyboard.press('Enter')
    await page.keyboard.type('jo')
    expect(await findBarriers(page)).toEqual([])
    await page.keyboard.press('Enter')
    await said('coded: Joy')
    expect(await page.locator('dialog').count()).toBe(0)
    expect(stored().at(-1)).toMatchObject({ code: 'joy', status: 'accepted', on: { exact: 'work. 👩‍🌾' } })
  })

  test('keeps answers while the server is gone, and stores them when it is back', async () => {
    const before = stored().length
    const { port } = server
    await server.close()
    await page.keyboard.press('m')
    await page.keyboard.type('said while nobody listened')
    await page.keyboard.press('Control+Enter')
    await page.locator('#status', { hasText: '1 not stored' }).waitFor()
    expect(await page.title()).toContain('1 not stored')
    expect(stored().length).toBe(before)
    server = await serve(port, files)
    server.start(await openSession(study, options))
    // A new server has a new secret; the researcher opens the address that it prints.
    await page.goto('about:blank')
    await page.goto(server.address)
    await page.locator('#status', { hasText: 'all stored' }).waitFor()
    await expect.poll(() => stored().at(-1)).toMatchObject({ kind: 'memo', memo: 'said while nobody listened' })
  })

  test('finds words in all transcripts, and shows them in their turn', async () => {
    await page.keyboard.press('/')
    await page.keyboard.type('like the')
    await page.locator('.found button').waitFor()
    expect(await findBarriers(page)).toEqual([])
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await page.locator('.turn[aria-current]', { hasText: 'I like the work' }).waitFor()
  })

  test('changes a code in the codebook, shows what an excluded keyword removes, and takes a stance by a key', async () => {
    await page.keyboard.press('v')
    await page.locator('.card[aria-current]').waitFor()
    await page.keyboard.press('w')
    await page.getByRole('button', { name: 'See what that removes' }).click()
    await page.getByText('1 passage would lose the keyword').waitFor()
    expect(await findBarriers(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.keyboard.press('a')
    await page.locator('.passage', { hasText: 'The queue is done' }).waitFor()
    await page.keyboard.press('k')
    await page.locator('.card.accepted').waitFor()
    await page.keyboard.press('s')
    expect(await findBarriers(page)).toEqual([])
    await page.keyboard.press('p')
    await said('stance: problem')
    expect(stored().at(-1)).toMatchObject({ code: 'pay', status: 'accepted', stance: 'problem' })
    await page.keyboard.press('e')
    expect(await findBarriers(page)).toEqual([])
    await page.getByLabel('Name', { exact: true }).fill('Salary')
    await page.getByRole('button', { name: 'Rename' }).click()
    await page.locator('.card b', { hasText: /^Salary$/ }).waitFor()
    expect(changes).toEqual([{ kind: 'rename', code: 'pay', label: 'Salary' }])
  })

  test('lists answers whose words were edited, and places one at a selection', async () => {
    const gone = codeEvent({
      coder: 'ana',
      code: 'joy',
      on: { ...placeAt(0, 40), exact: 'Nobody in this text ever said these words.' },
    })
    server.start(await openSession({ ...study, readEvents: async () => [gone] }, options))
    await page.reload()
    await page.locator('.notice', { hasText: '1 of your answers must be placed again' }).waitFor()
    await page.keyboard.press('p')
    expect(await findBarriers(page)).toEqual([])
    await page.getByRole('button', { name: 'Select its words' }).click()
    const text = page.locator('.turn').nth(1).locator('.text')
    await text.evaluate((element) =>
      document.getSelection()!.setBaseAndExtent(element.firstChild!, 19, element.firstChild!, 35),
    )
    await page.keyboard.press('p')
    await expect
      .poll(() => stored().at(-1))
      .toMatchObject({ kind: 'place', replaces: gone.id, on: { exact: 'I like the work.' } })
    await page.locator('.notice').waitFor({ state: 'detached' })
  })

  test('reads a drawn sample without suggestions, and stores each reading with its class and its chance', async () => {
    server.start(await openSession({ ...study, readEvents: async () => [drawOf(study.transcripts[0]!)] }, ofDraw))
    await page.reload()
    await page.locator('.study', { hasText: 'the drawn sample, blind' }).waitFor()
    await page.locator('.passage', { hasText: 'I like the work.' }).waitFor()
    expect(await page.locator('.card').count()).toBe(0)
    await page.keyboard.press('n')
    await page.locator('.passage', { hasText: 'The salary is low.' }).waitFor()
    expect(await page.locator('.card').count()).toBe(0)
    await expect
      .poll(() => stored().at(-1))
      .toMatchObject({
        ...{ kind: 'read', codes: '*', shown: { mode: 'blind' } },
        draw: { id: 'draw-1', class: 'rest', chance: 0.25 },
      })
  })

  test('asks for one passage of each participant and code, and is done when it is accepted', async () => {
    const [one] = reviewTranscript.passages
    const passages = reviewTranscript.passages.map((passage) => ({
      ...{ ...passage, participant: 'P1' },
      suggestions: one!.suggestions.map((own) => ({ ...own, evidence: [] })),
    }))
    const twice = { ...study, transcripts: [{ ...reviewTranscript, passages }] }
    server.start(await openSession(twice, { ...options, order: 'doubt', confirming: 'participants' }))
    await page.reload()
    await page.locator('.study', { hasText: 'which participants speak of what' }).waitFor()
    await page.locator('.passage', { hasText: 'The salary is low.' }).waitFor()
    expect(await page.locator('#main').textContent()).toContain('0 of 2')
    await page.keyboard.press('a')
    await expect.poll(() => stored().at(-1)).toMatchObject({ kind: 'code', code: 'pay', status: 'accepted' })
    await page.locator('.passage', { hasText: 'The queue is done' }).waitFor()
  })

  test('can be read in the dark and on a narrow screen', async () => {
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.setViewportSize({ width: 380, height: 700 })
    expect(await findBarriers(page, colourRules)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
  })

  test('leaves a passage its room where the window is small, and runs in the direction of its words', async () => {
    await page.setViewportSize({ width: 640, height: 400 })
    await page.keyboard.press('k')
    await page.locator('.speech').waitFor()
    expect(await page.locator('footer').evaluate(({ clientHeight }) => clientHeight)).toBeLessThan(60)
    const [start, end] = await page.evaluate(() => {
      const speech = document.querySelector<HTMLElement>('.speech')!
      const here = speech.querySelector('.here')!
      const own = here.textContent
      here.textContent = 'أكتب على ورق.'
      for (const other of speech.querySelectorAll('.around')) other.remove()
      const { left, right } = here.getBoundingClientRect()
      const box = speech.getBoundingClientRect()
      here.textContent = own
      return [box.right - right, left - box.left]
    })
    expect(end).toBeGreaterThan(start!)
  })

  test('turns from a passage to reading at that passage', async () => {
    const words = (await page.locator('.speech .here').textContent())!
    await page.keyboard.press('v')
    await page.locator('.turn[aria-current]', { hasText: words }).waitFor()
  })

  test('has nothing to complain about but the server that was gone', () =>
    expect(trouble.filter((message) => !message.includes('ERR_CONNECTION_REFUSED'))).toEqual([]))
})
