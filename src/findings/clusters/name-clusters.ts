import { orderBy } from '../../collections.ts'

/** A passage as naming needs it: the words in it that may name a topic, and pairs of such words side by side. */
export interface NamedPassage {
  readonly participantId: string
  readonly words: ReadonlySet<string>
  readonly pairs: ReadonlySet<string>
}

/** The words and pairs of words that set a group of passages apart. */
export interface ClusterName {
  readonly terms: readonly string[]
  readonly pairs: readonly string[]
  /** Shares, from 0 to 1, of the passages of the group, and of all others, with one of the terms. */
  readonly within: number
  readonly outside: number
}

const maxTerms = 8
/** Min. numbers of passages and of participants of the group with a word. */
const [minPassages, minParticipants] = [2, 2]
/** Min. z-score of the log odds. */
const minScore = 1.5
/** Weight of the prior, in passages: the shares of all passages are believed as much as so many passages of the group. */
const prior = 20

/** The words, or the pairs of words, of a passage. */
type PartsOf = (passage: NamedPassage) => ReadonlySet<string>

/**
 * Creates a function that gives the terms by which a group differs most from all other passages: by the log odds of the
 * passages that hold a word, with the shares of all passages as an informative Dirichlet prior, over their standard error
 * (Monroe, Colaresi, Quinn 2008, "Fightin' Words"). Passages are counted, not mentions, so that no single passage names a
 * group. The function takes the positions of the passages of the group.
 */
export function createNamer(passages: readonly NamedPassage[]): (members: readonly number[]) => ClusterName {
  const [rankWords, rankPairs] = [
    createRanking(passages, ({ words }) => words),
    createRanking(passages, ({ pairs }) => pairs),
  ]
  return (members) => {
    const terms = rankWords(members).slice(0, maxTerms)
    const pairs = rankPairs(members).slice(0, maxTerms)
    const inside = new Set(members)
    const hasTerm = ({ words }: NamedPassage): boolean => terms.some((term) => words.has(term))
    const matching = [...passages.keys()].filter((position) => hasTerm(passages[position]!))
    const own = matching.filter((position) => inside.has(position)).length
    return {
      ...{ terms, pairs },
      within: own / members.length,
      outside: (matching.length - own) / Math.max(1, passages.length - members.length),
    }
  }
}

/** The number of passages with each part. */
function spreadOf(passages: readonly NamedPassage[], partsOf: PartsOf): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const passage of passages) for (const part of partsOf(passage)) counts.set(part, (counts.get(part) ?? 0) + 1)
  return counts
}

function createRanking(passages: readonly NamedPassage[], partsOf: PartsOf): (members: readonly number[]) => string[] {
  const all = spreadOf(passages, partsOf)
  return (members) => {
    const own = members.map((member) => passages[member]!)
    const rest = passages.length - members.length
    const isShared = (part: string): boolean => {
      const people = own.filter((passage) => partsOf(passage).has(part)).map(({ participantId }) => participantId)
      return new Set(people).size >= minParticipants
    }
    return [...spreadOf(own, partsOf)]
      .filter(([, count]) => count >= minPassages)
      .map(([part, count]) => {
        const total = all.get(part)!
        const expected = (prior * total) / passages.length
        const here = Math.log((count + expected) / (members.length + prior - count - expected))
        const there = Math.log((total - count + expected) / (rest + prior - (total - count) - expected))
        return { part, score: (here - there) / Math.sqrt(1 / (count + expected) + 1 / (total - count + expected)) }
      })
      .filter(({ part, score }) => score >= minScore && isShared(part))
      .sort(
        orderBy(
          ({ score }) => score,
          ({ part }) => part,
        ),
      )
      .map(({ part }) => part)
  }
}
