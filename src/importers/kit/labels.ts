import { findMarkers } from '../../text/markers.ts'
import { isStopWord } from '../../text/stop-words.ts'
import { clock, readClock } from './clocks.ts'
import { answers, asks, isCode } from './role-words.ts'

/** A line that may begin with the name of a speaker. */
export interface Label {
  readonly name: string
  readonly startMs: number | null
  /** What follows the label on the line. */
  readonly rest: string
  /** The label as it stands, time included: what is left out of the text. */
  readonly written: string
  /** A strong label (bold, bracketed, with a time) is believed when used once; a weak one has to recur. */
  readonly strong: boolean
  /** A name on a line of its own, without colon or time: believed only where the file has many, or knows the name. */
  readonly alone: boolean
}

const name = String.raw`(?<name>[\p{L}\p{N}+][^:：*\[\]<>\n]{0,58}?)`
const time = String.raw`(?<time>${clock})`
const rest = String.raw`(?<rest>.*)$`
const colon = '[:：]'

/** A stamp of f4 or MAXQDA before a label. */
const stamp = String.raw`#(?<time>${clock})(?:-\d)?#`

/** Shapes of labels, strongest first. All are tried on the line without leading `>` or list marks. */
const shapes: readonly { readonly expression: RegExp; readonly strong: boolean }[] = [
  [true, String.raw`^\[${time}\]\s*\*{0,2}${name}\s*${colon}\*{0,2}\s*${rest}`],
  [
    true,
    String.raw`^(?:\*\*|__)\s*${name}\s*(?:${colon}\s*(?:\*\*|__)|(?:\*\*|__)\s*${colon})\s*(?:\{:[^{}]{0,300}\})?\s*(?:[\[(]?${time}[\])]?\s*$)?${rest}`,
  ],
  [true, String.raw`^(?:\*\*|__)\s*${name}\s*(?:\*\*|__)\s*[\[(]?${time}[\])]?\s*${colon}?\s*${rest}`],
  [true, String.raw`^${name}\s*[\[(]${time}[\])]\s*${colon}\s*${rest}`],
  [true, String.raw`^${name}\s*[\[(]${time}[\])]\s*(?<rest>)$`],
  [true, String.raw`^${name}\s*${colon}\s*[\[(]${time}[\])]\s*${rest}`],
  [true, String.raw`^${name}(?:\s{2,}|\t|\s)${time}\s*(?<rest>)$`],
  [true, String.raw`^${name}\s*${colon}\s*${time}\s*(?<rest>)$`],
  [true, String.raw`^\[(?<name>[\p{L}][^\[\]\n]{0,40})\]\s+${time}\s*(?<rest>)$`],
  [true, String.raw`^${time}\s+${name}\s*${colon}\s*${rest}`],
  [true, String.raw`^${stamp}\s*${name}\s*${colon}\s*${rest}`],
  [true, String.raw`^<v(?:\.[^\s>]*)?\s+(?<name>[^>\n]{1,60})>\s*${rest}`],
  [true, String.raw`^\[(?<name>[\p{L}_][\p{L}\p{N}_ .-]{0,30})\]\s*${colon}?\s*${rest}`],
  [true, String.raw`^>>\s*(?<name>[\p{L}][^:：\n]{0,40}?)${colon}\s*${rest}`],
  [false, String.raw`^(?<name>[A-Z]{1,3}\d{0,3}[a-z]?|Interviewer|Moderator)\s+[–—]\s+${rest}`],
  [false, String.raw`^${name}\s*${colon}(?!//)\s*${rest}`],
].map(([strong, source]) => ({ strong: strong === true, expression: new RegExp(source as string, 'u') }))

/** A line that begins so begins with a time and not with the number of a speaker. */
const beginsWithTime = new RegExp(String.raw`^${clock}(?!\d)`)

/** Words before a colon that head a part of a document, not what somebody says. */
const headings =
  /^(agenda|attendees|aufnahme|company|date|datum|description|duration|format|id|interview( no\.?| number| id)?|language|length|link|location|media|meeting|note|notes|ort|participants?|pergunta \d+|place|project|question \d+|recorded|recording|role|slides?|speakers?|study|subject|summary|tags?|time|title|topic|transcript( by| id)?|transcription|transcribed by|transkript|url|version|video|warning|https?|www|[a-z])$/i

/** Labels of parts that are no conversation: what follows them is left out, and said so. */
export const isStageLabel = (written: string): boolean =>
  /^(ad|advert|advertisement|break|clip|commercial|intro|jingle|music|outro|sample|sponsor|theme music)( \d+)?$|^clip (from|of) /i.test(
    written,
  )

/** Whether words before a colon can be the name of somebody: short, without sentence marks, not a heading. */
export function isPlausibleName(written: string): boolean {
  const bare = written.replace(/\([^)]*\)/g, '').trim()
  if (bare === '' || bare.length > 40 || bare.split(/\s+/).length > 5) return false
  if (/[?!;"“”=/\\{}]|\.\s*$|\.{2}|,\s.*,/.test(bare) && !/^(\p{Lu}\.)+$/u.test(bare)) return false
  if (headings.test(bare) && !/^[A-Z]$/.test(bare)) return false
  return (
    /^[\p{Lu}\p{Lo}\d+]/u.test(bare) ||
    /^(id|spk|speaker|user|interviewer|participant|host|guest|moderator)[ _-]?\w*$/i.test(bare)
  )
}

/** Whether every word has a capital, as names have and sentences have not: "Mina van Dyk", not "So the question is". */
const isWrittenAsName = (written: string): boolean =>
  written
    .replace(/\([^)]*\)/g, '')
    .split(/[\s-]+/)
    .every((word) =>
      /^([\p{Lu}\p{Lo}\d&+|]|\p{Extended_Pictographic}|id\d|spk|speaker|(al|and|bin|da|de|del|della|den|der|di|dos|du|el|la|le|ten|ter|van|von|y|zu)$|$)/u.test(
        word,
      ),
    )

/** The label with which a line may begin; null when it cannot be one. */
export function readLabel(line: string): Label | null {
  const cleaned = line
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(/[\u200b\ufeff]/g, '')
    .trim()
  for (const { expression, strong } of shapes) {
    const groups = expression.exec(cleaned)?.groups
    if (groups === undefined) continue
    if (beginsWithTime.test(cleaned) && cleaned.startsWith(groups['name']!)) continue
    const said = groups['name']!.replace(/[*_]+$/, '').trim()
    if (!isPlausibleName(said) && !isStageLabel(said)) continue
    if (cleaned.startsWith('[') && findMarkers(`[${said}]`).length > 0) continue
    if (!strong && !isWrittenAsName(said)) continue
    const after = groups['rest'] ?? ''
    if (!strong && /^\d/.test(after) && /\d$/.test(said)) continue
    const rest = after.startsWith(`${said}:`) ? after.slice(said.length + 1).trimStart() : after
    const written = cleaned.slice(0, cleaned.length - rest.length)
    return {
      name: said,
      startMs: groups['time'] === undefined ? null : readClock(groups['time']),
      rest,
      written,
      strong,
      alone: false,
    }
  }
  return null
}

/**
 * A name that stands alone on a line, as it does above a paragraph; null for lines that are no name.
 *
 * @param inSmall whether names may be in small letters, as some programs print them
 */
export function readNameAlone(line: string, inSmall: boolean): Label | null {
  if (line.length > longestLine) return null
  const said = line.replace(/[\u00a0\u202f\s]+/g, ' ').trim()
  if (said.length > 40 || /[.,:!?…]$/.test(said) || isStopWord(said)) return null
  const isRole = said.length > 3 && (asks.test(said) || answers.test(said))
  const isSmall = inSmall && /^\p{Ll}[\p{L}\p{N}]*( [\p{Ll}\p{N}][\p{L}\p{N}]*){0,2}$/u.test(said)
  if (!(isPlausibleName(said) && isWrittenAsName(said)) && !isRole && !isSmall) return null
  return { name: said, startMs: null, rest: '', written: said, strong: false, alone: true }
}

/** A longer line is no name, blanks and all. */
const longestLine = 200

/** What is known of labels besides the file's lines. */
export interface KnownLabels {
  /** Names that the file or the user lists as speakers. */
  readonly listed: readonly string[]
  /** Words that the user says are no speakers. */
  readonly denied: readonly string[]
}

/** How often, and how, a label is met. */
interface Uses {
  readonly count: number
  readonly strong: number
  /** After a label of somebody else. */
  readonly afterOther: number
}

/**
 * Which of the labels met in a file are speakers: strong ones, those that recur and alternate with others, and all of
 * them where nearly every paragraph has one. Names that are listed and words such as "Interviewer" are believed; names
 * that stand alone where they are believed otherwise, or head most paragraphs.
 *
 * @param labels in file order, one for each line that may have one
 * @param paragraphs how many paragraphs the file has
 */
export function acceptLabels(
  labels: readonly Label[],
  paragraphs: number,
  { listed, denied }: KnownLabels,
): Set<string> {
  const withColon = labels.filter(({ alone }) => !alone)
  const alike = acceptAlike(withColon, paragraphs, listed)
  const inFull = withColon.filter((label) => alike.has(initialsOf(label.name))).map((label) => label.name)
  const accepted = new Set([...alike, ...inFull])
  const alone = labels.filter((label) => label.alone)
  const known = alone.filter((label) => accepted.has(label.name) || listed.includes(label.name))
  const headMost = alone.length >= 0.3 * paragraphs && alone.length >= 4
  const recurring = [...usesOf(alone)].filter(([, { count, afterOther }]) => count >= 2 && afterOther >= 1)
  const headed = headMost && accepted.size === 0 ? recurring.map(([said]) => said) : known.map((label) => label.name)
  return new Set([...accepted, ...headed].filter((said) => !denied.includes(said)))
}

/** `MO` for Mina Okoro, who is named in full before initials are used; nothing for a single word. */
function initialsOf(said: string): string {
  const words = said.split(/\s+/)
  return words.length < 2 ? '' : words.map((word) => word[0]).join('')
}

function acceptAlike(labels: readonly Label[], paragraphs: number, listed: readonly string[]): Set<string> {
  const uses = usesOf(labels)
  const recurring = [...uses.values()].filter(({ count }) => count >= 2)
  const mostlyLabelled = labels.length >= 0.7 * paragraphs && uses.size <= Math.max(2, labels.length / 2)
  const accepted = [...uses].filter(([said, { count, strong, afterOther }]) => {
    const isRole = said.length > 3 && (asks.test(said) || answers.test(said))
    if (listed.includes(said) || strong > 0 || isRole || isCode(said)) return true
    return mostlyLabelled || (count >= 2 && (afterOther >= 2 || recurring.length === 1 || labels.length <= 4))
  })
  return new Set(accepted.map(([said]) => said))
}

function usesOf(labels: readonly Label[]): Map<string, Uses> {
  const uses = new Map<string, Uses>()
  let previous = ''
  for (const { name: said, strong } of labels) {
    const use = uses.get(said) ?? { count: 0, strong: 0, afterOther: 0 }
    uses.set(said, {
      count: use.count + 1,
      strong: use.strong + (strong ? 1 : 0),
      afterOther: use.afterOther + (previous !== '' && previous !== said ? 1 : 0),
    })
    previous = said
  }
  return uses
}
