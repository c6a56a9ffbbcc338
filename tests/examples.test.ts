import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const AsyncFunction = (async () => {}).constructor as FunctionConstructor
const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))

/** Runs lines of JavaScript in which `value // => expected` is checked, with the exports of a module at hand. */
async function run(lines: string, exports: Record<string, unknown>): Promise<void> {
  const body = lines.replace(/^(.+?);? *\/\/ => (.+)$/gm, 'expect($1).toEqual($2)')
  expect.hasAssertions()
  await AsyncFunction('expect', ...Object.keys(exports), body)(expect, ...Object.values(exports))
}

for (const file of files) {
  for (const [, lines] of readFileSync(`src/${file}`, 'utf8').matchAll(/@example\n(.*?)\*\//gs)) {
    test(`the example in ${file} is true`, async () => {
      await run(lines!.replace(/^ *\* ?/gm, ''), await import(/* @vite-ignore */ `../src/${file}`))
    })
  }
}

const pages = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('README.md'))
for (const page of ['README.md', ...pages.map((file) => `src/${file}`)]) {
  for (const [, block] of readFileSync(page, 'utf8').matchAll(/```js\n(.*?)```/gs)) {
    test(`the block "${block!.split('\n')[0]}" of ${page} is true`, async () => {
      const [imports, body] = [/import \{([^}]+)\} from 'themata'\n/.exec(block!), block!.replace(/import .*\n/g, '')]
      const api: Record<string, unknown> = { ...(await import('../src/index.ts')) }
      const names = imports![1]!.split(',').map((name) => name.trim())
      expect(names.filter((name) => api[name] === undefined)).toEqual([])
      await run(body, Object.fromEntries(names.map((name) => [name, api[name]])))
    })
  }
}
