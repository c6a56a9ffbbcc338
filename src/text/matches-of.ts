/**
 * All matches of an expression that is global and never matches nothing, in order. `matchAll` copies the expression at each
 * call, and V8 compiles the copy anew when it has collected what it compiled before.
 */
export function matchesOf(pattern: RegExp, text: string): RegExpExecArray[] {
  const matches: RegExpExecArray[] = []
  pattern.lastIndex = 0
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) matches.push(match)
  return matches
}
