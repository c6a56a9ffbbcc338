// Times the review page in Chromium, and kills its server at random moments: nothing that the page showed as stored may
// be missing in the log.
// usage: npm run bench:review -- [KILLS]
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

const [kills = '10'] = process.argv.slice(2)
const folder = mkdtempSync(join(tmpdir(), 'themata-bench-'))
const study = join(folder, 'study')
const log = join(study, 'decisions', 'ana.jsonl')
mkdirSync(study)
const turns = 2000
const answer =
  'We tested the model every week, and then somebody from the plant came by, had a look at the board, and went away again without a word.'
writeFileSync(
  join(study, 'P1a.txt'),
  Array.from({ length: turns }, (_, turn) => `Interviewer: And then?\nP1a: ${answer} That was number ${turn}.\n`).join(
    '',
  ),
)

/** Starts the server; the address of its page, and the process. */
function start() {
  const program = spawn(
    process.execPath,
    ['dist/cli/themata.js', 'review', study, '--as', 'ana', '--no-open', '--codebook', 'codebooks/collaboration.yaml'],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  return new Promise((resolve, reject) => {
    program.stdout.on('data', (bytes) => {
      const address = /http:\S+/.exec(String(bytes))?.[0]
      if (address) resolve({ address, program })
    })
    program.once('exit', (code) => reject(new Error(`the server ended with ${code}`)))
  })
}
const median = (times) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)]
const show = (name, times) =>
  console.log(`${name}: median ${median(times).toFixed(0)} ms, longest ${Math.max(...times).toFixed(0)} ms`)
/** Milliseconds from a key to the frame after the page has changed. */
const timeKey = (page, key) =>
  page.evaluate(
    (name) =>
      new Promise((resolve) => {
        const begun = performance.now()
        document.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true }))
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - begun)))
      }),
    key,
  )
const openPage = async (browser, address) => {
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } })
  const begun = performance.now()
  await page.goto(address)
  await page.locator('.card').first().waitFor()
  return { page, opened: performance.now() - begun }
}
const lines = () =>
  existsSync(log)
    ? readFileSync(log, 'utf8')
        .split('\n')
        .filter((line) => line.endsWith('}')).length
    : 0

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] })
try {
  const { address, program } = await start()
  const { page, opened } = await openPage(browser, address)
  console.log(`an interview of ${turns} answers, ${turns * answer.length} characters of them, each with a suggestion`)
  show('opening', [opened])
  const keys = []
  for (let press = 0; press < 50; press++) keys.push(await timeKey(page, press % 2 === 0 ? 'a' : 'x'))
  show('an answer in the queue, from key to painted', keys)
  await page.getByText('all stored').waitFor()
  const inQueue = lines()
  await page.keyboard.press('v')
  await page.locator('.turn').nth(1).waitFor()
  const reading = []
  for (let press = 0; press < 20; press++) reading.push(await timeKey(page, press % 2 === 0 ? 'j' : 'a'))
  show('a key in reading, to painted', reading)
  console.log(`answers in the log after ${keys.length} keys in the queue: ${inQueue}`)
  await page.close()
  program.removeAllListeners('exit')
  program.kill('SIGKILL')

  let lost = 0
  for (let round = 0; round < Number(kills); round++) {
    const { address, program } = await start()
    const { page } = await openPage(browser, address)
    const before = lines()
    const dead = new Promise((resolve) => {
      program.removeAllListeners('exit')
      program.once('exit', resolve)
    })
    setTimeout(() => program.kill('SIGKILL'), 200 + Math.random() * 1500)
    let isDead = false
    let pressed = 0
    let shown = 0
    dead.then(() => {
      isDead = true
    })
    while (!isDead && pressed < 200) {
      await page.keyboard.press('a')
      pressed++
      if ((await page.getByText('all stored').count()) > 0) shown = pressed
    }
    await dead
    const stored = lines() - before
    if (stored < shown) lost += shown - stored
    console.log(`killed after ${pressed} answers: ${shown} shown as stored, ${stored} in the log`)
    await page.close()
  }
  console.log(`lost of what was shown as stored: ${lost}`)
} finally {
  await browser.close()
  rmSync(folder, { recursive: true, force: true })
}
