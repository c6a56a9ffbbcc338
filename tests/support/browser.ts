import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Browser, chromium, type Page } from 'playwright-core'

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => existsSync(path))
/** Whether Debian's Chromium is here; without it tests of pages are skipped, with a message. */
export const hasBrowser = executablePath !== undefined
if (!hasBrowser) console.warn('Chromium is not here (Debian: apt-get install chromium): tests of pages are skipped')

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: executablePath!,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })

const allRules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
/** The rules that another colour scheme can break. */
export const colourRules = ['color-contrast', 'link-in-text-block']

/** What axe finds against WCAG 2.2 AA, or against some of its rules, as `rule: first element`. */
export async function findBarriers(page: Page, rules: readonly string[] = allRules): Promise<string[]> {
  const { source } = createRequire(import.meta.url)('axe-core') as { source: string }
  await page.evaluate(source)
  return page.evaluate(async (runOnly) => {
    const { violations } = await (
      globalThis as unknown as {
        axe: { run: (options: object) => Promise<{ violations: { id: string; nodes: { target: string[] }[] }[] }> }
      }
    ).axe.run({ runOnly, resultTypes: ['violations'] })
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(' ')} (${nodes.length})`)
  }, rules)
}
