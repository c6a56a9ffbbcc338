import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'vitest'
import { registries } from '../src/cli/registries.ts'
import * as api from '../src/index.ts'
import { expectGolden } from './support/golden.ts'

test('the public names are those that were reviewed', () => {
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(`src/${file}`, 'utf8'))
  const codes = sources.flatMap((source) =>
    Array.from(
      source.matchAll(/code: '([a-z]+\/[a-z-]+)'|warning\(\s*'([a-z-]+)'|\bwarn\(\s*'([a-z-]+)'/g),
      ([, whole, read, doubt]) => whole ?? (read ? `import/${read}` : `codebook/${doubt}`),
    ),
  )
  const lines = [
    'exports:',
    ...Object.keys(api)
      .sort()
      .map((name) => `  ${name}`),
    ...Object.entries(registries).flatMap(([kind, registry]) => [
      `${kind}:`,
      ...Object.keys(registry).map((name) => `  ${name}`),
    ]),
    'diagnostics:',
    ...[...new Set(codes)].sort().map((code) => `  ${code}`),
  ]
  expectGolden(`${lines.join('\n')}\n`, 'tests/fixtures/api.txt')
})
