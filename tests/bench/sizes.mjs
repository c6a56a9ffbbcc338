// Peak memory and processor time of studies that are large in one way, each of invented files in a temporary folder: 20,000
// transcripts, 200,000 decisions (to be placed again, or applied), 500 speakers in a transcript, 10,000 columns or values in participants.csv, 1,000 codes.
// usage: npm run bench:sizes [-- CASE]
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { folder, run } from '../attack/tools.mjs'

const [only = ''] = process.argv.slice(2)
/** Megabytes that no study may take. */
const most = 400

const said = [
  'We tested the model every week.',
  'The requirements were unclear to us.',
  'Nobody wrote documentation.',
  'It was deployed with Docker and monitored.',
]
const decided = ['data-quality', 'req-elicitation', 'data-access', 'int-deployment', 'int-monitoring']
const turns = (name, count, from = 0) =>
  Array.from(
    { length: count },
    (_, turn) => `Interviewer: And then?\n${name}: ${said[(from + turn) % said.length]}\n`,
  ).join('')
const put = (path, files) => {
  for (const [name, text] of files) writeFileSync(join(path, name), text)
}
const numbered = (count, make) => Array.from({ length: count }, (_, number) => make(number))
const yaml = (codes) =>
  `name: many\nversion: 1.0.0\nlanguage: en\nthemes:\n${numbered(
    Math.ceil(codes / 50),
    (theme) =>
      `  - id: t${theme}\n    label: Theme ${theme}\n    description: d\n    codes:\n${numbered(
        Math.min(50, codes - 50 * theme),
        (code) =>
          `      - {id: t${theme}c${code}, label: Code ${theme} ${code}, description: d, keywords: [${numbered(10, (n) => `word${(50 * theme + code + 37 * n) % 1000}`)}]}\n`,
      ).join('')}`,
  ).join('')}`

/** How each study is made; the files of its folder. */
const cases = {
  '20,000 transcripts': (path) =>
    put(
      path,
      numbered(20_000, (n) => [`P${n}a.txt`, turns(`P${n}a`, 4, n)]),
    ),
  '200,000 decisions': (path) => {
    put(
      path,
      numbered(500, (n) => [`P${n}a.txt`, turns(`P${n}a`, 40, n)]),
    )
    mkdirSync(join(path, 'decisions'))
    const answer = (n) => ['accepted', 'rejected'][n % 2]
    for (const coder of ['ana', 'ben']) {
      const rows = numbered(100_000, (n) => {
        const transcript = n % 500
        const turn = 2 + 2 * (Math.floor(n / 500) % 40)
        const code = Math.floor(n / 20_000) % 5
        return `P${transcript}a,${turn},${decided[code]},${answer(n)},"${said[(transcript + turn / 2 - 1) % said.length]}"\n`
      })
      writeFileSync(join(path, 'decisions', `${coder}.csv`), `transcript,turn,code,status,quote\n${rows.join('')}`)
    }
  },
  '200,000 that apply': (path) => {
    // Each quote is said once, so that every decision has its place, and every second one is disputed.
    const sentence = (transcript, turn) => `${said[(transcript + turn) % said.length]} That was in week ${turn}.`
    mkdirSync(join(path, 'decisions'))
    put(
      path,
      numbered(500, (n) => [
        `P${n}a.txt`,
        numbered(40, (turn) => `Interviewer: And then?\nP${n}a: ${sentence(n, turn)}\n`).join(''),
      ]),
    )
    for (const [order, coder] of ['ana', 'ben'].entries()) {
      const rows = numbered(100_000, (n) => {
        const [transcript, turn] = [n % 500, Math.floor(n / 500) % 40]
        const status = ['accepted', 'rejected'][(n + turn * order) % 2]
        return `P${transcript}a,${2 + 2 * turn},${decided[Math.floor(n / 20_000)]},${status},"${sentence(transcript, turn)}"\n`
      })
      writeFileSync(join(path, 'decisions', `${coder}.csv`), `transcript,turn,code,status,quote\n${rows.join('')}`)
    }
  },
  '500 speakers': (path) => put(path, [['meeting.txt', numbered(500, (n) => turns(`Person ${n}`, 10, n)).join('')]]),
  '10,000 columns': (path) =>
    put(path, [
      ['P1a.txt', turns('P1a', 10)],
      ['participants.csv', `participant,${numbered(10_000, (n) => `a${n}`)}\nP1a,${numbered(10_000, (n) => n)}\n`],
    ]),
  '990 columns': (path) =>
    put(path, [
      ...numbered(20, (n) => [`P${n}a.txt`, turns(`P${n}a`, 10, n)]),
      [
        'participants.csv',
        `participant,${numbered(990, (n) => `a${n}`)}\n${numbered(20, (p) => `P${p}a,${numbered(990, (n) => (n + p) % 3)}\n`).join('')}`,
      ],
    ]),
  '10,000 values': (path) =>
    put(path, [
      ...numbered(10_000, (n) => [`P${n}a.txt`, turns(`P${n}a`, 2, n)]),
      [
        'participants.csv',
        `participant,organization,town\n${numbered(10_000, (n) => `P${n}a,Org ${n},Town ${n}\n`).join('')}`,
      ],
    ]),
  '1,000 codes': (path) =>
    put(path, [
      ...numbered(60, (n) => [
        `P${n}a.txt`,
        numbered(
          10,
          (turn) =>
            `Interviewer: And?\nP${n}a: We test word${(n * 17 + turn * 61) % 1000} and word${(n * 31 + turn) % 1000}.\n`,
        ).join(''),
      ]),
      ['codebook.yaml', yaml(1000)],
      [
        'participants.csv',
        `participant,role\n${numbered(60, (n) => `P${n}a,${['lead', 'engineer', 'analyst'][n % 3]}\n`).join('')}`,
      ],
    ]),
}

console.log(`${'study'.padEnd(20)}  exit   seconds     MB`)
for (const [name, make] of Object.entries(cases)) {
  if (!name.includes(only)) continue
  const path = join(folder(), 'study')
  mkdirSync(path)
  make(path)
  const { code, signal, seconds, megabytes, err } = await run(
    ['analyze', path, '--out', join(path, '..', 'out'), '--quiet'],
    { seconds: 240 },
  )
  rmSync(join(path, '..'), { recursive: true })
  const cells = [String(code ?? signal).padStart(4), seconds.toFixed(1).padStart(8), megabytes.toFixed(0).padStart(5)]
  console.log(
    `${name.padEnd(20)}  ${cells.join('  ')}${code === 0 ? '' : `  ${err.trim().split('\n').slice(0, 2).join(' ').slice(0, 150)}`}`,
  )
  if (megabytes > most || code === null || code === 1) process.exitCode = 1
}
