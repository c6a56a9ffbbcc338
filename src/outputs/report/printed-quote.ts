import type { Analysis } from '../../model/analysis.ts'
import type { Quote } from '../../model/quote.ts'
import { languageOf } from '../../model/transcript-file.ts'
import { printQuote } from '../../text/print-quote.ts'
import { trimFillers } from '../../text/trim-fillers.ts'

/** A quote as reports print it: without marks of transcribers, and without fillers of its language if that is asked for. */
export function printedQuote(
  { text, transcriptId }: Pick<Quote, 'text' | 'transcriptId'>,
  { options, codebook, files }: Pick<Analysis, 'options' | 'codebook' | 'files'>,
): string {
  if (!options.trimFillers) return printQuote(text)
  const language = files.find(({ id }) => id === transcriptId)?.language ?? null
  return trimFillers(printQuote(text), languageOf({ language }, codebook.language))
}
