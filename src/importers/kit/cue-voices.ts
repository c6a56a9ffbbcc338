import { decodeEntities, stripCueTags } from './markup.ts'

/** A piece of a caption said by one voice: without tags but that of the voice at its beginning. */
export interface CueLine {
  readonly text: string
  /** Who says it, where the format names voices apart from the text: null for nobody. */
  readonly voice?: string | null
  /** Null where the format has no lines. */
  readonly number: number | null
}

export const voiceTag = /^<v(?:[.\s][^<>]*)?>/i

/** Leaves words of a line out, and says why. */
type Skip = (reason: string, text: string, line: number) => void

/** What the voices of a caption line say. */
export const voicesOf = (raw: string, number: number, skip: Skip): CueLine[] =>
  readMetadata(raw, number, skip) ?? splitVoices(raw, number, skip)

const spoken = /"spokenText"\s*:\s*("(?:[^"\\]|\\.)*")/g

/** The voice of a line of JSON, as Teams writes captions with their metadata; null for other lines. */
function readMetadata(raw: string, number: number, skip: Skip): CueLine[] | null {
  const written = raw.startsWith('{') && raw.endsWith('}') ? Array.from(raw.matchAll(spoken)).at(-1)?.[1] : undefined
  if (written === undefined) return null
  try {
    const value: Readonly<Record<string, unknown>> = JSON.parse(raw)
    const [name, said] = ['speakerName', 'spokenText'].map((key) => String(value[key] ?? '').trim())
    const label = name === '' ? '' : `<v ${name}>`
    // The tag of the voice is one word, as the key of the name is.
    const used = [written, JSON.stringify(name), ...(label === '' ? [] : ['"speakerName"'])]
    skip(
      'caption markup',
      used.reduce((rest, part) => rest.replace(part, ''), raw),
      number,
    )
    return said === '' ? [] : [{ text: label + said, number }]
  } catch {
    return null
  }
}

/** The voices of a caption line, without other tags: `<v Ana>Yes.</v><v Ben>No.` is two. */
function splitVoices(raw: string, number: number, skip: Skip): CueLine[] {
  return raw.split(/(?=<v[.\s>])/i).flatMap((part) => {
    const tag = voiceTag.exec(part)?.[0] ?? ''
    const { text, removed } = stripCueTags(part.slice(tag.length))
    skip('caption markup', removed, number)
    const said = decodeEntities(text)
    // A blank keeps a written-out `<v Ana>` from being taken for a tag.
    const line = decodeEntities(tag) + (tag === '' && voiceTag.test(said) ? ` ${said}` : said)
    return line === '' ? [] : [{ text: line, number }]
  })
}
