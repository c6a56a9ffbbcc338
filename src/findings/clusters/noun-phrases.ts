import { countBy, orderBy } from '../../collections.ts'
import { isStopWord } from '../../text/stop-words.ts'

/**
 * Noun phrases of two words or more in English texts, by compromise: the most frequent first, then by their letters.
 * In other languages the tags are guesses; phrases of stop words are left out in any case.
 */
export async function findNounPhrases(texts: readonly string[]): Promise<string[]> {
  const { default: nlp } = await import('compromise/two') // takes a while, and is needed late
  const phrases = texts.flatMap(
    (text) => nlp(text.toLowerCase()).match('#Adjective? #Noun+').not('#Pronoun').out('array') as string[],
  )
  const clean = phrases
    .map((phrase) =>
      phrase
        .replace(/[^\p{L}\p{N}' -]/gu, '')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter((phrase) => phrase.includes(' ') && phrase.split(' ').every((word) => !isStopWord(word)))
  return [...countBy(clean, (phrase) => phrase)]
    .sort(
      orderBy(
        ([, count]) => count,
        ([phrase]) => phrase,
      ),
    )
    .map(([phrase]) => phrase)
}
