import type { Span } from '../model/span.ts'
import { matchesOf } from './matches-of.ts'

const clock = String.raw`\d{1,3}:\d{2}(?::\d{2}){0,2}(?:[.,]\d{1,3})?`
const range = String.raw`${clock}(?:\s*(?:-->|[-–—])\s*${clock})?`
const noises = [
  'applause',
  'background',
  'beep\\w*',
  'blank[ _]?audio',
  'bleep\\w*',
  'break in',
  'chuckl\\w*',
  'clears (?:his |her |their )?throat',
  'cough\\w*',
  'cross-?talk',
  'crying',
  'foreign',
  'gasp\\w*',
  'gelächter',
  'inaudible',
  'inaudível',
  'indistinct',
  'inhal\\w*',
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
  'rires',
  'risas',
  'risos',
  'seufzt',
  'sigh\\w*',
  'silence',
  'sniff\\w*',
  'sound',
  'static',
  'unclear',
  'unintelligible',
  'unverständlich',
  'whisper\\w*',
  '\\?+',
].join('|')

/** Words with which programs and transcribers label whoever speaks. */
const speakers = [
  'befragte[rn]?',
  'entrevistad[ao]',
  'entrevistador[ae]?',
  'interviewee',
  'interviewer(?:in)?',
  'interviewée?',
  'locutor[ae]?',
  'moderator(?:in)?',
  'participante?',
  'respondent',
  'speaker',
  'spk',
  'sprecher(?:in)?',
].join('|')

/**
 * Marks that transcribers write between words: `[inaudible 00:12:03]`, `((laughter))`, `(3)`, `(..)`, `[04:46]`,
 * `\[04:46\]` (as Markdown has it), `#00:12:03-4#`, `♪`. A bracket with other words in it, such as `[the client]`, is
 * speech.
 */
const marker = new RegExp(
  [
    String.raw`\(\([^()\n]{1,60}\)\)`,
    String.raw`#${clock}(?:-\d)?#`,
    String.raw`[[(](?:\d{1,2}h)?\d{1,3}m\d{1,2}s[\])]`,
    String.raw`\\?[[({<]\s?${range}\s?\\?[\])}>]`,
    String.raw`\\?[[(][^\w\n\][()]{0,2}(?:${noises})\b[^\[\]()\n]{0,40}[\])]`,
    String.raw`\\?\[[^\[\]()\n]{1,40}\b(?:in (?:the )?background|laugh(?:s|ing|ter)|inaudible|unintelligible)\\?\]`,
    String.raw`\([^\[\]()\n]{0,30}\b(?:pause|seconds|sekunden|segundos|laughs|lacht)\b[^\[\]()\n]{0,20}\)`,
    String.raw`[[(]\?+[\])]`,
    String.raw`(?<![\d)])\((?:\.+|\d{1,3}(?:\.\d)?)\)`, // but not the number of a paragraph, as in 2(a)(1)
    '♪',
  ].join('|'),
  'giu',
)

/** Labels of speakers inside a turn: at the start of a line or after the end of a sentence, or in brackets. */
const label = new RegExp(
  [
    String.raw`\\?\[(?:${speakers})(?:(?:[ _-]?\d{1,3}|[ _-][A-Z])\\?\]:?|\\?\]:)`,
    String.raw`(?=[a-z>])(?<=(?:^|\n|[.?!…:\])}>#♪]\s)\s*)(?:(?:${speakers})(?:[ _-]?\d{1,3}|[ _-][A-Z])?:|>>+)(?=\s)`,
  ].join('|'),
  'giu',
)

/** The sign at the end of such a label; few texts have any, and one sign is found sooner than many words. */
const labelEnd = new RegExp(
  String.raw`>>|[:\]](?<=(?:${speakers})(?:[ _-]?\d{1,3}|[ _-][A-Z])?(?:\\?\]|:|\\?\]:))`,
  'iu',
)

const find = (text: string, pattern: RegExp): Span[] =>
  matchesOf(pattern, text).map(({ index, 0: mark }) => ({ start: index, end: index + mark.length }))

/** The marks of transcribers in a text, in order. They are kept as text and never counted, matched or embedded. */
export const findMarkers = (text: string): Span[] => (/[[({<#♪]/.test(text) ? find(text, marker) : [])

/** Everything in the text of a turn that nobody said, in order: marks of transcribers, and labels left inside a turn. */
export function findUnspoken(text: string): Span[] {
  const marks = findMarkers(text)
  if (!/[\wé]\]?:\s|>>|[\dA-Z]\\?\]/.test(text) || !labelEnd.test(text)) return marks
  const labels = find(text, label).filter(
    ({ start, end }) => !marks.some((mark) => mark.start < end && start < mark.end),
  )
  return labels.length === 0 ? marks : [...marks, ...labels].sort((a, b) => a.start - b.start)
}

/** True if a mark says that words were lost, as `[inaudible]` does. */
export const isInaudible = (mark: string): boolean => /inaud|unintell|unverst|indistinct|unclear|\?/i.test(mark)
