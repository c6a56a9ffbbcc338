import { compareNames } from '../collections.ts'
import type { Codebook } from '../model/codebook.ts'
import type { QuoteEvent } from '../model/decision-event.ts'
import type { Place } from '../model/diagnostic.ts'
import type { LostQuote, QuoteUse, StatedQuoteChoice } from '../model/quote-choice.ts'
import type { ImportReport } from '../model/transcript-file.ts'
import { nearMiss } from '../text/near-miss.ts'
import { createTranscriptFinder } from './find-name.ts'
import { createCodeFinder } from './former-codes.ts'
import type { ListedQuote } from './synthesis/written-synthesis.ts'

/** A choice of the review page, with its line. */
export interface LocatedQuoteEvent {
  readonly event: QuoteEvent
  readonly place: Place
}

/** The choices of a study in their order, and those about transcripts or codes that are not there. */
export interface QuoteChoices {
  readonly choices: readonly StatedQuoteChoice[]
  readonly lost: readonly LostQuote[]
}

/** Where a choice was made. */
type Written = Pick<LostQuote, 'words' | 'by' | 'place'> & {
  readonly use: QuoteUse
  readonly transcript: string
  readonly code: string | null
  readonly span: StatedQuoteChoice['anchor']['span']
  readonly before: string
  readonly after: string
}

/**
 * Joins the quotes listed in a file with the choices of the review page. Those of the file come first, in its order; the
 * page can take them back.
 */
export function readQuoteChoices(
  listed: readonly ListedQuote[],
  events: readonly LocatedQuoteEvent[],
  known: { readonly codebook: Pick<Codebook, 'codes' | 'retired'>; readonly transcripts: readonly ImportReport[] },
): QuoteChoices {
  const findTranscript = createTranscriptFinder(known.transcripts)
  const findCode = createCodeFinder(known.codebook)
  const choices: StatedQuoteChoice[] = []
  const lost: LostQuote[] = []
  for (const written of [...listed.map(ofFile), ...events.map(ofEvent)]) {
    const { use, transcript, code, words, by, place, span, before, after } = written
    const [transcriptId, another] = findTranscript(transcript)
    const found = code === null ? null : findCode(code)
    const codeId = found?.kind === 'code' ? found.id : null
    const lose = (why: string): void => {
      if (use !== 'free') lost.push({ use, codeId, transcriptId: transcriptId ?? transcript, words, why, by, place })
    }
    if (another !== undefined) lose(`"${transcript}" may be "${transcriptId}" or "${another}"`)
    else if (transcriptId === undefined) {
      const near = nearMiss(transcript, known.transcripts.map(({ id }) => id).sort(compareNames))
      lose(`there is no transcript "${transcript}"${near === undefined ? '' : ` (is it "${near}"?)`}`)
    } else if (code !== null && codeId === null) lose(`there is no code "${code}" any more`)
    else
      choices.push({
        ...{ use, codeId, transcriptId, by, place, order: choices.length },
        anchor: { span, quote: words, before, after },
      })
  }
  return { choices, lost }
}

const ofFile = ({ codeId, transcript, words, place }: ListedQuote): Written => ({
  ...{ use: codeId === null ? 'barred' : 'pinned', transcript, code: codeId, words, by: null, place },
  ...{ span: null, before: '', after: '' },
})

const ofEvent = ({ event: { use, on, code, coder }, place }: LocatedQuoteEvent): Written => ({
  ...{ use, transcript: on.transcript, code, words: on.exact, by: coder, place },
  span: on.start === null || on.end === null ? null : { start: on.start, end: on.end },
  ...{ before: on.prefix, after: on.suffix },
})
