import { inputError } from '../boundary/diagnostic.ts'
import {
  type AskedAnswers,
  type AskProgress,
  askPassages,
  type ModelPort,
} from '../coders/language-model/ask-passages.ts'
import { passagesToAsk } from '../coders/language-model/build-requests.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { PreparedReport } from '../model/prepared.ts'
import type { Plan } from './plan.ts'
import type { ResolvedStudy, Stages } from './stages.ts'

/** A language model to ask, and a follower of its answers. */
export interface Asking {
  readonly port: ModelPort
  readonly progress: AskProgress
}

/**
 * Adds what a language model answers about every transcript to the facts by which it is coded. Without the coder `llm`
 * nothing is asked.
 *
 * @throws InputError where no language model can be asked
 */
export async function withModelAnswers<Transcript extends PreparedReport>(
  { options, codebook }: Pick<Plan, 'options' | 'codebook'>,
  study: ResolvedStudy<Transcript>,
  {
    stages,
    asking,
  }: { readonly stages: Pick<Stages<Transcript, unknown>, 'segments'>; readonly asking: Asking | null },
): Promise<ResolvedStudy<Transcript>> {
  if (!options.coders.includes('llm')) return study
  if (asking === null || stages.segments === undefined)
    throw inputError({
      code: 'llm/none',
      place: { file: '--coders' },
      message: 'no language model can be asked here',
      fix: 'use "themata analyze" with --endpoint and --model',
    })
  const toAsk = []
  for await (const { file, segments } of stages.segments(study)) {
    const { id, text } = file.transcript
    toAsk.push({ id, passages: passagesToAsk(segments, text) })
  }
  const asked = await askPassages(toAsk, codebook, asking)
  const { contextOf, warnings } = study.roster
  const withAnswers = (id: string) => ({ ...contextOf(id), answers: asked.byTranscript.get(id) ?? [] })
  const roster = { ...study.roster, warnings: [...warnings, ...warnOfRefused(asked)], contextOf: withAnswers }
  return { ...study, roster }
}

/** Warnings about codings that were refused, and passages without an answer. */
function warnOfRefused({ unsaid, malformed, unanswered }: AskedAnswers): Diagnostic[] {
  const warn = (code: string, message: string, fix: string): Diagnostic => ({
    level: 'warning',
    code,
    place: { file: '--coders llm' },
    message,
    fix,
  })
  return [
    ...(unsaid === 0
      ? []
      : [
          warn(
            'llm/unsaid',
            `codings by the language model that quote words which are not in the passage, and are refused: ${unsaid}`,
            'a larger model invents fewer quotes',
          ),
        ]),
    ...(malformed === 0
      ? []
      : [
          warn(
            'llm/malformed',
            `codings by the language model that name no code of the codebook or no passage, and are refused: ${malformed}`,
            'a larger model, or a server that keeps to JSON schemas, makes fewer such mistakes',
          ),
        ]),
    ...(unanswered === 0
      ? []
      : [
          warn(
            'llm/unanswered',
            `passages without a usable answer of the language model, which have no code by it: ${unanswered}`,
            'run again: only these are asked about again',
          ),
        ]),
  ]
}
