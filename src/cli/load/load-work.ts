import { usualOptions } from '../../analysis/plan-study.ts'
import { inputError } from '../../boundary/diagnostic.ts'
import { choose } from '../../boundary/part.ts'
import { readCodebook } from '../../codebook/read-codebook.ts'
import { type CodedSource, loadCoded } from '../../io/load-coded.ts'
import { type CodedWork, workOfStudy, workOfTables } from '../../learning/coded-passages.ts'
import { loadCodebook } from './load-codebook.ts'

/** How people's codings are read. */
export interface WorkOptions {
  readonly codebook?: string
  readonly judged: string
  readonly unit?: string
}

/**
 * The codebook, and what people coded with it at each path.
 *
 * @throws InputError when something cannot be read, or nothing was coded
 */
export async function loadWork(paths: readonly string[], { codebook: asked, judged, unit }: WorkOptions) {
  const sources = await Promise.all(paths.map(loadCoded))
  const ownCodebook = sources.flatMap((source) => (source.kind === 'study' ? (source.loaded.ownCodebook ?? []) : []))[0]
  const { codebook: text, weights } = await loadCodebook(asked, { ownCodebook: ownCodebook ?? null })
  const codebook = readCodebook(text.text, text.file)
  const rule = choose({ stated: 'stated', transcript: 'transcript', segment: 'stated' } as const, judged, 'judged')
  const workOf = (source: CodedSource): CodedWork | Promise<CodedWork> =>
    source.kind === 'passages'
      ? workOfTables(source.files, codebook)
      : workOfStudy(
          { ...source.loaded.study, interviewers: [] },
          codebook,
          { ...usualOptions, segmenter: unit ?? usualOptions.segmenter },
          rule,
        )
  const works = await Promise.all(sources.map(workOf))
  const passages = works.flatMap((work) => work.passages)
  if (passages.length === 0) {
    throw inputError({
      code: 'coded/nothing',
      place: { file: paths[0]! },
      message: 'nobody has decided anything here yet',
      fix: 'set "status" to accepted or rejected in decisions/<person>.csv',
    })
  }
  return {
    codebook,
    codebookFile: text.file,
    codebookText: text.text,
    weights,
    passages,
    segments: works.flatMap((work) => work.segments),
  }
}
