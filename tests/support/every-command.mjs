// Runs every command of the built program once, one after the other in this process, on an invented study in a folder that
// is given. Prints a line of JSON for each: its name, exit status, and what it logged. Tests load a guard before it.
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { zipSync } from 'fflate'
import { main } from '../../dist/cli/main.js'

const root = process.argv[2]
const at = (...parts) => join(root, ...parts)
const study = at('study')
mkdirSync(study, { recursive: true })
const said = (name, text) =>
  `Interviewer: What happened?\n${name}: ${text}\nInterviewer: And?\n${name}: We retrained it.\n`
writeFileSync(at('study', 'P1a.txt'), said('P1a', 'The requirements were unclear, and nobody wrote documentation.'))
const paragraphs = said('P2a', 'We deployed the model into production, and it was monitored.').trim().split('\n')
writeFileSync(
  at('study', 'P2a.docx'), // read by the thread for doubtful files
  zipSync({
    'word/document.xml': Buffer.from(
      `<w:document xmlns:w="w"><w:body>${paragraphs.map((text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`).join('')}</w:body></w:document>`,
    ),
  }),
)
cpSync('codebooks/collaboration.yaml', at('study', 'codebook.yaml'))

async function run(name, args, input = '') {
  let [log, out] = ['', '']
  const stdin = Object.getOwnPropertyDescriptor(process, 'stdin')
  Object.defineProperty(process, 'stdin', { configurable: true, value: Readable.from([input]) })
  const terminal = { print: (text) => (out += text), log: (text) => (log += text), isWatched: false }
  const status = await main([...name.split(' '), ...args], terminal)
  Object.defineProperty(process, 'stdin', stdin)
  process.stdout.write(`${JSON.stringify({ name, status, log: log.slice(0, 500) })}\n`)
  return out
}

/** The codings of an analysis, as two people accept or reject them. */
function decide() {
  const [head, ...rows] = readFileSync(at('out', 'codings.csv'), 'utf8').trim().split('\n')
  mkdirSync(at('study', 'decisions'), { recursive: true })
  for (const [coder, first] of [
    ['ana', 'accepted'],
    ['ben', 'rejected'],
  ]) {
    const decided = rows.map((row, index) => row.replace(',suggested,', index === 0 ? `,${first},` : ',accepted,'))
    writeFileSync(at('study', 'decisions', `${coder}.csv`), [head, ...decided].join('\n'))
  }
}

await run('list', [])
await run('selftest agreement', [])
await run('init', [study])
await run('import', [study, '--write'])
await run('codebook schema', [])
await run('codebook check', [at('study', 'codebook.yaml'), '--on', study])
await run('analyze', [study, '--out', at('out'), '--format', 'md,html,docx,csv,xlsx,json', '--workers', '1'])
writeFileSync(
  at('short.yaml'), // the encoder takes its time for every example of a codebook
  'name: x\nversion: 1.0.0\nlanguage: en\nthemes: [{id: t, label: t, description: d, codes: [{id: c, label: c, description: d}]}]\n',
)
await run('analyze', [study, '--out', at('encoded'), '--embedder', 'encoder', '--codebook', at('short.yaml')])
await run('compare', [at('out'), at('out')])
await run('verify', [at('out'), '--study', study])
await run('suggest-passages', [study, '--code', 'int-deployment', '--csv'])
await run('quotes', [study, '--search', 'model'])
await run('export', [study, '--to', at('study.qdpx')])
decide()
await run('agreement', [study])
await run('learn', [study, '--force', '--out', at('learned.weights.json')])
await run('evaluate', [study])
await run('codebook suggest', [study])
await run('draw', [study, '--size', '2', '--as', 'ana'])
await run('decisions convert', [study])
await run('decisions export', [study, '--coder', 'ana'])
const work = ['--work', at('work')]
const part = await run('map', [study, ...work, '--pipe'], '{"file":"P1a.txt"}\n{"file":"P2a.docx"}\n')
await run('gather', [study, ...work], part)
await run('fit', [study, ...work, '--workers', '0'])
await run('assign', [study, ...work, '--shard', '0/1', '--workers', '0'])
await run('reduce', [study, ...work, '--out', at('reduced')])
await run('submit', ['kubernetes', study, ...work, '--shards', '2', '--out', at('o'), '--image', 'x', '--claim', 'c'])
const changed = at('changed.yaml')
cpSync('codebooks/remote-work.yaml', changed)
await run('codebook rename', [changed, 'well-focus', 'focus', '--on', study])
await run('codebook split', [changed, 'focus', 'noise', 'breaks'])
await run('codebook merge', [changed, 'breaks', '--into', 'noise'])
await run('codebook move', [changed, 'noise', '--under', 'teamwork'])
await run('codebook exclude', [changed, 'noise', 'distract', '--on', study, '--write'])
await run('codebook retire', [changed, 'noise', '--why', 'said nothing'])
