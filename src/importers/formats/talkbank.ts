import { decodeText } from '../../boundary/decode-text.ts'
import { countWords } from '../../text/words.ts'
import type { Importer } from '../importer.ts'
import { createDraft } from '../kit/draft.ts'

/** CHAT, the format of CLAN and TalkBank: `*COD:` before what is said, `%` before notes on it, `@` before headers. */
export const talkBank: Importer = {
  summary: 'CHAT (.cha) of CLAN and TalkBank: utterances with their times; codes, dependent tiers and headers stay out',
  extensions: ['cha'],
  detect: ({ text }) =>
    text !== null && /^\s*@(UTF8|Begin|Font|Window|PID|Languages)\b/.test(text) && /^\*\w+:/m.test(text) ? 1 : 0,
  read({ file, bytes, encoding }) {
    const { text } = decodeText(bytes, file, encoding)
    const draft = createDraft()
    const interviewers: string[] = []
    for (const { line, number } of unfold(text)) {
      const [label = '', speaker = ''] = /^\*([^:\s]+):\s*/.exec(line) ?? []
      if (label === '') {
        draft.skip(line.startsWith('%') ? 'dependent tiers' : 'headers', line, number)
        interviewers.push(...askersIn(line))
        continue
      }
      const said = line.slice(label.length)
      const [bullet, start, end] = bulletAt.exec(said) ?? []
      const bare = said.replaceAll(bullets, ' ')
      const spoken = withoutCodes(bare)
      draft.skip('speaker labels', label, number)
      draft.skipWords('times', countWords(said) - countWords(bare), bullet ?? '', number)
      draft.skipWords('codes', countWords(bare) - countWords(spoken), bare, number)
      const times = {
        startMs: start === undefined ? null : Number(start),
        endMs: end === undefined ? null : Number(end),
      }
      draft.startTurn({ speaker, text: spoken, line: number, ...times })
    }
    return draft.build(countWords(text), { interviewers })
  },
}

/** The time of an utterance in milliseconds, between two control characters or what shows them. */
const bulletAt = /[\u0015\u2415](?:%snd:"[^"]*"_)?(\d+)_(\d+)[\u0015\u2415]/
const bullets = /[\u0015\u2415][^\u0015\u2415]{0,200}[\u0015\u2415]/g

/** Lines with those that go on with them: a tab at the beginning. */
function unfold(text: string): { line: string; number: number }[] {
  const lines: { line: string; number: number }[] = []
  for (const [index, written] of text.split('\n').entries()) {
    const last = lines.at(-1)
    if (/^\s/.test(written) && last !== undefined) last.line += ` ${written.trim()}`
    else if (written.trim() !== '') lines.push({ line: written, number: index + 1 })
  }
  return lines
}

/** The codes of people whom the header names as investigators or interviewers. */
const askersIn = (line: string): string[] =>
  /^@Participants:/.test(line)
    ? line
        .replace(/^@Participants:/, '')
        .split(',')
        .filter((one) =>
          /\b(Investigator|Interviewer|Examiner|Experimenter|Clinician|Moderator|Teacher)\s*$/i.test(one),
        )
        .flatMap((one) => /\S+/.exec(one)?.[0] ?? [])
    : []

/** What is said without the codes of CHAT: retracing, errors, replacements, scopes, linkers, tags of words. */
const withoutCodes = (said: string): string =>
  said
    .replace(/\[(?!=!)[^\]]{0,200}\]/g, ' ')
    .replace(/\[=!\s*([^\]]{0,200})\]/g, '[$1]')
    .replace(/[<>‹›⌈⌉⌊⌋]/g, '')
    .replace(/&[-+~](?=\S)/g, '')
    .replace(/&=([^\s:]+)\S*/g, '[$1]')
    .replace(/\+(?:\.\.\.|\.\.\?)/g, '…')
    .replace(/\+[^\s\p{L}]{0,5}([.?!])/gu, '$1')
    .replace(/(?:^|\s)\+[^\s\p{L}\p{N}]+/gu, ' ')
    .replace(/(\p{L})@[a-z:$]+/giu, '$1')
    .replace(/(?<=\p{L})\((\p{L}+)\)|\((\p{L}+)\)(?=\p{L})/gu, '$1$2')
    .replace(/\s+/g, ' ')
    .replace(/ (?=[.?!,…]( |$))/g, '')
    .trim()
