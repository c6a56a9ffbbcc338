import { randomBytes } from 'node:crypto'
import { userInfo } from 'node:os'
import { type DrawContent, drawStudy, enlargeDraw } from '../../analysis/draw-study.ts'
import { inputError } from '../../boundary/diagnostic.ts'
import { sum, unique } from '../../collections.ts'
import { openEventLog } from '../../io/event-log.ts'
import { safeReader } from '../../io/readers.ts'
import { requireFolder } from '../../io/study-files.ts'
import type { Terminal } from '../../io/terminal.ts'
import type { DrawEvent } from '../../model/decision-event.ts'
import { describeDraw, describeWish } from '../../outputs/report/describe-draw.ts'
import { checkCoderName } from '../../review/coder-name.ts'
import { runStudy } from '../../runtime/run-study.ts'
import { timeOrderedId } from '../../study/decision-events/event-id.ts'
import { currentDraw } from '../../study/decision-events/read-draw.ts'
import { isEventLog, readEvents } from '../../study/decision-events/read-events.ts'
import { writeEvent } from '../../study/decision-events/write-event.ts'
import { nearMiss } from '../../text/near-miss.ts'
import type { DrawCommandOptions } from '../commands/draw.ts'
import { createAnalyst, requestCodings, withoutDecisions } from '../load/analyze-alone.ts'

const usualSize = 200

/** Draws segments of a study, draws more of them, or estimates how many more an interval takes. */
export async function runDraw(path: string, options: DrawCommandOptions, terminal: Terminal): Promise<void> {
  await requireFolder(path)
  const request = await requestCodings(path, options, safeReader)
  const analyze = createAnalyst(path, terminal, runStudy)
  const { folded } = readEvents(request.frame.decisions.filter(({ file }) => isEventLog(file)))
  const before = options.new ? undefined : currentDraw(folded)
  const asks = options.for !== undefined || (before !== undefined && options.size === undefined)
  if (asks) {
    const printed = await analyze(request, ({ findings }) => {
      const { draw, prevalence, audit } = findings
      if (draw === null) throw noDraw(path)
      if (options.for === undefined) return describeDraw(draw, audit)
      const row = prevalence.find(({ codeId, themeId }) => (codeId ?? themeId) === options.for)
      if (row === undefined)
        throw noCode(
          options.for,
          prevalence.map((own) => own.codeId ?? own.themeId),
        )
      return describeWish(row, { draw, within: options.halfWidth / 100, study: path })
    })
    return terminal.print(printed)
  }
  const size = options.size ?? usualSize
  const drawnBefore = before?.passages.length ?? 0
  if (before !== undefined && size <= drawnBefore) throw notLarger(size, drawnBefore)
  const coder = checkCoderName(options.as ?? userInfo().username)
  const content = await analyze(withoutDecisions(request), (analysis) =>
    before === undefined
      ? drawStudy(analysis, { id: nextName(folded.draws), size, seed: options.seed ?? 1 })
      : enlargeDraw(analysis, before, size),
  )
  await append(path, { coder, content, seq: folded.draws.length })
  terminal.print(describeDrawn(content, { path, drawnBefore, size }))
}

/** Appends the draw to a log of its own, so that it does not disturb a review that is open. */
async function append(
  path: string,
  { coder, content, seq }: { readonly coder: string; readonly content: DrawContent; readonly seq: number },
): Promise<void> {
  const log = await openEventLog(path, 'draws', 'another "themata draw"')
  const now = Date.now()
  const id = timeOrderedId(now, randomBytes(10))
  const time = new Date(now).toISOString()
  try {
    await log.append(writeEvent({ v: 1, id, kind: 'draw', coder, time, session: 'draw', seq, ...content }))
  } finally {
    log.close()
  }
}

const nextName = (draws: readonly DrawEvent[]): string => `draw-${unique(draws.map((own) => own.draw)).length + 1}`

function describeDrawn(
  { classes, passages }: DrawContent,
  { path, drawnBefore, size }: { readonly path: string; readonly drawnBefore: number; readonly size: number },
): string {
  const all = sum(classes, (own) => own.size)
  const lines = classes.map((own) => `  ${own.class}: ${own.drawn} of ${own.size} (${own.rule})`)
  return [
    `${passages.length} of ${all} segments are drawn${drawnBefore === 0 ? '' : `, ${passages.length - drawnBefore} more than before`}${passages.length < size ? '; there are no more' : ''}:`,
    ...lines,
    'Read them without suggestions, in the order in which they are shown:',
    `  themata review ${path} --draw --as NAME`,
    '',
  ].join('\n')
}

const noDraw = (path: string) =>
  inputError({
    code: 'draw/none',
    place: { file: path },
    message: 'no sample is drawn in this study yet',
    fix: `draw one: themata draw ${path} --size ${usualSize}`,
  })

const notLarger = (size: number, before: number) =>
  inputError({
    code: 'draw/size',
    place: { file: '--size' },
    message: `${size} is not more than the ${before} segments that are drawn already`,
    fix: `write a size above ${before}, or begin another sample with --new`,
  })

function noCode(asked: string, known: readonly string[]) {
  const near = nearMiss(asked, known)
  return inputError({
    code: 'draw/code',
    place: { file: '--for' },
    message: `there is no theme or code "${asked.slice(0, 60)}" in the codebook`,
    fix: near === undefined ? 'write the id of a theme or code' : `is it "${near}"?`,
  })
}
