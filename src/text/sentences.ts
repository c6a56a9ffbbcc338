import type { Span } from '../model/span.ts'

/** After these a full stop does not end a sentence. */
const abbreviation =
  /(?:^|[\s("“])(?:[A-Z]|[Dd]r|[Mm]rs?|[Mm]s|[Pp]rof|[Ss]t|[Ss]r|[Jj]r|[Vv]s|etc|[Ee]\.g|[Ii]\.e|approx|[Nn]o|[Ff]ig|[Ii]nc|[Ll]td|[Cc]o|z\.B|bzw|ca|usw|p\.m|a\.m|U\.S|U\.K)\.["”)\]]?\s*$/

const segmenterByLanguage = new Map<string, Intl.Segmenter>()
function segmenterFor(language: string): Intl.Segmenter {
  const known = segmenterByLanguage.get(language)
  if (known) return known
  const made = new Intl.Segmenter(language, { granularity: 'sentence' })
  segmenterByLanguage.set(language, made)
  return made
}

/**
 * The sentences of a text, in order, without the blanks around them: together they hold every character that is not
 * blank. A common abbreviation or a lower-case letter after the full stop keeps a sentence going.
 *
 * @example
 * sentencesOf('Dr. Lin left. Why?') // => [{ start: 0, end: 13 }, { start: 14, end: 18 }]
 */
export function sentencesOf(text: string, language = 'en'): Span[] {
  const sentences: Span[] = []
  let start = 0
  let end = 0
  for (const { segment, index } of segmenterFor(language).segment(text)) {
    const after = text[index + segment.length]
    end = index + segment.length
    const goesOn =
      after !== undefined && (abbreviation.test(segment) || /\p{Ll}/u.test(after)) && !segment.endsWith('\n')
    if (goesOn) continue
    push(sentences, text, start, end)
    start = end
  }
  push(sentences, text, start, end)
  return sentences
}

function push(sentences: Span[], text: string, start: number, end: number): void {
  const said = text.slice(start, end)
  const trimmed = said.trim()
  if (trimmed === '') return
  const first = start + said.indexOf(trimmed)
  sentences.push({ start: first, end: first + trimmed.length })
}
