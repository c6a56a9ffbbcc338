import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { registries } from '../../src/cli/registries.ts'
import { readChoices, shippedCodebooks } from '../../src/io/package-files.ts'

const folder = mkdtempSync(join(tmpdir(), 'themata-program-'))
const script = join(folder, 'program.cjs')
writeFileSync(script, 'exports.greet = async (name) => (await importPackage("node:path")).basename(name)')
afterAll(() => rmSync(folder, { recursive: true }))

const loader = new URL('../../dist/io/load-program.js', import.meta.url).href
/** Loads the script in a process of its own, as a start does, and keeps what was compiled. */
function start(): string {
  const program = `
    const { loadProgram } = await import(${JSON.stringify(loader)})
    const { entries, keepCompiled } = loadProgram('small', new URL(${JSON.stringify(pathToFileURL(script).href)}))
    console.log(await entries.greet('a/Ana'))
    keepCompiled()`
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' })
  return stdout + stderr
}
const compiled = () => readdirSync(folder).filter((name) => name.endsWith('.compiled'))

test('a start keeps what was compiled, the next one uses it, and what is damaged is made again', () => {
  expect(start()).toBe('Ana\n')
  expect(compiled()).toHaveLength(1)
  const file = join(folder, compiled()[0]!)
  const [bytes, { mtimeNs }] = [readFileSync(file), statSync(file, { bigint: true })]

  expect(start()).toBe('Ana\n')
  expect(statSync(file, { bigint: true }).mtimeNs).toBe(mtimeNs)

  writeFileSync(file, bytes.subarray(0, bytes.length / 2))
  expect(start()).toBe('Ana\n')
  expect(readFileSync(file).length).toBe(bytes.length)
  expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([])
})

test('the names in the help are those of the registries and of the codebooks that ship', async () => {
  const names = Object.entries(registries).map(([kind, registry]) => [kind, Object.keys(registry)])
  expect(readChoices()).toEqual({ ...Object.fromEntries(names), codebooks: await shippedCodebooks() })
})
test('the built program is ASCII, as it is read: a letter in a regular expression would match nothing', () => {
  const built = readFileSync(new URL('../../dist/program/themata.cjs', import.meta.url), 'latin1')
  const other = /[^\n]{0,40}[\u0080-\u00ff][^\n]{0,40}/.exec(built)
  expect(other?.[0]).toBeUndefined()
})

test('npx, which prepares a folder that it links without showing anything, finds a built one ready', () => {
  const script = fileURLToPath(new URL('../../.ci/prepare.mjs', import.meta.url))
  const program = new URL('../../dist/program/themata.cjs', import.meta.url)
  const before = statSync(program, { bigint: true }).mtimeNs
  const env = { ...process.env, npm_command: 'exec' }
  const cwd = fileURLToPath(new URL('../..', import.meta.url))
  expect(spawnSync(process.execPath, [script], { env, cwd }).status).toBe(0)
  expect(statSync(program, { bigint: true }).mtimeNs).toBe(before)
})
