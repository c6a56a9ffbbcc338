import { groupBy } from '../../collections.ts'
import type { Analysis } from '../../model/analysis.ts'
import type { CodedTranscript } from '../../model/coded-transcript.ts'
import type { AttributedCoding } from '../../model/coding.ts'
import { createCodePointCounter } from '../../text/code-points.ts'
import type { Output } from '../output.ts'

/** What is suggested or accepted, as one annotation for each place and code. */
const keptOf = ({ codings }: CodedTranscript): readonly AttributedCoding[] =>
  codings.filter(({ status }) => status !== 'rejected')

/** Transcripts as tasks of Label Studio; what the machine suggests or people accepted as predictions, never as annotations. */
export const toLabelStudio = {
  summary: 'transcripts with codings as predictions for Label Studio: label-studio.json',
  write: (analysis: Analysis) => [{ file: 'label-studio.json', pieces: writeTasks(analysis) }],
} as const satisfies Output

function* writeTasks({ transcripts, version }: Analysis): Generator<string> {
  let before = '[\n'
  for (const coded of transcripts) {
    const { id, text } = coded.file.transcript
    const predictions = [...groupBy(keptOf(coded), ({ coder }) => coder)].map(([coder, own]) => ({
      model_version: `themata ${version}: ${coder}`,
      result: own.map(({ codeId, span, confidence }, at) => ({
        id: `${coder}-${at}`,
        from_name: 'label',
        to_name: 'text',
        type: 'labels',
        score: confidence,
        value: { start: span.start, end: span.end, text: text.slice(span.start, span.end), labels: [codeId] },
      })),
    }))
    yield `${before}${JSON.stringify({ data: { text, document: id }, predictions })}`
    before = ',\n'
  }
  yield before === '[\n' ? '[]\n' : '\n]\n'
}

/** Transcripts as records of doccano, whose offsets count code points. */
export const toDoccano = {
  summary: 'transcripts with codings as labels for doccano: doccano.jsonl',
  write: (analysis: Analysis) => [{ file: 'doccano.jsonl', pieces: writeRecords(analysis) }],
} as const satisfies Output

function* writeRecords({ transcripts }: Analysis): Generator<string> {
  for (const coded of transcripts) {
    const { id, text } = coded.file.transcript
    const toCodePoints = createCodePointCounter(text)
    const label = keptOf(coded).map(({ span, codeId }) => {
      const { start, end } = toCodePoints(span)
      return [start, end, codeId]
    })
    yield `${JSON.stringify({ text, label, document: id })}\n`
  }
}
