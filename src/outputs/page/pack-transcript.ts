import type { CodedTranscripts } from '../../model/analysis.ts'
import type { CodedTranscript } from '../../model/coded-transcript.ts'
import { describeEvidence, describeMemos, isShownWord } from '../../model/coding.ts'
import type { Weights } from '../../model/weights.ts'
import { describeReason } from './describe-reason.ts'
import { packValue } from './pack.ts'
import type { PageTranscript } from './page-data.ts'

/** A coded transcript as a page holds it, packed. */
export const packTranscript = (coded: CodedTranscript, learned: Weights | null): string =>
  packValue(toPageTranscript(coded, learned?.learnedFrom.passages ?? null))

/** All transcripts as a page holds them: those that were packed while coding, the others packed now. */
export function* packTranscripts(transcripts: CodedTranscripts, learned: Weights | null): Generator<string> {
  let order = 0
  for (const packed of transcripts.packed?.() ?? transcripts) {
    if (typeof packed === 'string') yield packed
    else yield packTranscript(packed ?? transcripts.at(order)!, learned)
    order++
  }
}

const toPageTranscript = (
  { file: { transcript }, codings }: CodedTranscript,
  passages: number | null,
): PageTranscript => ({
  text: transcript.text,
  reasons: codings.map(({ evidence }) => ({
    say: describeReason(evidence, transcript.text, passages),
    why: [
      ...evidence.map((reason) => describeEvidence(reason, transcript.text)),
      ...(describeMemos(evidence) === '' ? [] : [`memo: ${describeMemos(evidence)}`]),
    ],
    hits: evidence.flatMap((reason) => (isShownWord(reason) ? [reason.span.start, reason.span.end] : [])),
  })),
  turns: transcript.turns.map(({ number, speaker, role, span, startMs, line }) => [
    number,
    speaker,
    role === 'interviewer',
    span.start,
    span.end,
    startMs,
    line,
  ]),
})
