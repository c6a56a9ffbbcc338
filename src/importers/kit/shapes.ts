import { readClock, timeOfDay } from './clocks.ts'

/** How a turn begins in the files of a maker, or by a habit of people. */
export interface Shape {
  /**
   * The beginning of a turn: `{name}`, one time (`{time}`, `{stamp}` in brackets, `{range}`, `{date}`), `{count}` for a
   * counter, and what is said. A line end stands for a line end; other characters stand for themselves.
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
}

/** Every shape that is known, the more particular of two that fit first. A new one is an entry here and a fixture. */
export const shapes: readonly Shape[] = [
  { turn: '{range}\n{name}\n{said}', by: 'Teams, copied into a document' },
  { turn: '[{range}] {name}: {said}', by: 'OpenTranscribe, scripts around pyannote' },
  { turn: '{name} [{range}]: {said}', by: 'transcription scripts' },
  { turn: '[{date}] {name}: {said}', by: 'WhatsApp on iPhones' },
  { turn: '{date} - {name}: {said}', by: 'WhatsApp on Android' },
  { turn: '{name} ({date})\n{said}', by: 'TranscripTonic' },
  { turn: '{name} {date}\n{said}', by: 'Teams and Slack chats, copied', unseen: true },
  { turn: '[{date}] {name}\n{said}', by: 'Teams chats, copied', unseen: true },
  { turn: '{name}\n{time}\n{said}', by: 'Fireflies, Zoom and Dovetail, copied' },
  { turn: '{stamp} **{name}:** {said}', by: 'Descript' },
  { turn: '**{name}** {stamp}: {said}', by: 'caption savers' },
  { turn: '**{name}** {time}\n{said}', by: 'people', unseen: true },
  { turn: '**{name}** {stamp}\n{said}', by: 'people', unseen: true },
  { turn: '**{name}:** {stamp}\n{said}', by: 'Descript', unseen: true },
  { turn: '**{name}:** {said}', by: 'podcasts, Google Meet, people' },
  { turn: '- **{name}:** {said}', by: 'minutes', unseen: true },
  { turn: '**{name}** - {said}', by: 'minutes' },
  { turn: '**{name}**\n{said}', by: 'minutes, people', bare: true },
  { turn: '{stamp} {name}: {said}', by: 'aTrain, InqScribe, Descript' },
  { turn: '{name} {stamp}: {said}', by: 'Rev, Descript' },
  { turn: '{name}: {stamp} {said}', by: 'noScribe' },
  { turn: '{name} {stamp}\n{said}', by: 'Trint, Sonix, Happy Scribe' },
  { turn: '[{name}] {time}\n{said}', by: 'Zoom, saved captions' },
  { turn: '{name} {time}\n{said}', by: 'Otter, Teams, Slack' },
  { turn: '{name}: {time}\n{said}', by: 'pipelines around Whisper' },
  { turn: '#{time}# {name}: {said}', by: 'f4, MAXQDA' },
  { turn: '{time} {name}: {said}', by: 'MAXQDA, people' },
  { turn: '{time} {name}\n{said}', by: 'Word Transcribe' },
  { turn: '<v {voice}>{said}', by: 'WebVTT' },
  { turn: '>> {name}: {said}', by: 'live captions (CART)' },
  { turn: '{count} {name}: {said}', by: 'MAXQDA and f4 prints, benchmarks' },
  { turn: '[{name}]: {said}', by: 'whisperX' },
  { turn: '{letter}. {said}', by: 'court reporters', weak: true },
  { turn: '{name}: {said}', by: 'people', weak: true },
  { turn: '[{name}] {said}', by: 'people', weak: true },
  { turn: '{name} - {said}', by: 'people', weak: true },
  { turn: '{name}\t{said}', by: 'tables, copied', weak: true, unseen: true },
  { turn: '{name}\n{said}', by: 'Otter without times, prints of pages', weak: true, bare: true },
]

/** Longest label that is looked for. */
export const longestLabel = 160

const number = String.raw`\d+(?:[.,]\d+)?`
const edge = String.raw`(?:${timeOfDay}|${number})`
const day = String.raw`(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\p{L}{3,9}\.? \d{1,2},? \d{4}|\d{1,2}\.? \p{L}{3,9}\.? \d{4})`
const timeSlot = String.raw`(?<time>${timeOfDay})`
const slots: Readonly<Record<string, string>> = {
  name: String.raw`(?<name>[\p{L}\p{N}\p{Extended_Pictographic}+(_'’@~][^\n\t:：*\[\]<>]{0,78}?)`,
  voice: String.raw`(?<name>[^<>\n]{0,78})`,
  letter: String.raw`(?<name>\p{Lu})`,
  time: timeSlot,
  stamp: String.raw`[\[(]\s*${timeSlot}\s*[\])]`,
  range: String.raw`(?<time>${edge})\s*(?:-->|->|[-–—])\s*${edge}`,
  date: String.raw`(?<date>${day}(?:,?\s+(?:at |um |à )?${timeOfDay})?)`,
  count: String.raw`(?:\[\p{L}*\s*\d{1,5}\]|\(\d{1,5}\)|[§#]?\s?\d{1,5}[.)]?)`,
  said: '',
}

/** Literals of a template that are more than they look. */
const literals: Readonly<Record<string, string>> = {
  ':**': String.raw`(?:\s*[:：]\s*(?:\*\*|__)|(?:\*\*|__)\s*[:：])\s*(?:\{:[^{}]{0,100}\})?`,
  '**': String.raw`(?:\*\*|__)`,
  ':': String.raw`\s*[:：](?!\/\/)`,
  ' -': String.raw`\s+[-–—]\s`,
  '<v ': String.raw`<v(?:\.[^\s>]{0,60})?\s*`,
  '#': String.raw`#`,
  '\t': String.raw`\s*\t\s*`,
}

/** A shape made ready: an expression for each of its lines, and what a line needs before it is tried. */
export interface ShapeReader extends Shape {
  readonly lines: readonly RegExp[]
  /** What is said begins on the line below. */
  readonly below: boolean
  readonly needsColon: boolean
  /** The line as people would see it. */
  readonly example: string
}

const tokens = /(\{[a-z]+\}|:\*\*|\*\*| -|<v |\n|\t| |.)/

function compileLine(template: string, isWhole: boolean): RegExp {
  const written = template.replace('{said}', '').replace(/ +$/, '').split(tokens).filter(Boolean)
  const source = written.map((token, index) => {
    if (/^\{[a-z]+\}$/.test(token)) return slots[token.slice(1, -1)]!
    const between = [written[index - 1], written[index + 1]].every((side) => side?.startsWith('{'))
    if (token === ' ') return between && written[index - 1] === '{name}' ? String.raw`\s+` : String.raw`\s*`
    return literals[token] ?? token.replace(/[.[\]()|*+?^$\\]/g, String.raw`\$&`)
  })
  // MAXQDA and f4 write tenths after a stamp.
  const joined = source.join('').replace(`${timeSlot}#`, String.raw`${timeSlot}(?:-\d)?#`)
  return new RegExp(`^${joined}${isWhole ? String.raw`\s*[:：]?\s*$` : String.raw`\s*`}`, 'u')
}

export const shapeReaders: readonly ShapeReader[] = shapes.map((shape) => {
  const lines = shape.turn.split('\n')
  const heads = lines.filter((line) => line !== '{said}')
  const below = lines.length > heads.length
  return {
    ...shape,
    below,
    lines: heads.map((line) => compileLine(line, below)),
    needsColon:
      /:|\{(time|stamp|range|date)\}/.test(heads[0]!) && !heads[0]!.includes('{range}') && !/\{date\}/.test(heads[0]!),
    example: exampleOf(shape.turn),
  }
})

/** A template with something in its slots: `Name [0:12]: words`. */
export function exampleOf(turn: string): string {
  const examples: Readonly<Record<string, string>> = {
    ...{ name: 'Name', voice: 'Name', letter: 'Q', time: '0:12', stamp: '[0:12]', range: '0:12 - 0:15' },
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
