import { getOrInsert } from '../../collections.ts'
import { overlaps, type Span } from '../../model/span.ts'
import { type Words, wordCountWithin } from '../../model/words.ts'
import { type Sentence, sentenceCutter } from './quotable-sentences.ts'
import { excerptWords, needsBefore, scoreSentence } from './scoring.ts'
import type { Subject } from './subject.ts'

/** Chooses what of a segment is quoted. */
export interface Excerpts {
  /**
   * The sentences of a passage that are worth quoting: those with the evidence, else those with most words of the code's
   * subject, else the fullest ones. Whole sentences, in a row, and no more than carry the code; all spans count in the
   * transcript's text.
   */
  readonly choose: (passage: Span, grounds: Grounds) => Span
  readonly countWords: (span: Span) => number
}

/** What a passage was coded for. */
export interface Grounds {
  /** The words that are evidence. */
  readonly evidence: readonly Span[]
  readonly subject: Subject
}

/**
 * @param words of the transcript's text
 * @param sentences of its turns, in order
 * @param stem of the codebook's language
 */
export function createExcerpts(
  text: string,
  words: Words,
  sentences: readonly Span[],
  stem: (word: string) => string,
): Excerpts {
  const cut = sentenceCutter(text, words, sentences)
  const sentencesByPassage = new Map<string, readonly Sentence[]>()
  const subjectIn = createSubjectCount(words, stem)
  const scoreOf = (sentence: Sentence, { evidence, subject }: Grounds): number =>
    scoreSentence({
      words: sentence.words,
      hits: evidence.filter((span) => overlaps(span, sentence)).length,
      subject: subject.size === 0 ? 0 : subjectIn(sentence, subject),
    })
  const isOpen = ({ start }: Sentence): boolean => needsBefore(text.slice(start, start + 40))
  return {
    countWords: (span) => wordCountWithin(words, span),
    choose: (passage, grounds) => {
      const own = getOrInsert(sentencesByPassage, `${passage.start} ${passage.end}`, () => cut(passage))
      if (own.length === 0) return passage
      const scores = own.map((sentence) => scoreOf(sentence, grounds))
      return chooseAmong({ sentences: own, scores, isOpen }, grounds.evidence)
    },
  }
}

/** Creates a function that adds up the weights of the words of a subject in a sentence, each stem once. */
function createSubjectCount({ forms, ids }: Words, stem: (word: string) => string) {
  const stems: string[] = []
  const numbers = new Map<string, number>()
  const numberByForm = new Int32Array(forms.length).fill(-1)
  /** The last sentence that each stem was counted in. */
  const countedIn: number[] = []
  let sentences = 0
  const numberOf = (form: number): number =>
    (numberByForm[form] = getOrInsert(numbers, stem(forms[form]!), (own) => {
      countedIn.push(0)
      return stems.push(own) - 1
    }))
  return ({ firstWord, words }: Sentence, subject: Subject): number => {
    sentences++
    let total = 0
    for (let at = firstWord; at < firstWord + words; at++) {
      const known = numberByForm[ids[at]!]!
      const number = known === -1 ? numberOf(ids[at]!) : known
      if (countedIn[number] === sentences) continue
      countedIn[number] = sentences
      total += subject.get(stems[number]!) ?? 0
    }
    return total
  }
}

/** Sentences that are added at most to one that is short, or begins with "and", "it" or "they". */
const mostCompleting = 2

/** The sentences of a passage. */
interface Choice {
  readonly sentences: readonly Sentence[]
  readonly scores: readonly number[]
  /** True for one that begins with a word that refers to what was said before. */
  readonly isOpen: (sentence: Sentence) => boolean
}

/** The best sentence with those beside it that complete it, never more than an excerpt may have. */
function chooseAmong({ sentences, scores, isOpen }: Choice, evidence: readonly Span[]): Span {
  const { min, max, enough } = excerptWords
  let first = scores.indexOf(Math.max(...scores))
  let last = first
  let words = sentences[first]!.words
  const fits = (sentence: Sentence | undefined): boolean => sentence !== undefined && words + sentence.words <= max
  const isEvident = (sentence: Sentence | undefined): boolean =>
    sentence !== undefined && evidence.some((span) => overlaps(span, sentence))
  const isShort = (): boolean => words < min && (first === last || (last - first < mostCompleting && words < enough))
  for (;;) {
    const [before, after] = [sentences[first - 1], sentences[last + 1]]
    const needsMore = (): boolean => last - first < mostCompleting && isOpen(sentences[first]!)
    if (fits(before) && (needsMore() || isCut(evidence, sentences[first]!.start))) {
      first--
      words += before!.words
    } else if (fits(after) && (isShort() || isEvident(after) || isCut(evidence, sentences[last]!.end))) {
      last++
      words += after!.words
    } else if (fits(before) && (isShort() || isEvident(before))) {
      first--
      words += before!.words
    } else break
  }
  return { start: sentences[first]!.start, end: sentences[last]!.end }
}

/** True if a place lies within words that are evidence. */
const isCut = (evidence: readonly Span[], at: number): boolean =>
  evidence.some(({ start, end }) => start < at && at < end)
