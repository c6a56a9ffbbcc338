import { expect, test } from 'vitest'
import { runList } from '../../../src/cli/actions/list.ts'
import { registries } from '../../../src/cli/registries.ts'

test('the summaries of one kind begin in one column, however long its names are', () => {
  const pieces: string[] = ['\n']
  runList({ json: false }, { print: (text: string) => pieces.push(text) } as never)
  const printed = pieces.join('')
  for (const [kind, registry] of Object.entries(registries)) {
    const own = printed.slice(printed.indexOf(`\n${kind}\n`) + kind.length + 2).split('\n')
    const columns = Object.values(registry).map(({ summary }, at) => own[at]!.indexOf(summary))
    expect(new Set(columns)).toEqual(new Set([4 + Math.max(...Object.keys(registry).map((name) => name.length))]))
  }
})
