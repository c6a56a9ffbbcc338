import { ComparedAnalysis } from '../boundary/analysis-file.ts'
import { locatedOptions } from '../boundary/located.ts'
import { readJson } from '../boundary/read-json.ts'
import { readStudyTable } from '../boundary/read-table.ts'
import { validate } from '../boundary/validate.ts'
import type { SavedAnalysis } from '../model/comparison.ts'

/** A text file with its name. */
interface Named {
  readonly file: string
  readonly text: string
}

/**
 * Reads an analysis that was saved.
 *
 * @param codings `codings.csv` beside it, for what was said; null leaves quotes empty
 * @throws InputError when it is no analysis.json
 */
export function readAnalysis({ file, text }: Named, codings: Named | null): SavedAnalysis {
  const written = validate(ComparedAnalysis, locatedOptions(readJson(text, file), file))
  const quotes = new Map<string, string>()
  for (const { cells } of codings === null ? [] : readStudyTable(codings.text, codings.file).rows)
    quotes.set(`${cells['transcript']} ${cells['start']}`, cells['quote'] ?? '')
  return {
    ...written,
    codings: written.codings.map((coding) => ({
      ...coding,
      quote: quotes.get(`${coding.transcriptId} ${coding.span.start}`) ?? '',
    })),
  }
}
