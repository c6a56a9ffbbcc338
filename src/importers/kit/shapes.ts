import { anyTime, plainTime, readClock, timeOfDay } from './clocks.ts'

/** How a turn begins in the files of a maker, or by a habit of people. */
export interface Shape {
  /**
   * The beginning of a turn: `{name}`, one time or span of times (`{time}`, `{stamp}` in brackets, `{date}`), `{count}`
   * for a counter, and what is said. A line end stands for a line end; other characters stand for themselves. Between a
   * name and a time a dash, comma, bar or dot may stand; around a name or a time, marks of emphasis.
   */
  readonly turn: string
  /** Who writes so. */
  readonly by: string
  /** Known from documentation and common knowledge only: no file of this shape was at hand. */
  readonly unseen?: true
  /** Such beginnings occur in prose too: a name used once is not believed. */
  readonly weak?: true
  /** Nothing but a name: believed where names recur and head a good part of the file. */
  readonly bare?: true
  /** Only roles and codes (`INT`, `P3`) are labels of this shape: other words stand so in prose. */
  readonly coded?: true
  /** The label is a heading of the document. */
  readonly heading?: true
}

/** Every shape that is known, the more particular of two that fit first. A new one is an entry here and a fixture. */
export const shapes: readonly Shape[] = [
  { turn: '[{date}] {name}: {said}', by: 'WhatsApp on iPhones' },
  { turn: '{name}, [{date}]\n{said}', by: 'Telegram, copied', unseen: true },
  { turn: '{date} {name}: {said}', by: 'WhatsApp on Android, logs of meetings' },
  { turn: '{name} ({date})\n{said}', by: 'TranscripTonic' },
  { turn: '{name} {date}\n{said}', by: 'Teams and Slack chats, copied', unseen: true },
  { turn: '[{date}] {name}\n{said}', by: 'Teams chats, copied', unseen: true },
  { turn: '{time} From {name} to Everyone: {said}', by: 'Zoom, saved chats', unseen: true },
  { turn: '{time} From {name}: {said}', by: 'Zoom, saved chats', unseen: true },
  { turn: '{time}\n{name}\n{said}', by: 'Teams, copied into a document' },
  { turn: '{name}\n{time}\n{said}', by: 'Fireflies, Zoom and Dovetail, copied' },
  { turn: '{stamp} **{name}:** {said}', by: 'Descript' },
  { turn: '**{name}** {stamp}: {said}', by: 'caption savers' },
  { turn: '**{name}** {stamp} {said}', by: 'people', unseen: true },
  { turn: '**{name}** {time}\n{said}', by: 'people', unseen: true },
  { turn: '**{name}:** {stamp}\n{said}', by: 'Descript', unseen: true },
  { turn: '**{name}:** {said}', by: 'podcasts, Google Meet, people' },
  { turn: '- **{name}:** {said}', by: 'minutes', unseen: true },
  { turn: '**{name}** - {said}', by: 'minutes' },
  { turn: '**{name}**\n{said}', by: 'minutes, people', bare: true },
  { turn: '# {name} {stamp}\n{said}', by: 'Obsidian, language models', heading: true, bare: true, unseen: true },
  { turn: '# {name}\n{said}', by: 'people, language models', heading: true, bare: true, unseen: true },
  { turn: '{stamp} {name}: {said}', by: 'aTrain, InqScribe, Descript, OpenTranscribe' },
  { turn: '{stamp} [{name}] {said}', by: 'scripts', unseen: true },
  { turn: '[{name}] {stamp} {said}', by: 'scripts', unseen: true },
  { turn: '[{time} {name}] {said}', by: 'people', unseen: true },
  { turn: '({time} {name}) {said}', by: 'people', unseen: true },
  { turn: '[{name} {time}] {said}', by: 'people', unseen: true },
  { turn: '{name} {stamp}: {said}', by: 'Rev, Descript' },
  { turn: '{name}: {stamp} {said}', by: 'noScribe' },
  { turn: '{name} {stamp}\n{said}', by: 'Trint, Sonix, Happy Scribe' },
  { turn: '{stamp} {name}\n{said}', by: 'people', bare: true, unseen: true },
  { turn: '[{name}] {time}\n{said}', by: 'Zoom, saved captions' },
  { turn: '{name} {time}\n{said}', by: 'Otter, Teams, Slack' },
  { turn: '{name}: {time}\n{said}', by: 'pipelines around Whisper' },
  { turn: '#{time}# {name}: {said}', by: 'f4, MAXQDA' },
  { turn: '{time} {name}: {said}', by: 'MAXQDA, people' },
  { turn: '{name} {time}: {said}', by: 'people', unseen: true },
  { turn: '{time} - {name} - {said}', by: 'people', unseen: true },
  { turn: '{name} - {time} - {said}', by: 'people', unseen: true },
  { turn: '{time} {name}\n{said}', by: 'Word Transcribe' },
  { turn: '<v {voice}>{said}', by: 'WebVTT' },
  { turn: '>> {name}: {said}', by: 'live captions (CART)' },
  { turn: '{count} {name}: {said}', by: 'MAXQDA and f4 prints, benchmarks' },
  { turn: '[{name}]: {said}', by: 'whisperX' },
  { turn: '({name}): {said}', by: 'people', unseen: true },
  { turn: '{letter}. {said}', by: 'court reporters', weak: true },
  { turn: '{name}: {time} {said}', by: 'Temi', weak: true, unseen: true },
  { turn: '{name}: {said}', by: 'people', weak: true },
  { turn: '[{name}] {said}', by: 'people', weak: true },
  { turn: '- {name}: {said}', by: 'minutes', weak: true, unseen: true },
  { turn: '{name} - {said}', by: 'people', weak: true },
  { turn: '({name}) {said}', by: 'people', weak: true, coded: true, unseen: true },
  { turn: '{name}. {said}', by: 'people', weak: true, coded: true, unseen: true },
  { turn: '{name}; {said}', by: 'people', weak: true, coded: true, unseen: true },
  { turn: '{name} = {said}', by: 'people', weak: true, coded: true, unseen: true },
  { turn: '{name}\t{said}', by: 'tables, copied', weak: true, unseen: true },
  { turn: '{name}\n{said}', by: 'Otter without times, prints of pages', weak: true, bare: true },
]

/** Longest label that is looked for. */
export const longestLabel = 160

const day = String.raw`(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\p{L}{3,9}\.? \d{1,2},? \d{4}|\d{1,2}\.? \p{L}{3,9}\.? \d{4})`
const until = String.raw`\s*(?:-->|->|[-–—]|to)\s*`
/** A time that no digit follows, or a span of two. */
const timeSlot = String.raw`(?<time>${plainTime})(?!:?\d)(?:${until}${plainTime}(?!:?\d))?`
/** In brackets a number of seconds, `12.50`, and a span of numbers are times too. */
const inBrackets = String.raw`(?<time>${anyTime}|\d+[.,]\d+|\d+(?=${until}\d))(?:${until}(?:${anyTime}|\d+(?:[.,]\d+)?))?`
const slots: Readonly<Record<string, string>> = {
  name: String.raw`(?<name>[\p{L}\p{N}\p{Extended_Pictographic}+(_'’@~#][^\n\t:：*\[\]<>]{0,78}?)`,
  voice: String.raw`(?<name>[^<>\n]{0,78})`,
  letter: String.raw`(?<name>\p{Lu})(?=\.(?:\s|$))`,
  time: timeSlot,
  stamp: String.raw`[\[({<]\s*(?:\p{L}{2,10}:?\s+)?${inBrackets}\s*[\])}>]`,
  date: String.raw`(?<date>${day}(?:(?:,?\s+(?:at |um |à )?|T)${timeOfDay}Z?)?)`,
  count: String.raw`(?:\[\p{L}*\s*\d{1,5}\]|\(\d{1,5}\)|(?:(?:[Ss]egment|[Tt]urn|[Ll]ine|[Pp]aragraph|Nr|No)\.?\s)?[§¶#]?\s?\d{1,5}(?:[.)]|\s-)?)`,
  said: '',
}

/** Literals of a template that are more than they look. */
const literals: Readonly<Record<string, string>> = {
  ':**': String.raw`(?:\s*[:：]\s*[*_]{2,3}|[*_]{2,3}\s*[:：])\s*(?:\{:[^{}]{0,100}\})?`,
  '**': String.raw`[*_]{2,3}`,
  // A colon of a time is none, nor that of an address.
  ':': String.raw`[\s*_]*(?<!(?:^|[\s,;|@·(#\-])\d{1,3}(?=[:：]\d\d(?!\d)))(?:[:：](?!\/\/)[:：–—-]?(?=[\s*_]|[^:：–—-]|$)|\.\s?[-–—](?=\s))[*_]*`,
  ' -': String.raw`(?:\s+[-–—]|\s*—)\s`,
  '- ': String.raw`[-*+•–—]\s+`,
  '# ': String.raw`#{1,6}\s+`,
  ']': String.raw`\](?:\s*[:：])?`,
  '>>': '>{2,3}',
  '<v ': String.raw`<v(?:\.[^\s>]{0,60})?\s*`,
  '#': String.raw`#`,
  '\t': String.raw`\s*\t\s*`,
}
/** What may stand between a name and a time: `Mina - 0:12`, `Mina | 0:12`, `**Mina** *0:12*`. */
const joint = String.raw`[\s*_]*(?:[-–—|,·•@/]\s*)?[*_]*`
/** Marks of emphasis before a label. */
const opening = String.raw`(?:[*_]{1,3}(?=[^\s*_]))?`
const timed = /^\{(?:time|stamp|date)\}$/

/** A shape made ready: an expression for each of its lines, and what a line needs before it is tried. */
export interface ShapeReader extends Shape {
  readonly lines: readonly RegExp[]
  /** What is said begins on the line below. */
  readonly below: boolean
  /** A sign without which a line is not tried. */
  readonly needs: 'colon' | 'digit' | 'nothing'
  /** Whether no turn begins with a letter. */
  readonly opensWithSign: boolean
  /** The line as people would see it. */
  readonly example: string
}

const tokens = /(\{[a-z]+\}|>>|:\*\*|\*\*| -|^- |^# |<v |\n|\t| |.)/

function compileLine(template: string, isWhole: boolean): RegExp {
  const written = template.replace('{said}', '').replace(/ +$/, '').split(tokens).filter(Boolean)
  const source = written.map((token, index) => {
    if (/^\{[a-z]+\}$/.test(token)) return slots[token.slice(1, -1)]!
    const [before = '', after = ''] = [written[index - 1], written[index + 1]]
    if (token === ' ' && timed.test(before) && after === '{name}') return `:?${joint}`
    if (token === ' ' && before === '{name}' && after.startsWith('{'))
      return timed.test(after) ? String.raw`(?=[^\p{L}\p{N}:])${joint}` : String.raw`\s+`
    if (token === ' ') return String.raw`\s*`
    return literals[token] ?? token.replace(/[.[\]()|*+?^$\\]/g, String.raw`\$&`)
  })
  // MAXQDA and f4 write tenths after a stamp.
  const joined = source.join('').replace(`${timeSlot}#`, String.raw`${timeSlot}(?:-\d)?#`)
  return new RegExp(
    `^${/^[{[]/.test(template) ? opening : ''}${joined}${isWhole ? String.raw`[\s*_]*[:：]?[\s*_]*$` : String.raw`\s*`}`,
    'u',
  )
}

export const shapeReaders: readonly ShapeReader[] = shapes.map((shape) => {
  const lines = shape.turn.split('\n')
  const heads = lines.filter((line) => line !== '{said}')
  const below = lines.length > heads.length
  return {
    ...shape,
    below,
    lines: heads.map((line) => compileLine(line, below)),
    needs: /\{(?:time|stamp|date|count)\}/.test(heads[0]!) ? 'digit' : heads[0]!.includes(':') ? 'colon' : 'nothing',
    opensWithSign: /^(?:\{(?:time|stamp|range)\}|[^{\p{L}])/u.test(shape.turn),
    example: exampleOf(shape.turn),
  }
})

/** A template with something in its slots: `Name [0:12]: words`. */
export function exampleOf(turn: string): string {
  const examples: Readonly<Record<string, string>> = {
    ...{ name: 'Name', voice: 'Name', letter: 'Q', time: '0:12', stamp: '[0:12]' },
    ...{ date: '12/03/2024, 14:03', count: '1', said: 'words' },
  }
  return turn
    .replace(/\{([a-z]+)\}/g, (_, slot: string) => examples[slot]!)
    .replaceAll('\n', ' / ')
    .replaceAll('\t', ' (tab) ')
}

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
    const match = expression.exec(line.length > longestLabel ? line.slice(0, longestLabel) : line)
    if (match === null) return null
    name ??= match.groups!['name']
    time ??= match.groups!['time']
    length = match[0].length
  }
  const bare = name!.replace(/[*_\s]+$/, '').replace(/\s+/g, ' ')
  return {
    name: /^-?$/.test(bare.trim()) ? null : bare.trim(),
    startMs: time === undefined ? null : readClock(time),
    length,
    lines: below - at,
  }
}
