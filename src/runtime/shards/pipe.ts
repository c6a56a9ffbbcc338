import { realpathSync } from 'node:fs'
import { join, sep } from 'node:path'
import { planStudy } from '../../analysis/plan-study.ts'
import { attempt, inputError } from '../../boundary/diagnostic.ts'
import type { SourceFile } from '../../importers/importer.ts'
import { toInputError } from '../../io/disk-errors.ts'
import { readFound } from '../../io/find-files.ts'
import { readResource } from '../../io/package-files.ts'
import { nameTranscripts } from '../../study/name-transcripts.ts'
import { keyOfSource, packSource } from '../prepare-step.ts'
import { fingerprintOf } from '../store/keys.ts'
import { encodePart } from '../store/part-file.ts'
import type { StudyRequest } from '../study-request.ts'
import { createWorkerSteps } from '../worker-steps.ts'
import { openWork, readModel } from './open-work.ts'
import { lineAt, readIdLine, readTranscriptLine, type TranscriptLine, writePartLine } from './pipe-file.ts'

/**
 * A filter that turns a line into a line.
 *
 * @param number of the line, from 1
 */
export type LineFilter = (line: string, number: number) => Promise<string>

/** Opens the filter that prepares the transcript of a line. */
export async function openMapFilter(request: StudyRequest): Promise<LineFilter> {
  const plan = await planStudy(request.frame, request.chosen, readResource)
  const fingerprint = fingerprintOf(request)
  return async (line, number) => {
    const written = readTranscriptLine(line, number)
    const { file, id = nameTranscripts([file])[0]! } = written
    const result = await attempt(async () => {
      const source = await sourceOf(written, request, number)
      const planned = { ...request, plan }
      const key = keyOfSource(source, id, planned)
      const { head, sections } = await packSource(source, id, planned)
      return { key, head, part: Buffer.concat(encodePart(key, sections)).toString('base64') }
    })
    return writePartLine({
      ...{ stage: 'map', fingerprint, file, id },
      ...('problems' in result ? { problems: [...result.problems] } : result.value),
    })
  }
}

async function sourceOf(
  { file, text, bytes }: TranscriptLine,
  { listed: { base }, reader }: StudyRequest,
  number: number,
): Promise<SourceFile> {
  if (text !== undefined) return { file, bytes: Buffer.from(text) }
  if (bytes !== undefined) return { file, bytes: Buffer.from(bytes, 'base64') }
  return readFound({ file, path: requireInside(base, file, number), isBundled: false, size: 0 }, reader)
}

/** The path of a file of the study. @throws InputError when a link leads out of the study */
function requireInside(base: string, file: string, number: number): string {
  const path = join(base, file)
  try {
    if (`${realpathSync(path)}${sep}`.startsWith(`${realpathSync(base)}${sep}`)) return path
  } catch (error) {
    throw toInputError(error, path)
  }
  throw inputError({
    code: 'pipe/outside',
    place: lineAt(number),
    message: `"${file}" is outside the study`,
    fix: 'name files of the study, or give their content as "text" or "bytes"',
  })
}

/**
 * Opens the filter that codes the transcript of a line, by its id.
 *
 * @throws InputError when the model is not fitted yet
 */
export async function openAssignFilter(request: StudyRequest, folder: string): Promise<LineFilter> {
  const work = await openWork(request, folder)
  const { plan, fingerprint, study, store } = work
  const { roster } = study
  const { fit, transcripts } = readModel(study, work)
  const steps = createWorkerSteps(plan, { ...request, folder })
  const preparedById = new Map(study.transcripts.map((prepared) => [prepared.account.id, prepared]))
  return async (line, number) => {
    const id = readIdLine(line, number)
    const known = preparedById.get(id)
    if (known === undefined) {
      throw inputError({
        code: 'pipe/unknown',
        place: lineAt(number),
        message: `no transcript "${id}" was prepared`,
        fix: 'give the lines of "themata map --pipe" that "themata gather" stored',
      })
    }
    const { task, key: prepared, account, order } = known
    const codeTask = { task, key: prepared, context: roster.contextOf(id) }
    const { keys } = await steps.code([codeTask], { model: fit, pseudonyms: roster.pseudonyms, packsPages: false })
    const key = keys[0]!
    const part = store.readWhole('coded', key).toString('base64')
    const { file } = account.source
    return writePartLine({ stage: 'assign', fingerprint, file, id, fit, transcripts, order, key, part })
  }
}
