/// <reference lib="dom" />
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type EventLog, openEventLog } from '../../src/io/event-log.ts'
import { readReviewAssets } from '../../src/io/package-files.ts'
import { pageHtml } from '../../src/review/page-html.ts'
import { openSession } from '../../src/review/review-session.ts'
import { type ReviewServer, serve } from '../../src/review/serve.ts'
import { parseEvents } from '../../src/study/decision-events/parse-events.ts'
import { colourRules, findBarriers, hasBrowser, openBrowser } from '../support/browser.ts'
import { reviewStudy } from '../support/review-study.ts'

const study = mkdtempSync(join(tmpdir(), 'themata-review-'))
let [browser, page, server, log] = [] as unknown as [Browser, Page, ReviewServer, EventLog]
const trouble: string[] = []
const stored = () => {
  const { events, problems } = parseEvents(readFileSync(log.path, 'utf8'), log.path)
  expect(problems).toEqual([])
  return events.map(({ event }) => event)
}
const said = (words: string) => page.locator('#live', { hasText: words }).waitFor({ state: 'attached' })

describe.skipIf(!hasBrowser)('the review page', () => {
  beforeAll(async () => {
    server = await serve(0, { '/': { type: 'text/html', text: pageHtml }, ...(await readReviewAssets()) })
    log = await openEventLog(study, 'ana', server.address)
    const options = { coder: 'ana', isBlind: false, isSettling: false, order: 'interview', sameAs: null } as const
    server.start(await openSession(reviewStudy({ append: log.append }), options))
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
    rmSync(study, { recursive: true, force: true })
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
    expect(stored().at(-1)).toMatchObject({ code: 'joy', status: 'accepted', on: { exact: 'work. 👩‍🌾' } })
  })

  test('can be read in the dark and on a narrow screen', async () => {
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.setViewportSize({ width: 380, height: 700 })
    expect(await findBarriers(page, colourRules)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
  })

  test('has nothing to complain about', () => expect(trouble).toEqual([]))
})
