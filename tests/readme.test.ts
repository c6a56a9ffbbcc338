import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { importers } from '../src/importers/index.ts'
import { expectGolden } from './support/golden.ts'

const readme = readFileSync('README.md', 'utf8')
const between = (mark: string, text: string): string =>
  readme.replace(
    new RegExp(`(<!-- ${mark} -->\n)[^]*?(<!-- /${mark} -->)`),
    (_, start, end) => `${start}${text}\n${end}`,
  )

test('the table of formats is made from the registry', () => {
  const rows = Object.entries(importers).map(
    ([name, { summary, extensions }]) =>
      `| \`${name}\` | ${extensions.map((ending) => `.${ending}`).join(', ')} | ${summary} |`,
  )
  expectGolden(
    between('formats', ['| format | usual endings | what is read |', '| --- | --- | --- |', ...rows].join('\n')),
    'README.md',
  )
})

test('the piece of a report is taken from the report of the sample study', () => {
  const [, excerpt] = /<!-- excerpt -->\n([^]*?)<!-- \/excerpt -->/.exec(readme)!
  const report = readFileSync('reports/ml-teams/report.md', 'utf8')
  for (const block of excerpt!.trim().split('\n\n')) expect(report).toContain(block)
})
