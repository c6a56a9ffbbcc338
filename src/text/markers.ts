import type { Span } from '../model/span.ts'

const clock = String.raw`\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?`
const noises = [
  'applause',
  'background',
  'cough\\w*',
  'cross-?talk',
  'crying',
  'foreign',
  'gelächter',
  'inaudible',
  'inaudível',
  'indistinct',
  'interrupt\\w*',
  'lach\\w*',
  'laugh\\w*',
  'mumbl\\w*',
  'music\\w*',
  'musik',
  'noise',
  'over-?lapping',
  'over-?speaking',
  'overtalk\\w*',
  'pause[sd]?',
  'phone',
  'risos',
  'seufzt',
  'sigh\\w*',
  'silence',
  'sniff\\w*',
  'sound',
  'unclear',
  'unintelligible',
  'unverständlich',
  'whisper\\w*',
  '\\?+',
].join('|')

/**
 * Marks that transcribers write between words: `[inaudible 00:12:03]`, `((laughter))`, `(3)`, `(..)`, `[04:46]`,
 * `#00:12:03-4#`, `♪`. A bracket with other words in it, such as `[the client]`, is speech.
 */
const marker = new RegExp(
  [
    String.raw`\(\([^()\n]{1,60}\)\)`,
    String.raw`#${clock}(?:-\d)?#`,
    String.raw`\[(?:${clock}|\d{1,3}:\d{2}:\d{2}:\d{2})\]`,
    String.raw`[[(][^\w\n\][()]{0,2}(?:${noises})\b[^\[\]()\n]{0,40}[\])]`,
    String.raw`\([^\[\]()\n]{0,30}\b(?:pause|seconds|sekunden|segundos|laughs|lacht)\b[^\[\]()\n]{0,20}\)`,
    String.raw`[[(]\?+[\])]`,
    String.raw`\((?:\.+|\d{1,3}(?:\.\d)?)\)`,
    '♪',
  ].join('|'),
  'giu',
)

/** The marks in a text that are not speech, in order. They are kept as text and never counted, matched or embedded. */
export function findMarkers(text: string): Span[] {
  if (!/[[(#♪]/.test(text)) return []
  return Array.from(text.matchAll(marker), ({ index, 0: mark }) => ({ start: index, end: index + mark.length }))
}

/** True if a mark says that words were lost, as `[inaudible]` does. */
export const isInaudible = (mark: string): boolean => /inaud|unintell|unverst|indistinct|unclear|\?/i.test(mark)
