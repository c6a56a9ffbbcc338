/// <reference lib="dom" />
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { colourRules, findBarriers, hasBrowser, openBrowser } from '../support/browser.ts'
import { run } from '../support/command-line.ts'

const folder = mkdtempSync(join(tmpdir(), 'themata-page-'))
const address = `file://${folder}/report.html`
let browser: Browser
let page: Page
let trouble: string[]

beforeAll(async () => {
  if (!hasBrowser) return
  await run('analyze', 'data/ml-teams', '--out', folder)
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  rmSync(folder, { recursive: true, force: true })
})

async function open(hash = '', options: Parameters<Browser['newPage']>[0] = {}): Promise<void> {
  for (const earlier of browser.contexts()) await earlier.close()
  page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...options })
  trouble = []
  page.on('console', (message) => void (message.type() === 'error' && trouble.push(message.text())))
  page.on('pageerror', (error) => trouble.push(error.message))
  page.on(
    'request',
    (request) => void (/^(file|data|about):/.test(request.url()) || trouble.push(`asked for ${request.url()}`)),
  )
  await page.goto(address + hash)
}

describe.skipIf(!hasBrowser)('the page of a report', () => {
  test('opens from a number to its quotes, to their place in the transcript, and back to the number', async () => {
    await open()
    const link = page.locator('table a[href*="theme=data"]').first()
    const count = Number((await page.locator('td.number a[href="#find?theme=data"]').first().textContent())!)
    await link.scrollIntoViewIfNeeded()
    const before = await page.evaluate(() => window.scrollY)
    await link.click()
    expect(await page.locator('#view h1').textContent()).toBe('Codings')
    expect(await page.locator('#found').textContent()).toContain(`${count} passages of`)
    expect(await page.locator('.passages > li').count()).toBe(Math.min(25, count))

    const quote = (await page.locator('.passages blockquote p').first().textContent())!
    await page.locator('.passages footer a').first().click()
    const here = page.locator('.coded.here')
    expect(await here.locator('> p:not(.next)').textContent()).toBe(quote)
    expect(await here.evaluate((element) => element === document.activeElement)).toBe(true)
    await here.locator('summary').first().click()
    expect(await here.locator('details li').first().textContent()).toMatch(
      /like passages that people coded so|similar to "|at \d+ by|accepted by ana/,
    )
    expect(await here.evaluate((element) => getComputedStyle(element, '::before').backgroundImage)).toContain(
      'rgb(181, 101, 29)',
    )

    await page.goBack()
    expect(await page.locator('#view h1').textContent()).toBe('Codings')
    await page.goBack()
    await page.locator('#report').waitFor({ state: 'visible' })
    expect(Math.abs((await page.evaluate(() => window.scrollY)) - before)).toBeLessThan(5)
    expect(trouble).toEqual([])
  })

  test('shows for every number of the report as many quotes as it says', async () => {
    await open()
    const links = await page
      .locator('#report td a, #report th a')
      .evaluateAll((all) =>
        all.map((link) => [
          link.getAttribute('href')!,
          link.textContent!,
          link.closest('table')!.querySelector('caption')!.textContent!,
        ]),
      )
    const sample = links.filter((_, index) => index % 12 === 0)
    expect(sample.length).toBeGreaterThan(30)
    for (const [hash, text, caption] of sample) {
      await page.evaluate((to) => {
        location.hash = to!
      }, hash)
      await page.locator('#found').waitFor()
      await page.waitForFunction(
        (to) => document.querySelector('#view h1')?.textContent === 'Codings' && location.hash === to,
        hash,
      )
      const found = (await page.locator('#found').textContent())!
      const [passages, participants, organizations = 0] = Array.from(found.matchAll(/\d+/g), ([digits]) =>
        Number(digits),
      )
      expect([passages, participants, organizations], `${caption}: ${text} leads to ${hash}, ${found}`).toContain(
        Number(/\d+/.exec(text!)![0]),
      )
    }
  })

  test('filters by what is chosen, keeps the choice in the address and the focus where it was', async () => {
    await open('#find?theme=requirements')
    await page.locator('#filter-participant').selectOption('P4a')
    await page.waitForURL(/participant=P4a/)
    await page.waitForFunction(() => document.activeElement?.id === 'filter-participant')
    const places = await page.locator('.passages footer a').allTextContents()
    expect(places.length).toBeGreaterThan(0)
    expect(places.every((place) => place.startsWith('P4a'))).toBe(true)
    await page.locator('#filter-theme').selectOption('')
    await page.locator('#filter-group').selectOption('role=engineering')
    await page.waitForURL(/group=role/)
    expect(await page.locator('#found').textContent()).toMatch(/^\d+ passages? of 1 participant/)
    await page.locator('#filter-status').selectOption('rejected')
    await page.waitForURL(/status=rejected/)
    expect(await page.locator('#found').textContent()).toMatch(/^0 passages/)
    expect(trouble).toEqual([])
  })

  test('lists the likeliest passages that hold a word, and saves them with the reason of each', async () => {
    await open('#find?theme=requirements&sort=likely&has=model*')
    await page.locator('#found').waitFor()
    const marks = await page.locator('.passages mark').allTextContents()
    expect(marks.length).toBeGreaterThan(1)
    expect(marks.every((mark) => /^model[\w’']*$/i.test(mark))).toBe(true)
    expect(await page.locator('.passages .reason').first().textContent()).toMatch(/^(Accepted by|Suggested for) .*\.$/)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('button', { hasText: 'Save as CSV' }).click(),
    ])
    const saved = readFileSync((await download.path())!, 'utf8')
    expect(saved.trimEnd().split('\n').length - 1).toBeGreaterThanOrEqual(await page.locator('.passages > li').count())
    expect(saved).toMatch(/^\uFEFF"transcript","turn",/)
    expect(trouble).toEqual([])
  })

  test('folds its parts, opens those that a link leads to, and shows in the contents where one is', async () => {
    await open()
    const part = page.locator('details.level-3', { has: page.locator('#theme-data') })
    await page.locator('#theme-data').click()
    expect(await part.getAttribute('open')).toBeNull()
    await page.locator('nav[aria-label="Contents"] a[href="#theme-data"]').click()
    expect(await part.getAttribute('open')).toBe('')
    await page.locator('nav a[href="#theme-data"][aria-current]').waitFor()
    expect(trouble).toEqual([])
  })

  test('finds words in context where participants say them, with parts, choices and capitals', async () => {
    await open()
    await page.locator('#search-box').fill('Retrain*|drift')
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => /place/.test(document.querySelector('#found')?.textContent ?? ''))
    const marks = await page.locator('.context mark').allTextContents()
    expect(marks.length).toBeGreaterThan(2)
    expect(marks.every((mark) => /^(retrain\w*|drift)$/i.test(mark))).toBe(true)
    await page.locator('.context a').first().click()
    await page.locator('#view h1', { hasText: 'Transcript' }).waitFor() // the address changes first
    expect(await page.locator('#view h1').textContent()).toMatch(/^Transcript P/)
    expect(trouble).toEqual([])
  })

  test('can be used with the keyboard alone: skip, open, leave with Escape, focus comes back', async () => {
    await open()
    const link = page.locator('td.number a').first()
    await link.focus()
    await page.keyboard.press('Enter')
    await page.locator('#view h1').waitFor()
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('filter-theme')
    await page.keyboard.press('Escape')
    await page.locator('#report').waitFor({ state: 'visible' })
    expect(await link.evaluate((element) => element === document.activeElement)).toBe(true)
  })

  /** Rules that a narrower window can break in the same elements. */
  const widthRules = ['target-size', 'scrollable-region-focusable']
  test.each([
    ['the report', '', 'light', 1280, undefined],
    ['the report on a phone', '', 'light', 360, widthRules],
    ['codings', '#find?theme=data', 'dark', 1280, undefined],
    ['a transcript in the dark, on a phone', '#read?transcriptId=P4a', 'dark', 360, undefined],
    ['a search', '#search?q=model', 'light', 1280, undefined],
  ] as const)('has no barriers that axe finds (WCAG 2.2 AA): %s', async (_, hash, colorScheme, width, rules) => {
    await open(hash, { colorScheme, viewport: { width, height: 900 } })
    await page.locator(hash === '' ? '#report' : '#view h1').waitFor()
    // Behind a view the report is hidden, and axe would walk through all of it; it is checked by itself.
    if (hash !== '') await page.evaluate(() => document.getElementById('report')!.replaceChildren())
    expect(await findBarriers(page, rules)).toEqual([])
    const [wide, shown] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth])
    expect(wide).toBeLessThanOrEqual(shown!)
    expect(trouble).toEqual([])
  })

  test('has enough contrast in the dark', async () => {
    await open('', { colorScheme: 'dark' })
    expect(await findBarriers(page, colourRules)).toEqual([])
  })

  test('prints the report without bars and ways in', async () => {
    await open()
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.bar').isVisible()).toBe(false)
    expect(await page.locator('nav[aria-label="Contents"]').isVisible()).toBe(false)
    expect(await page.locator('figure svg').first().isVisible()).toBe(true)
  })

  test('opens nothing that a link of somebody else asks for', async () => {
    await open('#read?transcriptId=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E')
    expect(await page.locator('#view h1').textContent()).toBe('Transcripts')
    await open('#search?q=%3Cscript%3Ealert(1)%3C/script%3E')
    expect(await page.locator('#view h1').textContent()).toBe('Search: <script>alert(1)</script>')
    expect(trouble).toEqual([])
  })
})
