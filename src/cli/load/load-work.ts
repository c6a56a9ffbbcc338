import { usualOptions } from '../../analysis/plan-study.ts'
import { inputError } from '../../boundary/diagnostic.ts'
import { choose } from '../../boundary/part.ts'
import { readCodebook } from '../../codebook/read-codebook.ts'
import { type CodedSource, loadCoded } from '../../io/load-coded.ts'
import type { Terminal } from '../../io/terminal.ts'
import { type CodedWork, workOfStudy, workOfTables } from '../../learning/coded-passages.ts'
import { writeTogether } from '../print/write-together.ts'
import { loadCodebook } from './load-codebook.ts'

/** How people's codings are read. */
export interface WorkOptions {
  readonly codebook?: string
  readonly judged: string
  readonly empty: string
  readonly unit?: string
}

/**
 * The codebook, and what people coded with it at each path; warnings are printed.
 *
 * @throws InputError when something cannot be read, or nothing was coded
 */
export async function loadWork(paths: readonly string[], options: WorkOptions, terminal: Terminal) {
  const sources = await Promise.all(paths.map(loadCoded))
  const ownCodebook = sources.flatMap((source) => (source.kind === 'study' ? (source.loaded.ownCodebook ?? []) : []))[0]
  const { codebook: text, weights } = await loadCodebook(options.codebook, { ownCodebook: ownCodebook ?? null })
  const codebook = readCodebook(text.text, text.file)
  const judged = choose(
    { stated: 'stated', transcript: 'transcript', segment: 'stated' } as const,
    options.judged,
    'judged',
  )
  const empty = choose({ none: 'none', 'not-coded': 'not-coded' } as const, options.empty, 'empty')
  const workOf = async (source: CodedSource): Promise<CodedWork> => {
    if (source.kind === 'study') {
      const unit = { ...usualOptions, segmenter: options.unit ?? usualOptions.segmenter }
      const work = await workOfStudy({ ...source.loaded.study, interviewers: [] }, codebook, unit, judged)
      return { ...work, warnings: [...source.loaded.problems, ...work.warnings] }
    }
    const work = workOfTables(source.files, codebook, empty)
    return { ...work, warnings: [...source.warnings, ...work.warnings] }
  }
  const works = withUniqueIds(await Promise.all(sources.map(workOf)), paths)
  terminal.tell(writeTogether(works.flatMap(({ warnings }) => warnings)))
  if (works.every(({ passages }) => passages.length === 0))
    throw inputError({
      code: 'coded/nothing',
      place: { file: paths[0]! },
      message: 'nobody has decided anything here yet',
      fix: 'set "status" to accepted or rejected in decisions/<person>.csv, or fill in the columns coder_… of the table',
    })
  return {
    codebook,
    codebookFile: text.file,
    codebookText: text.text,
    weights,
    sources,
    passages: works.flatMap((work) => work.passages),
    segments: works.flatMap((work) => work.segments),
  }
}

/** Passages of several paths never share an id: where they would, the path is put in front. */
function withUniqueIds(works: readonly CodedWork[], paths: readonly string[]): readonly CodedWork[] {
  const ids = works.map(({ segments }) => new Set(segments.map(({ id }) => id)))
  const clash = ids.some((own, at) => ids.slice(at + 1).some((other) => [...other].some((id) => own.has(id))))
  if (!clash) return works
  return works.map((work, at) => {
    const rename = <Item extends { readonly id: string }>(item: Item): Item => ({
      ...item,
      id: `${paths[at]}: ${item.id}`,
    })
    return { ...work, passages: work.passages.map(rename), segments: work.segments.map(rename) }
  })
}
