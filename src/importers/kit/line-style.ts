import { type Stripped, stripMarkdown } from './markup.ts'

/** How lines of a format become speech. */
export interface LineStyle {
  readonly strip: (line: string) => Stripped
  /** Whether a line is a heading or another part that nobody says. */
  readonly isHeading: (line: string) => boolean
  readonly entities: boolean
  /** True if a name may be between blank lines, as in prints of web pages. */
  readonly namesApart: boolean
}

export const plainStyle: LineStyle = {
  strip: (line) => ({ text: line.trim(), removed: '' }),
  isHeading: (line) => /^\s*([=_*#~])\1{4,}\s*$/.test(line),
  entities: false,
  namesApart: false,
}
export const markdownStyle: LineStyle = {
  strip: stripMarkdown,
  isHeading: (line) => /^\s{0,3}(#{1,6}\s|={3,}$|-{3,}$|\*{3,}$|!\[[^\]]*\]\([^)]*\)\s*$)/.test(line),
  entities: true,
  namesApart: false,
}
