import type { ReviewCode } from '../review-data.ts'

/** The codes that match typed words: those that begin with them first, then those with them anywhere in name or definition. */
export function filterCodes(
  codes: readonly ReviewCode[],
  typed: string,
  recent: readonly string[],
): readonly ReviewCode[] {
  const words = fold(typed)
    .split(/\s+/)
    .filter((word) => word !== '')
  const rankOf = ({ id, label, description }: ReviewCode): number => {
    const [name, all] = [fold(`${label} ${id}`), fold(`${label} ${id} ${description}`)]
    if (words.length === 0) return recent.includes(id) ? recent.indexOf(id) : recent.length
    if (!words.every((word) => all.includes(word))) return -1
    if (name.startsWith(words[0]!)) return 0
    return words.every((word) => name.split(/[\s-]+/).some((part) => part.startsWith(word)))
      ? 1
      : words.every((word) => name.includes(word))
        ? 2
        : 3
  }
  return codes
    .map((code) => ({ code, rank: rankOf(code) }))
    .filter(({ rank }) => rank >= 0)
    .sort((a, b) => a.rank - b.rank)
    .map(({ code }) => code)
}

/** Lower case without accents. */
const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
