import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { importers } from '../src/importers/index.ts'
import { expectGolden } from './support/golden.ts'

/** The Markdown files of a folder, however deep. */
const glob = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => join(folder, file))

const readme = readFileSync('README.md', 'utf8')
const formats = readFileSync('src/importers/README.md', 'utf8')
const between = (document: string, mark: string, text: string): string =>
  document.replace(
    new RegExp(`(<!-- ${mark} -->\n)[^]*?(<!-- /${mark} -->)`),
    (_, start, end) => `${start}${text}\n${end}`,
  )

test('the table of formats is made from the registry', () => {
  const rows = Object.entries(importers).map(
    ([name, { summary, extensions }]) =>
      `| \`${name}\` | ${extensions.map((ending) => `.${ending}`).join(', ')} | ${summary} |`,
  )
  expectGolden(
    between(
      formats,
      'formats',
      ['| format | usual endings | what is read |', '| --- | --- | --- |', ...rows].join('\n'),
    ),
    'src/importers/README.md',
  )
})

test('the piece of a report is taken from the report of the sample study', () => {
  const [, excerpt] = /<!-- excerpt -->\n([^]*?)<!-- \/excerpt -->/.exec(readme)!
  const report = readFileSync('reports/ml-teams/report.md', 'utf8')
  for (const block of excerpt!.trim().split('\n\n')) expect(report).toContain(block)
})

test('the README stays short, and every file that a document links to exists', () => {
  expect(readme.split('\n').length).toBeLessThanOrEqual(150)
  const documents = [
    'README.md',
    '.github/CONTRIBUTING.md',
    ...glob('src'),
    ...glob('codebooks'),
    ...glob('tests/bench'),
  ]
  const missing = documents.flatMap((document) =>
    Array.from(readFileSync(document, 'utf8').matchAll(/\]\((?!https?:|#)([^)#]+)/g), ([, to]) =>
      join(dirname(document), to!),
    )
      .filter((to) => !existsSync(to))
      .map((to) => `${document} links to ${to}`),
  )
  expect(missing).toEqual([])
})
test('the citation names the version of the package', () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
  expect(readFileSync('CITATION.cff', 'utf8')).toContain(`\nversion: ${version}\n`)
})
