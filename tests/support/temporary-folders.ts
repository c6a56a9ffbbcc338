import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Gives a run of all tests one temporary folder, which is removed at its end with every folder that tests made in it. */
export default function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'themata-tests-'))
  process.env['TMPDIR'] = folder
  return () => rmSync(folder, { recursive: true, force: true })
}
