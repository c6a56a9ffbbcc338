/**
 * Leaves out the lines above the first caption: the header of WebVTT, its notes and styles, and the number of the caption,
 * which nobody says; what else is there may be the rest of a broken caption.
 */
export function skipHead(
  lines: readonly string[],
  isIdentifier: (index: number) => boolean,
  skip: (reason: string, text: string, line: number) => void,
): void {
  let inBlock = false
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') inBlock = false
    else if (index === 0 || lines[index - 1]!.trim() === '') inBlock = blockBegins.test(line)
    if (inBlock) skip('headers', line, index + 1)
    else skip(index === lines.length - 1 && isIdentifier(index) ? 'caption numbers' : 'header', line, index + 1)
  }
}

/** The first line of a block of WebVTT that is no caption. */
const blockBegins = /^(?:\ufeff?WEBVTT|NOTE|STYLE|REGION)\b/
