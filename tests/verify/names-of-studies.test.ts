import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { folder, run } from '../support/command-line.ts'

/** Two themes and three codes that have one label, and others that look like numbers, marks of Markdown and formulas. */
const codebook = `name: "Study 2 of (3) *x*"
version: "2.1 (b)"
language: en
themes:
  - id: soil
    label: Trust
    description: What the ground is like.
    codes:
      - { id: wet, label: Trust, description: Water., keywords: [puddle*, clay], codes: [{ id: flood, label: Trust, description: Floods., keywords: [flood*] }] }
      - { id: poor, label: "=1 | 2\\\\", description: Little grows in it., keywords: [sand, stones] }
  - id: people
    label: Trust
    description: Who does the work.
    codes: [{ id: help, label: "a\\u0007b _c_ <d>", description: Help., keywords: [neighbour*, helper*] }]
  - id: segments
    label: segments
    description: A theme that is called like a column.
    codes: [{ id: buckets, label: "30 % of 7", description: Buckets., keywords: [bucket*] }]
`
const people = ['A; B', 'P2, cook', 'P3 (nurse)']
const attributes = `participant,organization,segments,words,constructor,attribute_segments,soil_per_1000_words
"A; B",Smith; Co,1,30-40,x | y,own,much
"P2, cook",Smith; Co,2,n = 3,*z*,own,little
P3 (nurse),7 of 9,3,,x | y,other,much
`
const interview = (speaker: string): string =>
  [
    'Interviewer: How is the ground?',
    `${speaker}: It is clay and [laughs] there are puddles [unintelligible 00:12:03] until May. My neighbour helps me.`,
    'Interviewer: Did it ever flood?',
    `${speaker}: A flood in 2019. Nobody *came* | or \\ so, with 30 buckets of <b>sand</b> & "stones".`,
    '',
  ].join('\n')

/** Writes the study with decisions of people whose names are part of each other. */
async function studyOfNames(formats: string) {
  const study = join(folder(), 'study-2024 (3)')
  const out = join(study, '..', 'out')
  mkdirSync(join(study, 'decisions'), { recursive: true })
  writeFileSync(join(study, 'codebook.yaml'), codebook)
  writeFileSync(join(study, 'participants.csv'), attributes)
  for (const [at, name] of people.entries()) writeFileSync(join(study, `20${at}_c*d_ (${at}).txt`), interview(name))
  const analyze = (format: string) =>
    run('analyze', study, '--out', out, '--format', format, '--no-cache', '--coders', 'keyword', '--clusters', '0')
  await analyze('csv')
  const [head, ...rows] = readFileSync(join(out, 'codings.csv'), 'utf8').split('\n')
  const answer = (status: string, every: number): string =>
    [head, ...rows.map((row, at) => (at % every ? row : row.replace(',suggested,,', `,${status},works,`)))].join('\n')
  writeFileSync(join(study, 'decisions', 'anna 2.csv'), answer('accepted', 2))
  writeFileSync(join(study, 'decisions', 'na 2.csv'), answer('rejected', 3))
  return { study, out, analyze, analyzed: await analyze(formats) }
}

describe('results of a study whose people, codes and files have odd names', () => {
  let it: Awaited<ReturnType<typeof studyOfNames>>
  beforeAll(async () => {
    it = await studyOfNames('md,html,csv,json,xlsx')
  })
  test('are right as they were written', async () => {
    expect(it.analyzed.status).toBe(0)
    expect(await run('verify', it.out)).toMatchObject({ told: '', status: 0 })
  })
  test('have a column for each attribute, also where it is named like a column of counts', () => {
    const [head, first] = readFileSync(join(it.out, 'participants.csv'), 'utf8').split('\n')
    expect(head!.split(',').slice(2, 7)).toEqual([
      ...['attribute_segments', 'attribute_words', 'constructor'],
      ...['attribute_attribute_segments', 'attribute_soil_per_1000_words'],
    ])
    expect(head!.split(',')).toContain('soil_per_1000_words')
    expect(first).toContain(',1,30-40,x | y,own,much,')
  })
  test('hold neither control characters nor lost names in any form', () => {
    for (const file of ['report.md', 'report.html', 'themes.csv', 'codebook.csv'])
      expect(readFileSync(join(it.out, file), 'utf8')).not.toContain('\u0007')
    expect(readFileSync(join(it.out, 'themes.csv'), 'utf8')).toContain('a\ufffdb _c_ <d>')
  })
  test.each([
    [/\(A; B, P2, cook and P3 \(nurse\)\)/, '(A; B, P2, cook and P4 (nurse))'],
    [/(?<=; )\d+ % of them by/, '9 % of them by'],
    [/(?<=\n\| · Trust \| )\d/, '9'],
  ])('are found to be wrong where %s is another', async (from, to) => {
    const file = join(it.out, 'report.md')
    const text = readFileSync(file, 'utf8')
    expect(text).toMatch(from)
    writeFileSync(file, text.replace(from, to))
    const { status, told } = await run('verify', it.out)
    writeFileSync(file, text)
    expect(status).toBe(2)
    expect(told).toMatch(/report\.md:\d+ {2}error {2}verify\/count/)
  })
})

test('results of a drawn sample that "R2" read are right although a name has a digit', async () => {
  const { study, out, analyze } = await studyOfNames('csv')
  expect(await run('draw', study, '--size', '4', '--as', 'R2')).toMatchObject({ status: 0 })
  const [first] = readFileSync(join(study, 'decisions', 'draws.jsonl'), 'utf8').split('\n')
  const { passages } = JSON.parse(first!) as { passages: { on: { exact: string } }[] }
  const readings = passages.map(({ on }, seq) => ({
    ...{ v: 1, coder: 'R2', time: null, session: 's', id: `r${seq}`, seq, kind: 'read', codes: '*', on },
    shown: { mode: 'blind', suggestion: null, confidence: null, run: null },
  }))
  writeFileSync(join(study, 'decisions', 'R2.jsonl'), readings.map((own) => `${JSON.stringify(own)}\n`).join(''))
  expect(await analyze('md,csv,json')).toMatchObject({ status: 0 })
  expect(readFileSync(join(out, 'methods.md'), 'utf8')).toContain('4 were read without suggestions by R2.')
  expect(await run('verify', out)).toMatchObject({ told: '', status: 0 })
})
