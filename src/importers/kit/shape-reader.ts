import { findMarkers } from '../../text/markers.ts'
import { anyTime, plainTime, readClock, timeOfDay } from './clocks.ts'
import { offices, sayingVerbs, titles } from './names.ts'
import { exampleOf, type Shape, shapes } from './shapes.ts'

/** Longest label that is looked for. */
export const longestLabel = 160

const day = String.raw`(?:\d{4}\.\s\d{1,2}\.\s\d{1,2}\.|\d{1,4}[./-](?:\d{1,2}|\p{L}{3})[./-]\d{1,4}|\p{L}{3,9}\.? \d{1,2},? \d{4}|\d{1,2}\.? \p{L}{3,9}\.? \d{4})`
const until = String.raw`\s*[\])]?\s*(?:-->|->|[-–—]|to)\s*[\[(]?\s*`
/** A time that no digit follows, or a span of two. */
const timeSlot = String.raw`(?<time>${plainTime})(?![:.,]?\d|\s?[AaPp]\.?\s?[Mm]\b)(?:${until}${plainTime}(?![:.,]?\d))?`
/** A line that is a time or a span of two, in brackets or not. */
export const timeLine = new RegExp(String.raw`^[\[({<#]?${timeSlot}(?:-\d)?[\])}>#]?\s*:?$`, 'u')
/** In brackets a number of seconds, `12.50`, and a span of numbers are times too. */
const inBrackets = String.raw`(?<time>${anyTime}|\d+[.,]\d+|\d+(?=${until}\d))(?:${until}(?:${anyTime}|\d+(?:[.,]\d+)?))?`
const slots: Readonly<Record<string, string>> = {
  name: String.raw`(?<name>[\p{L}\p{N}\p{Extended_Pictographic}\u2580-\u259f■+(_'’@~#?](?:[^\n\t:：*\[\]<>]|:(?=\d{1,2}\])){0,78}?)`,
  voice: String.raw`(?<name>[^<>\n]{0,78})`,
  code: String.raw`(?<name>SPEAKER \d{1,2}|\p{Lu}{1,10}[_-]?\d{1,3}[a-z]?|\p{Lu}{3,16})(?=\s)`,
  letter: String.raw`(?<name>\p{Lu})(?=\.(?:\s|$))`,
  time: timeSlot,
  stamp: String.raw`[\[({<]\s*(?:\p{L}{2,10}:?\s+)?${inBrackets}\s*[\])}>]`,
  date: String.raw`(?<date>${day}(?:(?:,?\s+(?:(?:at|um|à|午前|午後|上午|下午|오전|오후)\s?)?|T)${timeOfDay}(?:Z|\s(?:UTC|GMT))?(?:\s\|\s\p{L}+\s${timeOfDay})?)?)`,
  count: String.raw`(?:\[\p{L}*\s*\d{1,5}\]|\(\d{1,5}\)|(?:(?:[Ss]egment|[Tt]urn|[Ll]ine|[Pp]aragraph|Nr|No)\.?\s)?[§¶#]?\s?\d{1,5}(?:[.)]|\s-)?)`,
  mark: String.raw`(?:\/\/|[»|→~►▶▸]|[-=]?>)(?=\s)`,
  others: String.raw`[^:\n]{1,80}?`,
  sender: String.raw`(?<name>[\p{L}\p{N}+][^\n<>()]{0,78}?)(?:\s*[<(][^<>()]{1,80}[>)])?`,
  says: String.raw`(?<=\s)(?:${sayingVerbs})`,
  official: String.raw`(?<name>(?:(?:${titles})\.?\s){1,2}\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}'’-]+)?(?:\sof\s[\p{L} ]{2,20}?)?|The (?:${offices}))(?=\.\s)`,
  said: '',
}

/** Literals of a template that are more than they look. */
const literals: Readonly<Record<string, string>> = {
  ':**': String.raw`(?:\s*[:：]\s*[*_]{2,3}|[*_]{2,3}\s*[:：])\s*(?:\{:[^{}]{0,100}\})?`,
  '**': '[*_]{2,3}',
  // A colon of a time is none, nor that of an address.
  ':': String.raw`[\s*_]*(?<!(?:^|[\s,;|@·(#\-])\d{1,3}(?=[:：]\d\d(?!\d)))(?:[:：](?!\/\/)[:：–—-]?(?=[\s*_]|[^:：–—-]|$)|\.\s?[-–—](?=\s))[*_]*`,
  ' -': String.raw`(?:\s+[-–—]|\s*—)\s`,
  '- ': String.raw`[-*+•–—]\s+`,
  '# ': String.raw`#{1,6}\s+`,
  ']': String.raw`\](?:\s*[:：])?`,
  '>>': '>{2,3}',
  '<': '[<＜]',
  '>': '[>＞]',
  '"': '["“”„«»]',
  '「': '(?=[「『])',
  '.': String.raw`\.(?!\s*[:：])`,
  '○': String.raw`[○◯●◎〇]\s*`,
  '　': String.raw`[\s\u3000]*\u3000`,
  '==': String.raw`\s*[=~*+–—-]{2,}\s*`,
  '<v ': String.raw`<v(?:\.[^\s>]{0,60})?\s*`,
  '#': '#',
  '\t': String.raw`(?:\s*\t\s*|\s{2,})`,
}
/** Marks allowed between a name and a time: `Mina - 0:12`, `Mina | 0:12`, `**Mina** *0:12*`. */
const joint = String.raw`[\s*_]*(?:[-–—|,·•@/]\s*)?[*_]*`
/** Marks of emphasis before a label. */
const opening = String.raw`(?:[*_]{1,3}(?=[^\s*_]))?`
/** What a transcriber notes on how somebody speaks: `Mina [laughing]:`. */
const note = String.raw`(?:\s*\[[^\[\]\n:]{1,40}\])?`
const timed = /^\{(?:time|stamp|date)\}$/

/** A shape made ready: an expression for each of its lines, made at first use, and what a line needs before it is tried. */
export interface ShapeReader extends Shape {
  readonly lines: readonly (() => RegExp)[]
  /** What is said begins on the line below. */
  readonly below: boolean
  /**
   * Signs without all of which a line is not tried: an expression takes milliseconds to compile, and most shapes are in no
   * line of a file. Shapes of the same signs share these.
   */
  readonly needs: readonly RegExp[]
  /** Whether no turn begins with a letter. */
  readonly opensWithSign: boolean
  /** The line as people would see it. */
  readonly example: string
}

const tokens = /(\{[a-z]+\}|>>|==|:\*\*|\*\*| -|^- |^# |<v |\n|\t| |.)/

/** A line of the head of a message; there may be any number of them. */
const factLine = /^(?:attachment|b?cc|date|received|reply-to|sent|subject|to|type):\s/i

function compileLine(template: string, isWhole: boolean): RegExp {
  if (template === '{time}') return timeLine
  if (template === '{facts}') return factLine
  // Behind a name in bold no other sign is between it and what is said.
  const apart = template.endsWith('}** {said}') ? String.raw`(?=\s+[^\s:：–—-])` : ''
  const written = template
    .replace('{said}', '')
    .replace(/(?<! ) +$/, '')
    .split(tokens)
    .filter(Boolean)
  const source = written.map((token, index) => {
    if (/^\{[a-z]+\}$/.test(token)) return slots[token.slice(1, -1)]!
    const [before = '', after = ''] = [written[index - 1], written[index + 1]]
    if (token === ' ' && timed.test(before) && after === '{name}') return `:?${joint}`
    if (token.startsWith(':') && before === '{name}') return note + literals[token]!
    if (token === ' ' && after === '{mark}') return String.raw`\s*`
    if (token === ' ' && before === '**' && timed.test(after)) return joint
    if (token === ' ' && (before === '{name}' || before === '{code}') && after.startsWith('{'))
      return timed.test(after) ? String.raw`(?=[^\p{L}\p{N}:])${joint}` : String.raw`\s+`
    if (token === ' ') return String.raw`\s*`
    return literals[token] ?? token.replace(/[.[\]()|*+?^$\\]/g, String.raw`\$&`)
  })
  // MAXQDA and f4 write tenths after a stamp.
  const joined = (source.join('') + apart).replace(`${timeSlot}#`, String.raw`${timeSlot}(?:-\d)?#`)
  return new RegExp(
    `^${/^[{[]/.test(template) ? opening : ''}${joined}${isWhole ? String.raw`[\s*_]*[:：]?[\s*_]*$` : String.raw`\s*`}`,
    'u',
  )
}

/** The expressions that were needed so far, by the order of the lines of shapes. */
const expressions: (RegExp | undefined)[] = []

function atFirstUse(make: () => RegExp): () => RegExp {
  const at = expressions.push(undefined) - 1
  return () => (expressions[at] ??= make())
}

/** Forgets expressions until the next file is read: those that a large study needs take 13 MB in each thread. */
export const forgetExpressions = (): void => void expressions.fill(undefined)

/** Signs that a line has wherever a shape has them. */
const signs: readonly { readonly inShape: RegExp; readonly inLine: RegExp }[] = [
  { inShape: /\{time\}/, inLine: /\d(?:[:h'′’]\s?\d| [A-Za-z])/ },
  { inShape: /\{(?:stamp|date|count)\}/, inLine: /\d/ },
  { inShape: /\{stamp\}/, inLine: /[[({<]/ },
  { inShape: /^\{stamp\}/, inLine: /^[*_]{0,3}[[({<]/ },
  { inShape: /^\[/, inLine: /^[*_]{0,3}\[/ },
  { inShape: /^\(/, inLine: /^\(/ },
  { inShape: /^</, inLine: /^[<＜]/ },
  { inShape: /^#/, inLine: /^#/ },
  { inShape: /^\*\*/, inLine: /^[*_]{2}/ },
  { inShape: /\*\*/, inLine: /[*_]{2}/ },
  { inShape: /"/, inLine: /["“”„«»]/ },
  { inShape: /:/, inLine: /[:：]|\.\s?[-–—]\s/ },
  { inShape: /「/, inLine: /[「『]/ },
  { inShape: /○/, inLine: /[○◯●◎〇]/ },
  { inShape: /\t/, inLine: /\t|\s{2}/ },
  { inShape: /\{mark\}/, inLine: /[/»|→~►▶▸>]/ },
  { inShape: /<|>/, inLine: /[<＜>＞]/ },
  { inShape: / -/, inLine: /[-–—]/ },
  { inShape: /=/, inLine: /[=~*+–—-]/ },
  { inShape: /[[(]/, inLine: /[[(]/ },
  { inShape: /;/, inLine: /;/ },
  { inShape: /\./, inLine: /\./ },
]

export const shapeReaders: readonly ShapeReader[] = shapes.map((shape) => {
  const lines = shape.turn.split('\n')
  const heads = lines.filter((line) => line !== '{said}')
  const below = lines.length > heads.length
  return {
    ...shape,
    below,
    lines: heads.map((line, index) => atFirstUse(() => compileLine(line, below || index < heads.length - 1))),
    needs: signs.flatMap(({ inShape, inLine }) => (inShape.test(heads[0]!) ? inLine : [])),
    opensWithSign: /^(?:\{(?:time|stamp|range)\}|[^{\p{L}])/u.test(shape.turn),
    example: exampleOf(shape.turn),
  }
})

/** The beginning of a turn as one shape reads it. */
export interface Beginning {
  /** Null where a voice begins whose name is not given. */
  readonly name: string | null
  readonly startMs: number | null
  /** Signs of the last line that belong to the label; what follows is said. */
  readonly length: number
  /** Lines that the label takes. */
  readonly lines: number
}

/** The beginning of a turn at a line, read by one shape; null where the shape does not fit. */
export function readBeginning(shape: ShapeReader, lines: readonly string[], at: number): Beginning | null {
  let [name, time, length] = [undefined as string | undefined, undefined as string | undefined, 0]
  let below = at
  for (const expression of shape.lines) {
    // Documents have a blank line between paragraphs.
    if (below > at && lines[below] === '') below++
    const line = lines[below++]
    if (line === undefined || (shape.below && line.length > longestLabel)) return null
    if (expression() === factLine) {
      if (!factLine.test(line)) return null
      while (factLine.test(lines[below] ?? '')) below++
      length = lines[below - 1]!.length
      continue
    }
    const match = expression().exec(line.length > longestLabel ? line.slice(0, longestLabel) : line)
    if (match === null) return null
    name ??= match.groups?.['name']
    time ??= match.groups?.['time']
    length = match[0].length
  }
  const bare = isPlain.test(name!) ? name! : cleanName(name!)
  return {
    name: /^-?$/.test(bare) ? null : bare,
    startMs: time === undefined ? null : readClock(time),
    length,
    lines: below - at,
  }
}

/** Words with single blanks, without marks. */
const isPlain = /^[^\s*_(]+(?: [^\s*_(]+)*$/

/** A name without marks of emphasis, and without a note on how it is said. */
const cleanName = (name: string): string =>
  name
    .replace(/^([^*_].*?)(?<![*_\s])[*_\s]+$/, '$1')
    .replace(/(?<!\s)\s*\([^()]*\)$/, (manner) => (findMarkers(manner).length > 0 ? '' : manner))
    .replace(/\s+/g, ' ')
    .trim()
