import { RE2JS } from 're2js'
import type { Span } from '../../model/span.ts'
import { normalText } from '../normal-text.ts'

/** A regular expression that runs in time linear in the text (RE2), or why it cannot be read. */
export type CompiledRegex =
  | { readonly find: (text: string) => Span[]; readonly wrong?: undefined }
  | { readonly wrong: string; readonly find?: undefined }

/**
 * Compiles a regular expression of a codebook, to be searched for in text in normal form; matches that are empty are left
 * out.
 */
export function compileRegex(expression: string, ignoreCase: boolean): CompiledRegex {
  try {
    const compiled = RE2JS.compile(normalText(expression).text, ignoreCase ? RE2JS.CASE_INSENSITIVE : 0)
    return { find: (text) => findAll(compiled, text) }
  } catch (error) {
    if (error instanceof Error && error.name.startsWith('RE2JS')) return { wrong: error.message }
    throw error
  }
}

function findAll(compiled: RE2JS, text: string): Span[] {
  const spans: Span[] = []
  const matcher = compiled.matcher(text)
  while (matcher.find()) if (matcher.end() > matcher.start()) spans.push({ start: matcher.start(), end: matcher.end() })
  return spans
}
