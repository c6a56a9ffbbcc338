import { readFile } from 'node:fs/promises'
import { locatedOptions } from '../../src/boundary/located.ts'
import { readCodebook } from '../../src/codebook/read-codebook.ts'
import type { ReadResource } from '../../src/embedders/embedder.ts'
import type { CodeQuote } from '../../src/model/code-quote.ts'
import type { Coding } from '../../src/model/coding.ts'
import type { Role, Transcript, Turn } from '../../src/model/transcript.ts'
import type { TranscriptFile } from '../../src/model/transcript-file.ts'

/** Freezes a value and all it holds, so that a stage that changes its input fails. */
export function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value) && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const inner of Object.values(value)) frozen(inner)
  }
  return value
}

/** A transcript of what was said, in order: `['Ana', 'It was lonely.']`. A speaker "Interviewer" asks. */
export function transcriptOf(id: string, ...spoken: (readonly [speaker: string, said: string])[]): Transcript {
  let start = 0
  const turns = spoken.map(([speaker, said], index): Turn => {
    const span = { start, end: start + said.length }
    start = span.end + 1
    const role: Role = speaker === 'Interviewer' ? 'interviewer' : 'participant'
    return { number: index + 1, speaker, role, span, startMs: null, endMs: null, line: null }
  })
  return frozen({
    id,
    text: spoken.map(([, said]) => said).join('\n'),
    turns,
    source: { file: `${id}.txt`, format: 'text', sha256: '' },
  })
}

/** A transcript as it would have been read from a file. */
export const fileOf = (transcript: Transcript): TranscriptFile => ({
  id: transcript.id,
  source: transcript.source,
  turns: transcript.turns.length,
  characters: transcript.text.length,
  transcript,
  language: null,
  speakers: [],
  wordsIn: 0,
  wordsOut: 0,
  skipped: [],
  doubtful: [],
  grammar: null,
  inaudible: 0,
  textFingerprint: transcript.text,
  warnings: [],
})

/** A small codebook of another field, for tests. */
export const gardensYaml = (keyword = 'puddle'): string => `
name: Gardens
version: 2
themes:
  - id: soil
    label: Soil
    description: What is under the plants.
    codes:
      - id: soil-water
        label: Water
        description: Watering and drought.
        examples: [We watered the beds every evening in that dry summer.]
        keywords: [water, drought, "~dry", ${keyword}]
        codes:
          - { id: soil-rain, label: Rain, description: Rain only., keywords: [rain] }
  - id: people
    label: People
    description: Who works there.
    codes:
      - id: people-help
        label: Help
        description: Neighbours who help.
        examples: [My neighbour came over and helped me dig.]
        keywords: ["neighbor", "help & dig"]
`

export const gardenCodebook = readCodebook(gardensYaml(), 'gardens.yaml')

export const readResource: ReadResource = (name) => readFile(new URL(`../../src/embedders/${name}`, import.meta.url))

/** Options that state nothing. */
export const noOptions = (kind: string) => locatedOptions({}, `--${kind}`)

/** A coding with only what matters. */
export const codingOf = (codeId: string, segmentId: string, more: Partial<Coding> = {}): Coding => ({
  transcriptId: segmentId.split('#')[0]!,
  segmentId,
  turn: 1,
  span: { start: 0, end: 1 },
  codeId,
  coder: 'keyword',
  confidence: 0.5,
  evidence: [],
  status: 'suggested',
  stance: null,
  ...more,
})

/** What a quote of a suggested coding of code `c` in theme `t` says about the coding. */
export const suggestedQuote: Pick<
  CodeQuote,
  'themeId' | 'codeId' | 'coder' | 'confidence' | 'status' | 'stance' | 'isPinned'
> = {
  ...{ themeId: 't', codeId: 'c', coder: 'keyword', confidence: 1 },
  status: 'suggested',
  stance: null,
  isPinned: false,
}

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
