import { byPlace, firstAt, inOneSentence, type Match, matchOf, type SearchBatch, sharesWords } from './scene.ts'

/** For each match as the leftmost one, the first matches of the other parts that end within the window. */
export function findNear(
  parts: readonly { readonly find: (scene: SearchBatch) => readonly Match[] }[],
  within: number,
  scene: SearchBatch,
): readonly Match[] {
  const found: (readonly Match[])[] = []
  for (const part of parts) {
    const matches = part.find(scene)
    if (matches.length === 0) return matches
    found.push(matches)
  }
  const near: Match[] = []
  const chosen: Match[] = [] // one list for all, since most of the many tries come to nothing
  for (const [leftmost, firsts] of found.entries()) {
    for (const first of withinReach(firsts, found, within)) {
      chosen.length = 1
      chosen[0] = first
      if (!chooseNearest(chosen, leftmost, found, within, scene)) continue
      const last = chosen.reduce((latest, match) => (match.to > latest.to ? match : latest))
      near.push(matchOf(first.from, last.to, first.start, last.end))
    }
  }
  return near.sort(byPlace)
}

/** Those of some matches from which on all parts begin within the window; the others are stepped over together. */
function* withinReach(
  firsts: readonly Match[],
  found: readonly (readonly Match[])[],
  within: number,
): Generator<Match> {
  for (let at = 0; at < firsts.length; ) {
    const first = firsts[at]!
    const reach = beginOfAll(found, first.from) - within
    if (reach > first.from) at = firstAt(firsts, reach)
    else {
      yield first
      at++
    }
  }
}

/** The position by which each part has begun at least once, from a word on; infinite where one does not begin again. */
function beginOfAll(found: readonly (readonly Match[])[], from: number): number {
  let begin = from
  for (const matches of found)
    begin = Math.max(begin, matches[firstAt(matches, from)]?.from ?? Number.POSITIVE_INFINITY)
  return begin
}

/** Adds to a match the nearest of the other parts behind it; false where one is missing. */
function chooseNearest(
  chosen: Match[],
  leftmost: number,
  found: readonly (readonly Match[])[],
  within: number,
  scene: SearchBatch,
): boolean {
  for (let part = 0; part < found.length; part++) {
    if (part === leftmost) continue
    const next = nextWithin(found[part]!, chosen, within, scene)
    if (next === null) return false
    chosen.push(next)
  }
  return true
}

/** The first match from where the first of those chosen begins that shares its sentence, but no words with any. */
function nextWithin(
  matches: readonly Match[],
  chosen: readonly Match[],
  within: number,
  scene: SearchBatch,
): Match | null {
  const { from } = chosen[0]!
  for (let at = firstAt(matches, from); at < matches.length; at++) {
    const other = matches[at]!
    if (other.from - from > within) return null
    const isNear = other.to - 1 - from <= within && inOneSentence(scene, from, other.from)
    if (isNear && !chosen.some((match) => sharesWords(match, other))) return other
  }
  return null
}
