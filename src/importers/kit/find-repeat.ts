/** Lines that captions show again at most: screens hold three or four. */
const mostAgain = 50

/** How much of a caption the one before has shown: whole lines, then signs of the line that has grown. */
export function findRepeat(shown: readonly string[], lines: readonly string[]): { lines: number; signs: number } {
  for (let count = Math.min(shown.length, lines.length, mostAgain); count > 0; count--) {
    const above = shown.slice(shown.length - count)
    if (above.every((text, index) => text === lines[index])) return { lines: count, signs: 0 }
  }
  const last = shown.at(-1)
  const growing = lines[shown.length - 1]
  const isGrown =
    last !== undefined &&
    growing?.startsWith(`${last} `) &&
    shown.slice(0, -1).every((text, index) => text === lines[index])
  return isGrown ? { lines: shown.length - 1, signs: last.length } : { lines: 0, signs: 0 }
}
