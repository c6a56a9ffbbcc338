// Makes the program of the compiled files in dist: one script with the libraries that it needs at every start, their
// licences, a hash of all that results depend on, and what V8 compiles of it. usage: node .ci/bundle.mjs
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'

const folder = 'dist/program'
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })

/** Libraries with files beside them, and those of single outputs and formats, which are loaded from node_modules when needed. */
const external = ['docx', 'read-excel-file', 'write-excel-file', 'unpdf', '@resvg/resvg-wasm', '@energetic-ai/*']
const { metafile, outputFiles } = await build({
  entryPoints: ['dist/cli/program.js'],
  ...{ bundle: true, platform: 'node', format: 'cjs', target: 'node20', charset: 'ascii', logLevel: 'error' },
  supported: { 'regexp-unicode-property-escapes': true }, // else each use of such an expression makes it anew
  ...{ external, define: { 'import.meta.url': 'bundleUrl' }, metafile: true, write: false },
})
// A script that V8 had compiled before cannot import; the function to do so is given to it. It is read as Latin-1, and
// esbuild leaves letters of regular expressions as they are: these become escapes, so that all of it is ASCII.
const escape = (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`
const script = outputFiles[0].text.replaceAll('await import(', 'await importPackage(').replace(/[^\x00-\x7f]/g, escape)
writeFileSync(`${folder}/themata.cjs`, script)

// Of the fonts, one file is used.
copyFileSync('node_modules/dejavu-fonts-ttf/ttf/DejaVuSans.ttf', `${folder}/DejaVuSans.ttf`)

const names = new Set(['dejavu-fonts-ttf'].concat(
  Object.keys(metafile.inputs).flatMap((path) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []),
))
const licences = [...names].sort().map((name) => {
  const root = `node_modules/${name}`
  const file = readdirSync(root).find((own) => /^licen[cs]e/i.test(own))
  const { version, license } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'))
  return `${name} ${version}: ${license}\n\n${file === undefined ? '' : readFileSync(`${root}/${file}`, 'utf8').trim()}\n`
})
writeFileSync(`${folder}/LICENSES.txt`, licences.join(`\n${'-'.repeat(80)}\n\n`))

const hash = createHash('sha256')
const decisive = ['src/embedders/english.vectors', 'dist/outputs/page/client.js', 'src/outputs/page/colours.css', 'src/outputs/page/page.css']
for (const file of [`${folder}/themata.cjs`, `${folder}/DejaVuSans.ttf`, 'package.json', ...decisive]) hash.update(readFileSync(file))
writeFileSync(`${folder}/build.txt`, hash.digest('hex').slice(0, 16))

const { registries } = await import('../dist/cli/registries.js')
const codebooks = readdirSync('codebooks').flatMap((file) => /^(.+)\.yaml$/.exec(file)?.[1] ?? [])
const choices = [...Object.entries(registries).map(([kind, registry]) => [kind, Object.keys(registry)]), ['codebooks', codebooks.sort()]]
writeFileSync(`${folder}/choices.json`, JSON.stringify(Object.fromEntries(choices)))

const program = 'dist/cli/themata.js'
chmodSync(program, 0o755)
// A first run, so that the compiled program is kept beside it.
const out = mkdtempSync(join(tmpdir(), 'themata-build-'))
const run = [program, 'analyze', 'data/ml-teams', '--out', join(out, 'report'), '--no-cache', '--workers', '0', '--quiet']
const { status, stderr } = spawnSync(process.execPath, run, { encoding: 'utf8' })
rmSync(out, { recursive: true })
if (status !== 0) throw new Error(stderr)
