import { getOrInsert } from '../collections.ts'
import { mergeTallies } from '../findings/tally/tally.ts'
import { matrixOf } from '../model/matrix.ts'
import type { Prepared, PreparedReport } from '../model/prepared.ts'
import { mapReported, noProgress } from '../model/progress.ts'
import { lengthOf } from '../model/transcript-file.ts'
import { clusterSample } from './cluster-sample.ts'
import { createTranscriptCoder } from './code-transcript.ts'
import { drawSample } from './draw-sample.ts'
import { fitModel } from './fit-model.ts'
import type { FittedModel } from './fitted-model.ts'
import { beginReading, readEach } from './import-files.ts'
import type { Plan } from './plan.ts'
import { prepareFile, sampledSegment, segmentsOf } from './prepare-file.ts'
import { reportOf } from './report-of.ts'
import type { SegmentedTranscript, Stages, StudyRoster } from './stages.ts'
import type { Study } from './study.ts'

/** A prepared transcript that is held in memory. */
interface HeldTranscript extends PreparedReport {
  readonly prepared: Prepared
}

/** The stages of an analysis of files in memory, in this thread. */
export function stagesInMemory(
  plan: Plan,
  { files, reader, progress = noProgress }: Pick<Study, 'files' | 'reader' | 'progress'>,
): Stages<HeldTranscript, FittedModel> {
  const { inputs, parts, settings, options } = plan
  const known = new Map<HeldTranscript, SegmentedTranscript>()
  const segmented = (transcript: HeldTranscript, roster: StudyRoster): SegmentedTranscript =>
    getOrInsert(known, transcript, ({ prepared, account }) =>
      segmentsOf(prepared, roster.contextOf(account.id).speakers, inputs.code.frame.language),
    )
  return {
    async prepare() {
      const stage = beginReading(files, progress)
      const { results, ...others } = await readEach({ files, reader }, settings, (source, id) =>
        prepareFile({ source, id }, inputs.prepare, { ...parts, reader }).finally(() =>
          stage.advance(source.bytes.length),
        ),
      )
      stage.end()
      const transcripts = results.map((prepared) => ({ ...reportOf(prepared), prepared }))
      return { transcripts, found: files.length, ...others }
    },
    fit(study) {
      const { transcripts, roster } = study
      const sampled = drawSample(study, inputs.sample).map(({ order, position }) =>
        sampledSegment(segmented(transcripts[order]!, roster), position),
      )
      const vectors = matrixOf(
        sampled.map(({ row }) => row),
        transcripts[0]!.width,
      )
      const segments = sampled.map(({ segment }) => segment)
      const { pseudonyms } = roster
      return fitModel({ segments, vectors }, { ...inputs.fit, pseudonyms }, parts.embedder)
    },
    async *segments({ transcripts, roster }) {
      for (const transcript of transcripts) yield segmented(transcript, roster)
    },
    cluster: (model, codes) => clusterSample(model, codes, { ...inputs.cluster, ...parts }),
    async code({ transcripts, roster }, model) {
      const code = createTranscriptCoder({ ...inputs.code, pseudonyms: roster.pseudonyms }, plan, model)
      const coded = mapReported(
        transcripts,
        (held) => code(segmented(held, roster), roster.contextOf(held.account.id)),
        { name: 'Coding', sizeOf: ({ prepared }) => lengthOf(prepared.file) },
        progress,
      )
      const tally = mergeTallies(
        coded.map(({ tally }) => tally),
        options,
      )
      return { tally, transcripts: coded.map((each) => each.coded) }
    },
  }
}
