import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openEventLog } from '../../src/io/event-log.ts'
import { openKeptTexts } from '../../src/io/kept-texts.ts'
import { loadRawText } from '../../src/io/load-text.ts'
import { readMarker } from '../../src/io/results-marker.ts'
import { saveFiles } from '../../src/io/save-files.ts'
import { readChecksummed } from '../../src/runtime/store/checksummed-json.ts'
import { folder } from '../support/command-line.ts'

/** Makes what somebody else put there in place of a file, and the path. */
const pipeAt = (...parts: readonly string[]): string => {
  const path = join(...parts)
  execFileSync('mkfifo', [path])
  return path
}
const hasPipes = process.platform !== 'win32'

test.skipIf(!hasPipes)('a pipe is never waited for, whatever file of a study has its name', async () => {
  const study = folder()
  pipeAt(study, '.themata-results.json')
  expect(readMarker(study)).toBeNull()
  expect(await loadRawText(pipeAt(study, '.gitattributes'), 'none')).toBe('none')
  expect(() => readChecksummed(pipeAt(study, 'shard.json'))).toThrow(/pipe, device or socket/)
  mkdirSync(join(study, 'texts'))
  pipeAt(study, 'texts', `${'0'.repeat(64)}.gz`)
  expect(openKeptTexts(study).read(`sha256:${'0'.repeat(64)}`)).toBeNull()
  mkdirSync(join(study, 'decisions'))
  pipeAt(study, 'decisions', '.ana.lock')
  const log = await openEventLog(study, 'ana', 'here')
  log.close()
})

test.each([
  'null',
  '5',
  '{"format":"themata-results/1"}',
  '{"format":"themata-results/1","files":{"length":1}}',
  '{"format":"themata-results/1","files":["a.csv",5]}',
  '{"format":"themata-results/1","files":["a.csv"],"hashes":"x"}',
  '{"format":"themata-results/1","files":["a.csv"],"hashes":[{"file":"a.csv"}]}',
  '{"format":"themata-results/1","files":["a.csv"],"hashes":[{"file":"a","sha256":"b","bytes":1,"parts":[1]}]}',
])('%s is no marker of results', (written) => {
  const path = folder()
  writeFileSync(join(path, '.themata-results.json'), written)
  expect(readMarker(path)).toBeNull()
})

test('nothing is written through a link that leads out of the study, be there something or not', async () => {
  const [study, outside] = [folder(), folder()]
  symlinkSync(outside, join(study, 'speakers'))
  await expect(saveFiles(study, [{ file: 'speakers/P1.txt.txt', text: 'x' }])).rejects.toThrow(/leads out of the study/)
  expect(existsSync(join(outside, 'P1.txt.txt'))).toBe(false)
  mkdirSync(join(study, 'decisions'))
  symlinkSync(join(outside, 'new.jsonl'), join(study, 'decisions', 'ana.jsonl'))
  await expect(openEventLog(study, 'ana', 'here')).rejects.toThrow()
  expect(existsSync(join(outside, 'new.jsonl'))).toBe(false)
})
