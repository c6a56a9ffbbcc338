import type { AttributedCoding } from '../../model/coding.ts'
import { findMarkers, isInaudible } from '../../text/markers.ts'

/*
 * All weights of choosing quotes, each with its reason. They are judgements, made on invented and public interviews, not
 * learned; a score is only ever compared with others of the same code.
 */

/** A person's yes is worth more than any confidence of a coder, which is at most 1. */
const acceptedBonus = 1
/** A quote that people pinned comes before all others; the first of them before the next. */
export const pinnedScore = 1e9
/** Similarity to the examples of a code decides between codings of about the same confidence, not against it. */
const typicalityWeight = 0.5

/** Words of a quote that can be understood alone and read in one go. */
const readableWords = { min: 15, max: 80 }
/** A quote of readable length; as much as two fifths of confidence, since readers skip others. */
const lengthBonus = 0.4
/** A quote that begins with "and", "it", "they" … leaves out what it is about. */
const openStartPenalty = 0.25
/** A quote that ends within a sentence: less bad, since its point may have been made. */
const openEndPenalty = 0.15
/** A quote with a gap in the recording cannot be checked by its readers. */
const inaudiblePenalty = 0.3

/**
 * The most that reading well can add to a score. Passages that could not be chosen even with all of it are not looked
 * at. Penalties only subtract, so it is the sum of the bonuses: a new bonus has to be added here.
 */
export const maxReadability = lengthBonus

/** Another quote of a participant costs more than any score can make up: others come first. */
const repeatedParticipantPenalty = 2
/** Another quote of an organisation waits behind those of organisations that were not quoted yet, if they are as good. */
const repeatedOrganizationPenalty = 1

/** A quote of a role that was quoted already waits behind others that are nearly as good. */
const repeatedRolePenalty = 0.5

/**
 * Words that an excerpt is cut to; two sentences or more are `enough` with fewer. It is a little narrower than
 * `readableWords`, so that an excerpt is readable also where whole sentences do not fit exactly.
 */
export const excerptWords = { min: 25, max: 70, enough: readableWords.min }
/** An excerpt starts from the sentence with most evidence: one hit outweighs any length. */
const hitWeight = 10
/** A sentence with one word that only this code's definition has is chosen before the fullest sentence without it. */
const subjectWeight = 3
/** Words of the subject that count, so that they never outweigh evidence. */
const mostSubject = 2
/** Between sentences with as much evidence the fuller one is chosen; beyond so many words, length adds nothing. */
const fullSentence = { words: 20, weight: 0.1 }

/** Words in front of a quote that are shown with it: about two lines. */
export const contextWords = 20

/** The score of a coding: its confidence, and whether a person accepted it. */
export const scoreCoding = ({ confidence, status }: Pick<AttributedCoding, 'confidence' | 'status'>): number =>
  confidence + (status === 'accepted' ? acceptedBonus : 0)

/**
 * The score of a passage for a code, before its words are looked at.
 *
 * @param typicality similarity to the examples of the code; 0 where it has none
 */
export const scorePassage = (coding: Pick<AttributedCoding, 'confidence' | 'status'>, typicality: number): number =>
  scoreCoding(coding) + typicalityWeight * typicality

/** The score of how well a quote reads alone; at most `maxReadability`. */
export function scoreReadability(quote: string, words: number): number {
  const isReadable = words >= readableWords.min && words <= readableWords.max
  const readability =
    (isReadable ? lengthBonus : 0) -
    (needsBefore(quote) ? openStartPenalty : 0) -
    (/[.?!…]["”’)\]]*$/.test(quote.slice(-6)) ? 0 : openEndPenalty)
  const isLost = findMarkers(quote).some(({ start, end }) => isInaudible(quote.slice(start, end)))
  return readability - (isLost ? inaudiblePenalty : 0)
}

/**
 * The score of a sentence as the core of an excerpt.
 *
 * @param sentence.subject weight of its words that the definition or an example of the code has
 */
export const scoreSentence = ({
  words,
  hits,
  subject,
}: {
  readonly words: number
  readonly hits: number
  readonly subject: number
}): number =>
  hits * hitWeight +
  Math.min(subject, mostSubject) * subjectWeight +
  Math.min(words, fullSentence.words) * fullSentence.weight

/**
 * The score of a candidate after others were chosen.
 *
 * @param chosen quotes of the same participant, of the same organisation and of the same role (0 without one)
 */
export const scoreAmong = (
  score: number,
  chosen: { readonly ofParticipant: number; readonly ofOrganization: number; readonly ofRole: number },
): number =>
  score -
  repeatedParticipantPenalty * chosen.ofParticipant -
  repeatedOrganizationPenalty * chosen.ofOrganization -
  (chosen.ofRole > 0 ? repeatedRolePenalty : 0)

/** True if a quote begins with a word that refers to what was said before. */
export const needsBefore = (quote: string): boolean =>
  /^["“'‘]?(and|because|but|he|it|its|it's|or|she|so|such|that|that's|their|them|then|these|they|they're|this|those|which|who)\b/i.test(
    quote,
  )
