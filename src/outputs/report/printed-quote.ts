import type { AnalysisOptions } from '../../model/options.ts'
import { languageOf } from '../../model/transcript-file.ts'
import { printQuote } from '../../text/print-quote.ts'
import { trimFillers } from '../../text/trim-fillers.ts'

/** What of an analysis decides how quotes are printed. */
interface PrintedStudy {
  readonly options: Pick<AnalysisOptions, 'trimFillers'>
  readonly codebook: { readonly language: string }
  readonly files: readonly { readonly id: string; readonly language: string | null }[]
}

/** A quote as reports print it: without marks of transcribers, and without fillers of its language if that is asked for. */
export function printedQuote(
  { text, transcriptId }: { readonly text: string; readonly transcriptId: string },
  { options, codebook, files }: PrintedStudy,
): string {
  if (!options.trimFillers) return printQuote(text)
  const language = files.find(({ id }) => id === transcriptId)?.language ?? null
  return trimFillers(printQuote(text), languageOf({ language }, codebook.language))
}
