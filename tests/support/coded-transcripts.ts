import type { Analysis } from '../../src/model/analysis.ts'
import type { AttributedCoding } from '../../src/model/coding.ts'
import type { Segment } from '../../src/model/segment.ts'
import type { Transcript } from '../../src/model/transcript.ts'
import type { OutputFile } from '../../src/outputs/output.ts'
import { unpackAll } from '../../src/outputs/page/pack.ts'
import { segmentTranscript } from '../../src/segmenters/segment-transcript.ts'
import type { Segmenter } from '../../src/segmenters/segmenter.ts'

/** All codings of an analysis, in order. */
export const codingsOf = ({ transcripts }: Pick<Analysis, 'transcripts'>): AttributedCoding[] =>
  Array.from(transcripts, ({ codings }) => codings).flat()

/** The transcripts of an analysis, in order. */
export const transcriptsOf = ({ transcripts }: Pick<Analysis, 'transcripts'>): Transcript[] =>
  Array.from(transcripts, ({ file }) => file.transcript)

/** What an output holds, as text; empty for one of bytes. */
export function textOf(output: OutputFile): string {
  if ('text' in output) return output.text
  if ('bytes' in output) return ''
  const pieces = Array.from(output.pieces, (piece) =>
    typeof piece === 'string' ? piece : Buffer.from(piece).toString(),
  )
  return pieces.join('')
}

/** The same with what is packed in pages, for searches of all that they hold. */
export const allTextOf = (output: OutputFile): string => unpackAll(textOf(output))

/** The segments that a segmenter cuts a transcript into. */
export const cut = (segmenter: Segmenter, transcript: Transcript, language = 'en'): Segment[] =>
  segmentTranscript(segmenter, transcript, language)
