import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openCodebookEditor } from '../../../src/cli/load/open-codebook-editor.ts'
import { directReader } from '../../../src/io/readers.ts'
import { gardensYaml } from '../../support/builders.ts'
import { folder } from '../../support/command-line.ts'

/** A study with the codebook of gardens and an interview, and an editor of its codebook. */
function openStudy() {
  const study = folder()
  const file = join(study, 'codebook.yaml')
  writeFileSync(file, `# ours\n${gardensYaml()}`)
  writeFileSync(
    join(study, 'P1.txt'),
    'Interviewer: And?\nAna: A puddle of ink, on a sheet of paper.\nInterviewer: And then?\nAna: Rain made the puddle on the path.\n',
  )
  return { editor: openCodebookEditor(study, file, directReader), read: () => readFileSync(file, 'utf8') }
}

describe('the codebook of a study, changed on the review page,', () => {
  test('gets a proposed code with an id that nothing has, however its label is written', async () => {
    const { editor, read } = openStudy()
    const codebook = await editor.propose({ label: '5 Whys: Größe?', description: 'so "it" is' })
    const added = codebook.codes.find(({ label }) => label === '5 Whys: Größe?')
    expect(added).toMatchObject({ id: 'code-5-whys-grosse', description: 'so "it" is' })
    expect(read()).toContain('# ours')
    const again = await editor.propose({ label: 'Water', description: '' })
    expect(again.codes.filter(({ label }) => label === 'Water').map(({ id }) => id)).toEqual(['soil-water', 'water'])
  })
  test('keeps decisions on a code that is renamed, by its former id', async () => {
    const { editor } = openStudy()
    const codebook = await editor.change({ kind: 'rename', code: 'people-help', label: 'Neighbours' })
    expect(codebook.codes.find(({ label }) => label === 'Neighbours')).toMatchObject({
      id: 'neighbours',
      was: ['people-help'],
    })
  })
  test('gets codes of different ids when one is split, even into two of one name', async () => {
    const { editor } = openStudy()
    const codebook = await editor.change({ kind: 'split', code: 'people-help', into: ['Advice', 'Advice'] })
    const heirs = codebook.codes.filter(({ was }) => was.includes('people-help')).map(({ id }) => id)
    expect(heirs).toEqual(['advice', 'advice-2'])
  })
  test('shows what an exclusion would remove, and is changed only when that is asked for', async () => {
    const { editor, read } = openStudy()
    const before = read()
    const wrong = { code: 'soil-water', keyword: 'puddle', within: 'puddle of ink' }
    const shown = await editor.exclude({ ...wrong, write: false } as never)
    expect(shown.passages.map(({ text }) => text)).toEqual([expect.stringContaining('ink')])
    expect(read()).toBe(before)
    await editor.exclude({ ...wrong, write: true } as never)
    expect(read()).not.toBe(before)
  })
})
