import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTwoFilesPatch } from 'diff'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type KeywordChange, patchCodebook } from '../../src/codebook/patch-codebook.ts'
import { readCodebook } from '../../src/codebook/read-codebook.ts'

const hasPatch = spawnSync('patch', ['--version']).status === 0

/** Applies a patch with the program "patch", as the help of `codebook suggest` shows it. */
function applyWithProgram(before: string, patch: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'patch-')), 'codebook.yaml')
  writeFileSync(file, before)
  const { status, stdout, stderr } = spawnSync('patch', [file], { input: patch, encoding: 'utf8' })
  if (status !== 0) throw new Error(`patch: ${stdout}${stderr}`)
  return readFileSync(file, 'utf8')
}
const patchOf = (before: string, after: string) => createTwoFilesPatch('codebook.yaml', 'codebook.yaml', before, after)

const word = fc.constantFrom('drift', 'old data', '"a & b"', '"~own"', "'it''s'", 'Rückfall', '"x: y"', '=exact')
const layouts: Readonly<Record<string, (id: string, keywords: readonly string[]) => string>> = {
  'a line for each': (id, keywords) =>
    `      - id: ${id}\n        label: L\n        keywords:\n${keywords.map((own) => `          - ${own} # why\n`).join('')}`,
  'one line': (id, keywords) => `      - id: ${id}\n        label: L\n        keywords: [${keywords.join(', ')}]\n`,
  'several lines in brackets': (id, keywords) =>
    `      - id: ${id}\n        label: L\n        keywords: [${keywords.join(',\n          ')}] # end\n`,
  'all on one line': (id, keywords) => `      - { id: ${id}, label: L, keywords: [${keywords.join(', ')}] }\n`,
  none: (id) => `      - id: ${id}\n        label: L\n`,
}
const codebook = fc
  .array(fc.tuple(fc.constantFrom(...Object.keys(layouts)), fc.uniqueArray(word, { minLength: 1 })), {
    minLength: 1,
    maxLength: 5,
  })
  .map((codes) => ({
    codes: codes.map(([layout, keywords], at) => ({
      id: `c${at}`,
      layout,
      count: layout === 'none' ? 0 : keywords.length,
    })),
    yaml: `# mine\nname: N\nthemes:\n  - id: t\n    label: T\n    codes:\n${codes.map(([layout, keywords], at) => layouts[layout]!(`c${at}`, keywords)).join('')}`,
  }))

test.skipIf(!hasPatch)(
  'a patch of any layout applies with the program "patch", and changes the keywords and nothing else',
  () => {
    fc.assert(
      fc.property(codebook, fc.boolean(), fc.boolean(), ({ codes, yaml: lines }, windows, mark) => {
        const yaml = (mark ? '\ufeff' : '') + (windows ? lines.replaceAll('\n', '\r\n') : lines)
        const before = readCodebook(lines, 'c.yaml')
        const changes = codes.flatMap(({ id, count }): KeywordChange[] => [
          { kind: 'add', codeId: id, keyword: 'new "word"', why: 'right in 9 of 9' },
          ...(count > 0 && !before.codes.find((code) => code.id === id)!.keywords[0]!.weak
            ? [{ kind: 'weaken', codeId: id, position: 0, why: 'right in 0 of 10' } as const]
            : []),
        ])
        const { yaml: patched, byHand } = patchCodebook(yaml, 'c.yaml', changes)
        expect(byHand).toEqual([])
        const applied = applyWithProgram(yaml, patchOf(yaml, patched))
        expect(applied).toBe(patched)
        const sources = readCodebook(applied.replace(/^\ufeff/, '').replaceAll('\r\n', '\n'), 'c.yaml').codes.map(
          ({ keywords }) => keywords.map(({ source }) => source),
        )
        const weakened = new Set(changes.flatMap((change) => (change.kind === 'weaken' ? change.codeId : [])))
        expect(sources).toEqual(
          before.codes.map(({ id, keywords }) => [
            ...keywords.map(({ source }, at) => (at === 0 && weakened.has(id) ? `~${source}` : source)),
            'new "word"',
          ]),
        )
      }),
      { numRuns: 60 },
    )
  },
)

test.skipIf(!hasPatch).each(['remote-work', 'technik-im-beruf', 'ferramentas-no-trabalho', 'collaboration'])(
  'every keyword of the codebook %s can be made weak, and every code can have one more, by a patch',
  (name) => {
    const yaml = readFileSync(`codebooks/${name}.yaml`, 'utf8')
    const { codes } = readCodebook(yaml, name)
    const changes = codes.flatMap(({ id, keywords }): KeywordChange[] => [
      ...keywords
        .slice(0, 2)
        .flatMap(({ weak }, position): KeywordChange[] =>
          weak ? [] : [{ kind: 'weaken', codeId: id, position, why: 'w' }],
        ),
      { kind: 'add', codeId: id, keyword: 'zzz new', why: 'w' },
    ])
    const { yaml: patched, byHand } = patchCodebook(yaml, name, changes)
    expect(byHand).toEqual([])
    expect(applyWithProgram(yaml, patchOf(yaml, patched))).toBe(patched)
  },
)
