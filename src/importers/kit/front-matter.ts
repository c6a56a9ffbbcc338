import { InputError } from '../../boundary/diagnostic.ts'
import { readYaml } from '../../boundary/read-yaml.ts'
import { roleOfLabel } from '../../text/role-words.ts'

/** An item of a list of turns in front matter, whatever its keys. */
export type ListedItem = Readonly<Record<string, unknown>>

/** Keys of such items by what they hold. */
const usualKeys = {
  text: ['line', 'text', 'body', 'said'],
  speaker: ['who', 'speaker', 'name'],
  time: ['time', 'start', 'sec', 'seconds'],
} as const

/** What an item holds of a kind, as text; '' for nothing. */
export const textOf = (item: ListedItem, kind: keyof typeof usualKeys): string => {
  const value = usualKeys[kind].map((key) => item[key]).find((found) => found !== undefined && found !== null)
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

const areListedTurns = (value: unknown): value is readonly ListedItem[] =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every((item) => typeof item === 'object' && item !== null) &&
  value.some((item) => textOf(item as ListedItem, 'text') !== '')

/** The YAML between two `---` lines at the top of a text, and how many lines it takes. */
export interface FrontMatter {
  readonly lines: number
  readonly speakers: readonly string[]
  readonly interviewers: readonly string[]
  /** The talk itself, where it is a list under `transcript`; null where it is the text below. */
  readonly utterances: readonly ListedItem[] | null
}

const none: FrontMatter = { lines: 0, speakers: [], interviewers: [], utterances: null }
/** Lines in which front matter has to end, unless it holds the talk. */
const most = 200

/** Reads the front matter of a text; what cannot be read as YAML is no front matter but talk. */
export function readFrontMatter(lines: readonly string[], file: string): FrontMatter {
  if (lines[0]?.trim() !== '---') return none
  const end = lines.findIndex((line, index) => index > 0 && line.trim() === '---')
  const holdsTalk = lines.slice(1, most).some((line) => /^transcript:\s*$/.test(line))
  if (!holdsTalk && (end === -1 || end >= most)) return none
  const stop = end === -1 ? lines.length : end
  try {
    const { value } = readYaml(lines.slice(1, stop).join('\n'), file)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return none
    const written = value as Record<string, unknown>
    const named = (keys: readonly string[]): string[] =>
      keys.flatMap((key) => [written[key]].flat()).filter((name) => typeof name === 'string')
    const interviewers = named(['interviewer', 'interviewers', 'host', 'hosts', 'moderator'])
    const others = named(['speakers', 'speaker', 'guest', 'guests', 'participant', 'participants', 'interviewee'])
    const talk = areListedTurns(written['transcript']) ? written['transcript'] : null
    if (talk === null && end === -1) return none
    return { lines: stop + 1, speakers: [...interviewers, ...others], interviewers, utterances: talk }
  } catch (error) {
    if (error instanceof InputError) return none
    throw error
  }
}

/** Characters of a line that can name who asks. */
const longestStatement = 300

/** People whom the head of a file names as those who ask, as `Interviewer: Mina Okoro` does. */
export const findInterviewers = (head: readonly string[]): string[] =>
  head.flatMap((line) => {
    if (line.length > longestStatement) return []
    const [, key = '', value = ''] =
      /^[\s*_#-]*([^\s:：*_#-][^:：*_]{0,39}?)[\s*_]*[:：][\s*_]*(.{2,80})$/u.exec(line) ?? []
    return roleOfLabel(key.trim()) === 'interviewer'
      ? value
          .replace(/(?<![*_])[*_]+$/, '')
          .split(/(?<!\s)\s*(?:,|;|&| and | und | et | y | e )\s*/)
          .filter((name) => name.length > 1)
      : []
  })
