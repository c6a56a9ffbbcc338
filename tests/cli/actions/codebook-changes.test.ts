import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { InputError } from '../../../src/boundary/diagnostic.ts'
import { runCodebookCheck } from '../../../src/cli/actions/codebook-check.ts'
import { runCodebookMerge } from '../../../src/cli/actions/codebook-merge.ts'
import { runCodebookMove } from '../../../src/cli/actions/codebook-move.ts'
import { runCodebookRename } from '../../../src/cli/actions/codebook-rename.ts'
import { runCodebookRetire } from '../../../src/cli/actions/codebook-retire.ts'
import { runCodebookSchema } from '../../../src/cli/actions/codebook-schema.ts'
import { runCodebookSplit } from '../../../src/cli/actions/codebook-split.ts'
import { runList } from '../../../src/cli/actions/list.ts'
import { registries } from '../../../src/cli/registries.ts'
import { readCodebook } from '../../../src/codebook/read-codebook.ts'
import type { Terminal } from '../../../src/io/terminal.ts'
import { writeEvents } from '../../../src/study/decision-events/write-event.ts'
import { gardensYaml } from '../../support/builders.ts'
import { codeEvent } from '../../support/events.ts'
import { memoryTerminal } from '../../support/memory-terminal.ts'

/** Runs a change on a codebook of its own; returns the codes after it, and what was said. */
async function change(run: (path: string, terminal: Terminal) => Promise<unknown>) {
  const path = join(mkdtempSync(join(tmpdir(), 'codebook-')), 'codebook.yaml')
  writeFileSync(path, `# our garden\n${gardensYaml().trimStart()}`)
  const terminal = memoryTerminal()
  const problem = await run(path, terminal).then(
    () => null,
    (error: InputError) => error.problems[0]!,
  )
  const text = readFileSync(path, 'utf8')
  const said = terminal.said.replace(path, 'PATH')
  return { text, said, problem, codes: readCodebook(text, path).codes.map(({ id }) => id) }
}

describe('a change of codes in the file of a codebook', () => {
  test('keeps its comments, and says that decisions on a renamed code count for the new id', async () => {
    const { text, said, codes } = await change((path, terminal) =>
      runCodebookRename(path, { code: 'soil-rain', to: 'rainfall', label: 'Rainfall' }, terminal),
    )
    expect(codes).toEqual(['soil-water', 'rainfall', 'people-help'])
    expect(text).toMatch(/^# our garden\n/)
    expect(said).toBe('PATH: written; decisions on soil-rain count for rainfall\n')
  })
  test('merges codes into one that remains', async () => {
    const { said, codes } = await change((path, terminal) =>
      runCodebookMerge(path, { codes: ['soil-rain'], into: 'soil-water' }, terminal),
    )
    expect(codes).toEqual(['soil-water', 'people-help'])
    expect(said).toContain('decisions on soil-rain count for soil-water')
  })
  test('counts decisions under former ids, too', async () => {
    const study = mkdtempSync(join(tmpdir(), 'codebook-study-'))
    mkdirSync(join(study, 'decisions'))
    writeFileSync(join(study, 'decisions', 'ana.jsonl'), writeEvents([codeEvent({ code: 'soil-rain' })]))
    const { said } = await change(async (path, terminal) => {
      await runCodebookRename(path, { code: 'soil-rain', to: 'rainfall' }, memoryTerminal())
      await runCodebookMerge(path, { codes: ['rainfall'], into: 'soil-water', on: study }, terminal)
    })
    expect(said).toMatch(/: ana 1\n$/)
  })
  test('splits a code into parts, whose decisions wait for somebody to choose', async () => {
    const { said, codes } = await change((path, terminal) =>
      runCodebookSplit(path, { code: 'people-help', parts: ['digging', 'lending'] }, terminal),
    )
    expect(codes).toEqual(['soil-water', 'soil-rain', 'digging', 'lending'])
    expect(said).toContain('wait where they accept it, and reject digging, lending where they reject it')
  })
  test('moves a code under another theme', async () => {
    const { said, codes } = await change((path, terminal) =>
      runCodebookMove(path, { code: 'soil-rain', under: 'people' }, terminal),
    )
    expect(new Set(codes)).toEqual(new Set(['soil-water', 'people-help', 'soil-rain']))
    expect(said).toContain('stay as they are, and count under people')
  })
  test('takes a code out of use, with the reason in the file', async () => {
    const { text, said, codes } = await change((path, terminal) =>
      runCodebookRetire(path, { code: 'soil-rain', why: 'too few' }, terminal),
    )
    expect(codes).toEqual(['soil-water', 'people-help'])
    expect(text).toContain('too few')
    expect(said).toContain('are kept and count for nothing')
  })
  test.each([
    ['rename', (path: string, terminal: Terminal) => runCodebookRename(path, { code: 'gone', to: 'x' }, terminal)],
    [
      'merge',
      (path: string, terminal: Terminal) => runCodebookMerge(path, { codes: ['gone'], into: 'soil-water' }, terminal),
    ],
    ['move', (path: string, terminal: Terminal) => runCodebookMove(path, { code: 'gone', under: 'people' }, terminal)],
    ['retire', (path: string, terminal: Terminal) => runCodebookRetire(path, { code: 'gone' }, terminal)],
  ])('%s of a code that is not there is refused, and nothing is written', async (_, run) => {
    const { text, said, problem } = await change(run)
    expect(problem).toMatchObject({
      code: 'codebook/change',
      place: { file: expect.stringContaining('codebook.yaml') },
    })
    expect(problem!.message).toContain('gone')
    expect([text, said]).toEqual([`# our garden\n${gardensYaml().trimStart()}`, ''])
  })
})

describe('the check of a codebook', () => {
  const check = async (yaml: string, json = false) => {
    const path = join(mkdtempSync(join(tmpdir(), 'codebook-')), 'codebook.yaml')
    writeFileSync(path, yaml)
    const terminal = memoryTerminal()
    return { status: await runCodebookCheck(path, { json }, terminal), said: terminal.said }
  }
  test('counts what is in a codebook that can be used', async () => {
    const { status, said } = await check(gardensYaml())
    expect(status).toBe(0)
    // water, drought, ~dry, puddle; rain; neighbor, help & dig
    expect(said).toMatch(/"Gardens" (is sound|can be used, with \d+ warnings? above) \(2 themes, 3 codes, 7 keywords\)/)
  })
  test('ends with status 2 where there are errors, as JSON with the place of each', async () => {
    const { status, said } = await check(gardensYaml().replace('id: soil-rain', 'id: soil-water'), true)
    expect(status).toBe(2)
    const problems = JSON.parse(said) as { level: string; place: { line: number } }[]
    expect(problems.filter(({ level }) => level === 'error')[0]!.place.line).toBeGreaterThan(1)
  })
  test('is by a schema that is printed as JSON Schema', () => {
    const terminal = memoryTerminal()
    runCodebookSchema(terminal)
    expect(JSON.parse(terminal.said)).toMatchObject({
      $schema: expect.stringContaining('json-schema.org'),
      type: 'object',
    })
  })
})

describe('the list of what can be chosen by name', () => {
  const list = (json: boolean) => {
    const terminal = memoryTerminal()
    runList({ json }, terminal)
    return terminal.said
  }
  test('has every entry of every registry, with a line about it', () => {
    const said = list(false)
    for (const [kind, registry] of Object.entries(registries)) {
      expect(said).toContain(`${kind}\n`)
      for (const [name, { summary }] of Object.entries(registry)) {
        expect(said.split('\n').map((line) => line.trim().split(/ {2,}/))).toContainEqual([name, summary])
        expect(summary, `${kind} ${name}`).toMatch(/^\S[^\n]*[^.\s]$/)
      }
    }
  })
  test('is the same as JSON', () => {
    const lists = JSON.parse(list(true)) as Record<string, { name: string; summary: string }[]>
    expect(Object.keys(lists)).toEqual(Object.keys(registries))
    for (const [kind, entries] of Object.entries(lists))
      expect(entries.map(({ name }) => name)).toEqual(Object.keys(registries[kind]!))
  })
})
