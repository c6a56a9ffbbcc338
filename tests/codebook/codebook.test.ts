import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { writeDiagnostic } from '../../src/boundary/diagnostic.ts'
import { checkCodebook } from '../../src/codebook/check-codebook.ts'
import { codebookSchema } from '../../src/codebook/codebook-file.ts'
import { readCodebook } from '../../src/codebook/read-codebook.ts'

const problems = (yaml: string) => checkCodebook(yaml, 'book.yaml').map(writeDiagnostic).join('\n')

test.each(['collaboration', 'remote-work', 'technik-im-beruf', 'ferramentas-no-trabalho'])(
  'the codebook "%s" is sound and names its schema in the first line',
  (name) => {
    const yaml = readFileSync(`codebooks/${name}.yaml`, 'utf8')
    expect(problems(yaml)).toBe('')
    expect(yaml.split('\n')[0]).toBe('# yaml-language-server: $schema=./codebook.schema.json')
  },
)

test('the schema for editors is the one that is checked', () => {
  expect(JSON.parse(readFileSync('codebooks/codebook.schema.json', 'utf8'))).toEqual(
    JSON.parse(JSON.stringify(codebookSchema())),
  )
})

test('the collaboration codebook has five themes and the 25 codes of the manual, with finer ones inside', () => {
  const { themes, codes } = readCodebook(readFileSync('codebooks/collaboration.yaml', 'utf8'), 'collaboration.yaml')
  expect(themes.map(({ id }) => id)).toEqual(['requirements', 'data', 'integration', 'culture', 'process'])
  expect(codes.filter(({ parentId }) => parentId === null)).toHaveLength(25)
  expect(codes.find(({ id }) => id === 'req-latency')?.parentId).toBe('req-qualities')
})

test('all problems of a file are told in one run, each at its place and with a mend', () => {
  expect(
    problems(`name: Test
themes:
  - id: a
    label: A
    description: Something.
    codes:
      - id: a-one
        lable: One
        description: One.
        keywords: [data]
      - id: A two
        label: Two
`),
  ).toMatchInlineSnapshot(`
  "book.yaml:7:9  error  schema/value
    found nothing in "label": give it a label
  book.yaml:8:9  error  schema/unknown-key
    "lable" is not known in "codes"; known are id, label, was, description, include, exclude, examples, counterexamples, keywords, codes
    fix: write "label"
  book.yaml:11:13  error  schema/value
    found "A two" in "id": an id is lower-case letters, digits and hyphens, and begins with a letter"
`)
})

test('ids used twice and keywords that cannot be read are errors at their column', () => {
  expect(
    problems(`name: Test
themes:
  - id: a
    label: A
    description: Something.
    codes:
      - { id: one, label: One, description: One., keywords: ["(data"] }
      - { id: one, label: Two, description: Two., keywords: [model] }
`),
  ).toMatchInlineSnapshot(`
  "book.yaml:7:68  error  codebook/keyword
    in the keyword "(data": a parenthesis is opened and never closed
    fix: add ")"
  book.yaml:8:15  error  codebook/duplicate-id
    the id "one" is used twice; it is first used on line 7
    fix: give one of the two another id"
`)
})

test('doubtful keywords are warned about: everywhere, never, shared; and codes without description', () => {
  expect(
    problems(`name: Test
themes:
  - id: a
    label: A
    description: Something.
    codes:
      - id: one
        label: One
        description: One.
        keywords: [think, model drift, "contract ! contract", "/.*/"]
      - id: two
        label: Two
        keywords: [model drifts]
`),
  ).toMatchInlineSnapshot(`
    "book.yaml:10:20  warning  codebook/keyword-everywhere
      the keyword "think" matches "think", which is in nearly every passage
      fix: use a longer word or a phrase
    book.yaml:10:40  warning  codebook/keyword-never
      the keyword "contract ! contract" can never match: what is behind "!" cancels it
      fix: narrow the part after "!"
    book.yaml:10:63  warning  codebook/keyword-everywhere
      the keyword "/.*/" matches "a", which is in nearly every passage
      fix: use a longer word or a phrase
    book.yaml:11:9  warning  codebook/missing-description
      the code "two" has no description
      fix: say in a sentence what a passage must be about to get it
    book.yaml:13:20  warning  codebook/keyword-shared
      the keyword "model drifts" finds the same as "model drift", which is already a keyword of "one", on line 10
      fix: keep it where it is most specific, or narrow both to phrases"
  `)
})

test('broken YAML is told with line and column', () => {
  expect(problems('name: Test\nthemes:\n\t- id: a\n')).toMatch(/^book\.yaml:3:\d+ {2}error {2}yaml\/syntax/)
})

test('aliases that would blow up are refused', () => {
  const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c,*c]\n`
  expect(problems(bomb)).toContain('yaml/aliases')
})

test('what a keyword is read as is told where its writer may mean something else', () => {
  const codebook = (language: string, keywords: string) =>
    problems(
      `name: N\nlanguage: ${language}\nthemes:\n  - { id: t, label: T, description: D, codes: [{ id: c, label: C, description: D, keywords: [${keywords}] }] }\n`,
    )
  expect(codebook('en', '"C++", "R&D", "50%", "e-mail", "d?ta", "*arbeit"')).toBe('')
  expect(codebook('en', '"“lake”"')).toContain('are not looked for')
  expect(codebook('en', '"access&data"')).toContain('is looked for with its "&"')
  expect(codebook('en', '"data?"')).toContain('each may be missing')
  expect(codebook('zh', '工作')).toMatch(/^book\.yaml:2:\d+ {2}warning {2}codebook\/language/)
  expect(codebook('fi', 'talo')).toContain('the inflections of "fi" are not known')
})
