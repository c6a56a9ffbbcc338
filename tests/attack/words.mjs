import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import { unzipSync } from 'fflate'
import { SaxesParser } from 'saxes'
import { analyze, answered, filesIn, folder, refused, right, run, study, talk } from './tools.mjs'

const given = fileURLToPath(new URL('../../../shared/cases/security', import.meta.url))
/** An attack with a copy of a folder of the day of attacks; null where that is absent. */
const from = (name, attack) =>
  existsSync(join(given, name))
    ? () => {
        const path = join(folder(), name)
        cpSync(join(given, name), path, { recursive: true })
        return attack(path, folder())
      }
    : null
const reads = (name, more) => from(name, async (path, out) => answered(await analyze(path, join(out, 'o'), more), [0]))
const inherited = Object.getOwnPropertyNames(Object.prototype)

/** @throws where a part of an Office document is no XML */
function requireXml(path) {
  for (const [name, part] of Object.entries(unzipSync(readFileSync(path)))) {
    if (!/\.(xml|rels)$/.test(name)) continue
    const parser = new SaxesParser()
    parser.on('error', (error) => {
      throw `${name}: ${error.message}`
    })
    parser.write(Buffer.from(part).toString('utf8')).close()
  }
}
const leaks = (name, names) =>
  from(name, async (path, out) => {
    answered(await analyze(path, join(out, 'o'), ['--pseudonyms', '--format', 'md,html,csv,json,docx,xlsx']), [0])
    for (const file of filesIn(join(out, 'o'))) {
      const bytes = readFileSync(file)
      const text = /\.(docx|xlsx)$/.test(file)
        ? Object.entries(unzipSync(bytes))
            .map(([part, content]) => (/\.(xml|rels)$/.test(part) ? Buffer.from(content).toString() : ''))
            .join(' ')
        : bytes.toString()
      for (const said of names) right(!said.test(text), `${file.slice(out.length)} holds ${said}`)
    }
  })
const dangerous = ['\u0001', '\u001b', '\u009b', '\uffff', '\ufffe', '\u202e']
const cleaned = Object.fromEntries(
  dangerous.flatMap((mark) =>
    ['file', 'speaker', 'label', 'attribute', 'organization', 'said'].map((where) => [
      `U+${mark.charCodeAt(0).toString(16)} in ${where}`,
      async () => {
        const put = (here, text) => (here === where ? text.replace('~', mark) : text.replace('~', ''))
        const path = study({
          [put('file', 'P~2a.txt')]:
            `Interviewer: How?\n\n${put('speaker', 'A~na')}: We test ${put('said', 'mo~dels')} here.\n`.repeat(4),
          'participants.csv': `participant,organization,role\nP1a,${put('organization', 'A~cme')},${put('attribute', 'le~ad')}\n`,
          'codebook.yaml': `name: x\nversion: 1.0.0\nlanguage: en\nthemes:\n  - id: t\n    label: "${put('label', 'Te~sts').replace(mark, `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`)}"\n    description: d\n    codes:\n      - id: c\n        label: c\n        description: d\n        keywords: [test]\n`,
        })
        const out = join(folder(), 'o')
        const result = await analyze(path, out, ['--format', 'md,html,csv,docx,xlsx'])
        answered(result, [0, 2])
        right(!result.all.includes(mark) || mark === '\ufffe' || mark === '\uffff', 'it reaches the terminal')
        if (result.code === 2) return right(/codebook\.yaml:\d+|Not read|fix:/.test(result.all), result.all)
        requireXml(join(out, 'report.docx'))
        requireXml(join(out, 'tables.xlsx'))
        for (const name of ['report.html', 'report.md'])
          right(!readFileSync(join(out, name), 'utf8').includes(mark), `${name} holds it`)
        for (const name of readdirSync(out).filter((file) => file.endsWith('.csv')))
          right(!readFileSync(join(out, name), 'utf8').includes(mark), `${name} holds it`)
      },
    ]),
  ),
)

export const words = {
  'names of Object.prototype': {
    'a word of a transcript': reads('word-constructor', []),
    'entities in every markup': reads('entity-constructor', []),
    'control words of RTF': reads('rtf-constructor', []),
    'every name as speaker, file, column, code and value': async () => {
      const path = study({
        ...Object.fromEntries(
          inherited.map((name) => [
            `${name}.txt`,
            inherited
              .map((who) => `${who}: ${inherited.join(' ')}\n`)
              .join('')
              .repeat(3),
          ]),
        ),
        'participants.csv': `participant,${inherited.join(',')}\n${inherited.map((name) => `${name},${inherited.join(',')}`).join('\n')}\n`,
        'themata.yaml': `encodings: {${inherited
          .filter((name) => name !== '__proto__')
          .map((name) => `${name}.txt: utf-8`)
          .join(', ')}}\n`,
      })
      const result = await analyze(path, join(folder(), 'o'), ['--format', 'md,html,csv,json,docx,xlsx'])
      answered(result, [0])
    },
    'file and id of a pipe line': async () => {
      const path = study()
      const input = inherited.map((name) => `${JSON.stringify({ file: name, id: name, text: talk })}\n`).join('')
      answered(await run(['map', path, '--work', join(folder(), 'w'), '--pipe'], { input }))
    },
  },
  'names that pseudonyms leave': {
    phrases: leaks('pseudonyms-phrases', [/marguerite/i, /thistlewood/i]),
    'file names': leaks('pseudonyms-filename', [/marguerite/i, /thistlewood/i]),
    'folder names': leaks('pseudonyms-folder', [/zebulon/i, /quark/i]),
    'a quote of a synthesis from a file with a name': async () => {
      const path = study({
        'Zebulon Quark.txt': 'Interviewer: How?\n\nZebulon Quark: We test the model every week.\n',
        'synthesis/codes/int-testing.md': 'They test.\n\n[[quote: Zebulon Quark "test the model every week"]]\n',
      })
      const out = join(folder(), 'o')
      answered(await analyze(path, out, ['--pseudonyms', '--format', 'md,csv']), [0])
      right(!/zebulon|quark/i.test(readFileSync(join(out, 'report.md'), 'utf8')), 'the report holds the name')
    },
    'short names': leaks('pseudonyms-short', [/\bWu\b/]),
  },
  'control characters': {
    'in DOCX': from('control-char', async (path, out) => {
      answered(await analyze(path, join(out, 'o'), ['--format', 'docx,xlsx']), [0])
      for (const name of ['report.docx', 'tables.xlsx']) requireXml(join(out, 'o', name))
    }),
    'in a label, with figures': from('control-char-label', async (path, out) => {
      answered(await analyze(path, join(out, 'o'), ['--format', 'docx', '--figures']), [0])
      requireXml(join(out, 'o', 'report.docx'))
    }),
    ...cleaned,
  },
  'formulas in cells': {
    'in a header': from('csv-header', async (path, out) => {
      answered(await analyze(path, join(out, 'o')), [0])
      for (const file of readdirSync(join(out, 'o')).filter((name) => name.endsWith('.csv')))
        for (const cell of parse(readFileSync(join(out, 'o', file)), { bom: true }).flat())
          right(!/^\s*[=+@]/.test(cell), `${file} holds ${cell}`)
    }),
    'taken back in decisions': async () => {
      const path = study({ '-P1.txt': talk }, { empty: true })
      const out = join(folder(), 'o')
      answered(await analyze(path, out), [0])
      mkdirSync(join(path, 'decisions'))
      const codings = readFileSync(join(out, 'codings.csv'), 'utf8')
      right(codings.includes("'-P1"), 'nothing is escaped')
      writeFileSync(join(path, 'decisions', 'ana.csv'), codings.replaceAll('suggested', 'accepted'))
      answered(await analyze(path, join(folder(), 'o')), [0])
    },
  },
  'escapes in the terminal': Object.fromEntries(
    ['\u001b]0;owned\u0007', '\u001b[2J', '\r\u001b[K', '\n0 errors', '\u009b31m', '\u202etxt'].map((sequence) => [
      JSON.stringify(sequence),
      async () => {
        const path = study({
          [`a${sequence}b.txt`]: talk,
          [`c${sequence}d.pdf`]: '%PDF-1.4 x',
          [`e${sequence}f.odd`]: 'x',
        })
        for (const args of [
          ['import', path],
          ['analyze', path, '--out', join(folder(), 'o'), '--no-cache'],
          ['quotes', path, '--search', 'test'],
        ]) {
          const { all } = await run(args)
          right(!all.includes(sequence), `${args[0]} shows it raw: ${JSON.stringify(all.slice(0, 300))}`)
        }
      },
    ]),
  ),
  'codebooks and tables': {
    '4,000 brackets': () => checkKeyword('('.repeat(4000), /keyword/),
    '400 brackets': () => checkKeyword('('.repeat(400), /parenthes/),
    'a keyword of 8,000 words': () => checkKeyword('word '.repeat(8000), /keyword/),
    'deep YAML': async () => {
      const path = study({ 'codebook.yaml': `name: ${'['.repeat(20_000)}` })
      refused(await run(['codebook', 'check', join(path, 'codebook.yaml')]), /nested too deeply/)
    },
    'control characters in participants.csv': async () => {
      const path = study({ 'participants.csv': 'participant,role\u0001\nP1a,le\u0002ad\n' })
      answered(await analyze(path, join(folder(), 'o')), [0])
    },
    '2,000 codes': async () => {
      const codes = Array.from(
        { length: 2000 },
        (_, n) => `      - {id: c${n}, label: c${n}, description: d, keywords: [w${n}]}\n`,
      )
      const path = study({
        'codebook.yaml': `name: x\nversion: 1.0.0\nlanguage: en\nthemes:\n  - id: t\n    label: t\n    description: d\n    codes:\n${codes.join('')}`,
      })
      answered(await analyze(path, join(folder(), 'o')), [0, 2])
    },
  },
}

async function checkKeyword(keyword, words) {
  const path = study({
    'c.yaml': `name: x\nversion: 1.0.0\nlanguage: en\nthemes:\n  - id: t\n    label: t\n    description: d\n    codes:\n      - id: c\n        label: c\n        description: d\n        keywords: ["${keyword}"]\n`,
  })
  const result = await run(['codebook', 'check', join(path, 'c.yaml')], { seconds: 20 })
  refused(result, words)
}
