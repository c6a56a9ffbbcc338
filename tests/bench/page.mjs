// Times the report's page in Chromium: from opening the file until a number has opened its quotes.
// usage: npm run bench:page -- [INTERVIEWS] [MEGABYTES]
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

const [interviews = '300', megabytes = '50'] = process.argv.slice(2)
const folder = mkdtempSync(join(tmpdir(), 'themata-bench-'))
const run = (...argv) => execFileSync(process.execPath, argv, { stdio: ['ignore', 'ignore', 'inherit'] })
try {
  run('tests/bench/make-study.mjs', join(folder, 'study'), interviews, megabytes)
  const begun = performance.now()
  run(
    'dist/cli/themata.js',
    'analyze',
    join(folder, 'study'),
    '--out',
    join(folder, 'out'),
    '--format',
    'html',
    '--codebook',
    'codebooks/collaboration.yaml',
  )
  const analysed = performance.now() - begun
  const file = join(folder, 'out/report.html')
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
  const times = []
  for (let time = 0; time < 5; time++) {
    const page = await browser.newPage()
    const opened = performance.now()
    await page.goto(`file://${file}`, { waitUntil: 'commit' })
    await page.locator('#report h1').waitFor()
    const shown = performance.now() - opened
    await page.locator('#report td a').first().click({ noWaitAfter: true })
    const clicked = performance.now() - opened
    await page.locator('#found').waitFor()
    const found = performance.now() - opened
    const transcript = performance.now()
    await page.locator('.passages footer a').first().click()
    await page.locator('.coded.here').waitFor()
    const read = performance.now() - transcript
    const searching = performance.now()
    await page.locator('#search-box').fill('bridge|kettle')
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => /place/.test(document.querySelector('#found')?.textContent ?? ''), null, {
      timeout: 60_000,
    })
    times.push({ shown, found, quoted: found - clicked, read, searched: performance.now() - searching })
    await page.close()
  }
  await browser.close()
  const middle = (key) => Math.round(times.map((time) => time[key]).sort((a, b) => a - b)[2])
  console.log(
    JSON.stringify({
      interviews: Number(interviews),
      megabytes: Number(megabytes),
      page_mb: Math.round(statSync(file).size / 1e6),
      analyze_s: Math.round(analysed / 100) / 10,
      report_shown_ms: middle('shown'),
      number_opened_ms: middle('found'),
      quotes_after_click_ms: middle('quoted'),
      transcript_opened_ms: middle('read'),
      all_searched_ms: middle('searched'),
    }),
  )
} finally {
  rmSync(folder, { recursive: true })
}
