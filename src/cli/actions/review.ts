import { spawn } from 'node:child_process'
import { userInfo } from 'node:os'
import { join, resolve } from 'node:path'
import { textHash } from '../../anchoring/text-hash.ts'
import { openEventLog } from '../../io/event-log.ts'
import { openKeptTexts } from '../../io/kept-texts.ts'
import { readReviewAssets } from '../../io/package-files.ts'
import { safeReader } from '../../io/readers.ts'
import { requireFolder, studyFiles } from '../../io/study-files.ts'
import type { Terminal } from '../../io/terminal.ts'
import { rememberState } from '../../io/watch-files.ts'
import { hashText } from '../../math/random.ts'
import type { TranscriptFile } from '../../model/transcript-file.ts'
import { toReviewTranscript } from '../../review/build-review.ts'
import { checkCoderName } from '../../review/coder-name.ts'
import { pageHtml } from '../../review/page-html.ts'
import { openSession, type ReviewStudy } from '../../review/review-session.ts'
import { type ReviewServer, serve } from '../../review/serve.ts'
import { runStudy } from '../../runtime/run-study.ts'
import type { ReviewCommandOptions } from '../commands/review.ts'
import { createAnalyst, requestCodings, withoutDecisions } from '../load/analyze-alone.ts'
import { readAllEvents } from '../load/load-decision-events.ts'
import { openCodebookEditor } from '../load/open-codebook-editor.ts'
import { writeTogether } from '../print/write-together.ts'
import { openSpeakersEditor } from '../speakers/open-speakers-editor.ts'

/** Serves the page of a study's review until the process ends or `stopped` is aborted. */
export async function runReview(
  path: string,
  options: ReviewCommandOptions,
  terminal: Terminal,
  stopped?: AbortSignal,
): Promise<void> {
  await requireFolder(path)
  const coder = checkCoderName(options.as ?? userInfo().username)
  const server = await listen(path, coder, options.port)
  try {
    const log = await openEventLog(path, coder, `http://127.0.0.1:${server.port}`)
    try {
      const { draw: isDraw, confirm: confirming = null, settle: isSettling, sameAs: asked } = options
      const isBlind = options.blind || isDraw
      const order = options.order ?? (isBlind ? 'random' : confirming !== null ? 'doubt' : 'interview')
      const sameAs = asked === undefined ? null : checkCoderName(asked)
      const reload = async (): Promise<void> => {
        const study = await loadReviewStudy(path, options, terminal)
        const chosen = { coder, isBlind, isDraw, confirming, isSettling, order, sameAs }
        server.start(await openSession({ ...study, append: log.append, reload }, chosen))
      }
      await reload()
      terminal.print(`${server.address}\n`)
      terminal.log(`Answers of ${coder} go to ${log.path}. Ctrl-C ends this.\n`)
      if (options.open) openBrowser(server.address)
      await new Promise<void>((done) => {
        if (stopped?.aborted) done()
        stopped?.addEventListener('abort', () => done(), { once: true })
      })
    } finally {
      log.close()
    }
  } finally {
    await server.close()
  }
}

/** Analyzes a study without the decisions of people, and reads these as events: suggestions are those of machines alone. */
async function loadReviewStudy(
  path: string,
  options: ReviewCommandOptions,
  terminal: Terminal,
): Promise<Omit<ReviewStudy, 'append' | 'reload'>> {
  const request = await requestCodings(path, options, safeReader)
  const { base, names } = request.listed
  const isStale = await rememberState(names.map((name) => join(base, name)))
  const analyze = createAnalyst(path, terminal, runStudy)
  return analyze(withoutDecisions(request), (analysis, folder) => {
    terminal.log(writeTogether([...request.listed.problems, ...analysis.failures]))
    const files: TranscriptFile[] = []
    const texts = openKeptTexts(folder)
    const transcripts = Array.from(analysis.transcripts, (coded) => {
      files.push(coded.file)
      const { text } = coded.file.transcript
      texts.keep(textHash(text), text)
      return toReviewTranscript(coded)
    })
    const own = options.codebook ?? (request.listed.ownCodebook === null ? null : `${path}/${studyFiles.codebook}`)
    return {
      name: analysis.study,
      codebook: analysis.codebook,
      run: `sha256:${analysis.codebookSource.sha256}`,
      transcripts,
      readEvents: () => readAllEvents(path, analysis.codebook, files),
      textOf: texts.read,
      speakers: openSpeakersEditor(path, safeReader),
      hasUnnamed:
        (request.listed.frame.speakers ?? []).length > 0 ||
        transcripts.some(({ turns }) => turns.some(({ speaker }) => speaker === null)),
      editor: own === null ? null : openCodebookEditor(path, own, safeReader),
      isStale,
    }
  })
}

/** Listens on the given port, else on one that belongs to study and coder, so that a page that stayed open finds it again. */
async function listen(path: string, coder: string, port: number | undefined): Promise<ReviewServer> {
  const files = { '/': { type: 'text/html', text: pageHtml }, ...(await readReviewAssets()) }
  if (port !== undefined) return serve(port, files)
  return serve(49_152 + (hashText(`${resolve(path)} ${coder}`) % 16_384), files).catch(() => serve(0, files))
}

/** Opens the browser; where there is none, the printed address has to do. */
function openBrowser(address: string): void {
  const programs: Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>> = {
    darwin: ['open', address],
    win32: ['cmd', '/c', 'start', '', address],
  }
  const [program, ...args] = programs[process.platform] ?? ['xdg-open', address]
  const child = spawn(program, args, { detached: true, stdio: 'ignore' })
  child.on('error', () => {})
  child.unref()
}
