import { defaultOptions } from '../../analysis/plan-study.ts'
import type { TranscriptReader } from '../../analysis/transcript-reader.ts'
import { inputError } from '../../boundary/diagnostic.ts'
import { choose } from '../../boundary/part.ts'
import { readCodebook } from '../../codebook/read-codebook.ts'
import { type CodedSource, loadCoded } from '../../io/load-coded.ts'
import type { Terminal } from '../../io/terminal.ts'
import { type CodedPassages, passagesOfStudy, passagesOfTables, withUniqueIds } from '../../learning/coded-passages.ts'
import { showProgress } from '../../runtime/progress.ts'
import type { CodedOptions } from '../options/shared-options.ts'
import { writeTogether } from '../print/write-together.ts'
import { loadCodebook } from './load-codebook.ts'

/**
 * Loads the codebook, and what people coded with it at each path; warnings are printed.
 *
 * @param options.mayBeUncoded true if nothing need be coded
 * @throws InputError when something cannot be read, nothing was coded, or an option does not apply to any path
 */
export async function loadCodedWork(
  paths: readonly string[],
  options: CodedOptions & { readonly segmenter?: string; readonly mayBeUncoded?: boolean },
  { terminal, reader }: { readonly terminal: Terminal; readonly reader: TranscriptReader },
) {
  const { mayBeUncoded = false } = options
  const sources = await Promise.all(paths.map((path) => loadCoded(path, reader, mayBeUncoded)))
  refuseIgnored(sources, options)
  const ownCodebook = sources.flatMap((source) => (source.kind === 'study' ? (source.loaded.ownCodebook ?? []) : []))[0]
  const { codebook: text, weights } = await loadCodebook(options.codebook, { ownCodebook: ownCodebook ?? null })
  const codebook = readCodebook(text.text, text.file)
  const judged = choose(
    { stated: 'stated', transcript: 'transcript', segment: 'stated' } as const,
    options.judged ?? 'stated',
    'judged',
  )
  const empty = choose({ none: 'none', 'not-coded': 'not-coded' } as const, options.empty ?? 'not-coded', 'empty')
  const workOf = async (source: CodedSource): Promise<CodedPassages> => {
    if (source.kind === 'study') {
      const unit = { ...defaultOptions, segmenter: options.segmenter ?? defaultOptions.segmenter }
      const work = await passagesOfStudy(
        { ...source.loaded.study, interviewers: [], progress: showProgress(terminal) },
        codebook,
        unit,
        judged,
      )
      return { ...work, warnings: [...source.loaded.problems, ...work.warnings] }
    }
    const work = passagesOfTables(source.files, codebook, empty)
    return { ...work, warnings: [...source.warnings, ...work.warnings] }
  }
  const works = withUniqueIds(await Promise.all(sources.map(workOf)), paths)
  terminal.log(writeTogether(works.flatMap(({ warnings }) => warnings)))
  if (!mayBeUncoded && works.every(({ passages }) => passages.length === 0))
    throw inputError({
      code: 'coded/nothing',
      place: { file: paths[0]! },
      message: 'there are no decisions here yet',
      fix: 'set "status" to accepted or rejected in decisions/<person>.csv, or fill in the columns coder_… of the table',
    })
  return {
    codebook,
    codebookFile: text.file,
    codebookText: text.text,
    weights,
    sources,
    passages: works.flatMap((work) => work.passages),
    withModels: works.flatMap((work) => work.withModels),
    segments: works.flatMap((work) => work.segments),
    participants: new Map(works.flatMap((work) => [...work.participants])),
    reviewers: works.flatMap((work) => work.reviewers),
    drawClasses: works.length === 1 ? works[0]!.drawClasses : [], // of several studies no draw speaks for all
  }
}

/** @throws InputError for an option that applies to no source */
function refuseIgnored(
  sources: readonly CodedSource[],
  { judged, segmenter, empty }: CodedOptions & { readonly segmenter?: string },
): void {
  const refuse = (option: string, only: string): Error =>
    inputError({
      code: 'option/ignored',
      place: { file: option },
      message: `this option applies only to ${only}, of which there are none here`,
      fix: 'leave it out',
    })
  const hasStudy = sources.some(({ kind }) => kind === 'study')
  if (!hasStudy && judged !== undefined) throw refuse('--judged', 'studies')
  if (!hasStudy && segmenter !== undefined) throw refuse('--segmenter', 'studies')
  if (empty !== undefined && sources.every(({ kind }) => kind === 'study')) throw refuse('--empty', 'coded tables')
}
