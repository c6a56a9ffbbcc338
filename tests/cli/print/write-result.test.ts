import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { saveResult } from '../../../src/cli/print/write-result.ts'
import type { Analysis } from '../../../src/model/analysis.ts'
import type { OutputFile } from '../../../src/outputs/output.ts'
import { folder } from '../../support/command-line.ts'

test('writing shows its share, by files, also while a large file is written, and ends at all of it', async () => {
  const out = join(folder(), 'results')
  const shares: number[] = []
  const begun: unknown[] = []
  const progress = {
    begin: (...stage: unknown[]) => {
      begun.push(stage)
      return { advance: (share: number) => void shares.push(share), end: () => void begun.push('end') }
    },
  }
  const files: OutputFile[] = [
    { file: 'themes.csv', text: 'theme\n' },
    { file: 'report.html', pieces: ['<p>', 'all', '</p>'] },
  ]
  const { written } = await saveResult({} as Analysis, { out, force: false, progress }, [async () => files], [])
  expect(written).toEqual(files)
  expect(begun).toEqual([['Writing', 1, 'share'], 'end'])
  expect(shares).toEqual([0.5, 0, 0, 0, 0.5])
  expect(readFileSync(join(out, 'report.html'), 'utf8')).toBe('<p>all</p>')
})
