import { InputError } from '../boundary/diagnostic.ts'
import { readYaml } from '../boundary/read-yaml.ts'

/** The YAML between two `---` lines at the top of a text, and how many lines it takes. */
export interface FrontMatter {
  readonly lines: number
  readonly speakers: readonly string[]
  readonly interviewers: readonly string[]
}

const none: FrontMatter = { lines: 0, speakers: [], interviewers: [] }

/** Reads the front matter of a text; what cannot be read as YAML is no front matter but talk. */
export function readFrontMatter(lines: readonly string[], file: string): FrontMatter {
  if (lines[0]?.trim() !== '---') return none
  const end = lines.findIndex((line, index) => index > 0 && index < 200 && line.trim() === '---')
  if (end === -1) return none
  try {
    const { value } = readYaml(lines.slice(1, end).join('\n'), file)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return none
    const named = (keys: readonly string[]): string[] =>
      keys.flatMap((key) => [(value as Record<string, unknown>)[key]].flat()).filter((name) => typeof name === 'string')
    const interviewers = named(['interviewer', 'interviewers', 'host', 'hosts', 'moderator'])
    const others = named(['speakers', 'speaker', 'guest', 'guests', 'participant', 'participants', 'interviewee'])
    return { lines: end + 1, speakers: [...interviewers, ...others], interviewers }
  } catch (error) {
    if (error instanceof InputError) return none
    throw error
  }
}
