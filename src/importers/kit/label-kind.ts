import { once } from '../../collections.ts'
import { findMarkers } from '../../text/markers.ts'
import { roleOfLabel } from '../../text/role-words.ts'
import { isStopWord } from '../../text/stop-words.ts'
import { isStageLabel, type LabelKind, offices, sayingVerbs, titles } from './names.ts'

/** Words before a colon that head a part of a document, not what somebody says. */
const headings =
  /^(age|agenda|alter|attendees|audio( file)?|aufnahme|chat|company|context|data|date|datum|dauer|duración|durata|duração|durée|description|disclaimer|duration|edad|fecha|format|from|gender|geschlecht|id|idade|interview( no\.?| nr\.?| number| id)?|interviewdauer|keywords|language|length|lieu|link|local|location|lugar|luogo|media|meeting|note|notes|participants|teilnehmende|teilnehmer|pergunta \d+|occupation|ocupación|ort|place|profession|project|question \d+|received|recorded|recording|sent|slides?|speakers|study|subject|summary|tags?|time|title|to|topic|transcript( by| id)?|transcription|transcribed by|transkribiert von|transkript|transkriptionsregeln|transcrit par|transcrito por|type|cc|bcc|reply-to|url|version|video|warning|https?|www)$/i

/** A day of a calendar, as many transcripts have it above the first turn. */
const date =
  /^(?:\p{L}+,? )?(?:\p{L}{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{1,2}\.? (?:de )?\p{L}{3,9}\.? (?:de )?\d{4}|\d{1,4}[./-]\d{1,2}[./-]\d{1,4})$/u

/** Days that have each weekday and each month among them. */
const someDays = Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2024, month, month + 1)))

/** Days, months and the like, which people list in an answer. */
const listed = once(
  () =>
    new Set([
      ...['en', 'de', 'fr', 'es', 'pt', 'it', 'nl', 'sv'].flatMap((language) =>
        (['weekday', 'month'] as const).flatMap((part) => {
          const { format } = new Intl.DateTimeFormat(language, { [part]: 'long', timeZone: 'UTC' })
          return someDays.map((day) => format(day).toLowerCase())
        }),
      ),
      ...'today tomorrow yesterday morning noon afternoon evening night breakfast lunch dinner spring summer autumn fall winter'.split(
        ' ',
      ),
      ...'first second third fourth fifth last firstly secondly thirdly finally one two three four five before after then now'.split(
        ' ',
      ),
      ...'pro pros con cons plus minus advantages disadvantages example examples yes no option step'.split(' '),
    ]),
)

const titled = new RegExp(
  String.raw`^(?:(?:${titles})\.?|M\.) \p{Lu}|^(?:[Tt]he|THE) (?:${offices}|${offices.toLowerCase()})$`,
  'u',
)
const saying = new RegExp(String.raw`\s(?:${sayingVerbs})$`, 'u')

export const code =
  /^(?:unknown )?speaker(?:[ _:-]?[\dA-Z]{1,2})?$|^(?:sp|spk|spkr|person|voice|id|sprecher(?:in)?)[ _-]?(?:\d{1,3}|[A-Z])$/i

const shortCode = /^[A-Z]{1,4}[_-]?\d{1,3}[a-z]?\.?$|^\p{Lu}\.$|^[A-Z]{0,2}\d?\?{1,3}$/u

/** A name that was blacked out. */
const blackened = /^[\u2580-\u259f■]{2,}$/

/** Several people in one label, `P4 / P6`, `Mina & P2`. */
const together = /(?<!\s)\s*[/&+]\s*|(?<!\s)\s+(?:and|und|et|y|e)\s+/

/** The end of a sentence before more words: what `Dr.` and `Prof.` end with is none. */
const sentenceInside = /(?:\d|\p{Ll}{4}|^No|^Yes)[.?!]\s/u

/** Voices that a transcriber could not distinguish: `Several voices`, `Unidentified speaker 2`, `F?`. */
const anonymous =
  /^(?:all|another|audience|both|female|first|male|multiple|other|second|several|unidentified|unknown|various|young|mehrere|alle|unbekannte?) (?:voices?|speakers?|participants?|respondents?|interviewees?|interviewers?|members?|m[ae]n|wom[ae]n|people|persons?|teilnehmer|stimmen?|personen)(?: \d{1,2})?$|^(?:all|everyone|several|alle|todos|tous|tutti)$/i

const numbered =
  /^(?:case|day|item|level|month|no|number|option|part|phase|point|reason|scenario|stage|step|task|version|week|year)\.? ?\d*$/i

const particles =
  /^(al|and|bin|bint|da|das|de|del|della|den|der|di|do|dos|du|e|el|en|ibn|la|las|le|los|och|of|op|ten|ter|the|und|van|vom|von|y|zu|zum|zur|и)$/i

/** Whether every word has a capital, as names have and sentences have not: "Mina van Dyk", not "So the question is". */
const isWrittenAsName = (words: readonly string[]): boolean =>
  words.every((word) => particles.test(word) || /^[\p{Lu}\p{Lo}\p{Lt}\d&+|@_]|^\p{Extended_Pictographic}/u.test(word))

const isCode = (written: string): boolean => code.test(written) || shortCode.test(written)

/** What words in a label's place look like; null where they can be no label at all. */
export function kindOfLabel(written: string): LabelKind | null {
  const bare = written.replace(/\([^)]{0,100}\)/g, '').trim()
  if (/^\+[\d\s-]{7,}$/.test(bare)) return 'code'
  if (blackened.test(bare)) return 'code'
  if (/^(?:#\d{1,4}|\d{2,6})$/.test(bare)) return 'small'
  if (isStageLabel(bare)) return 'name'
  if (bare === '' || written.length > 80 || !/\p{L}|^\?+$/u.test(bare) || findMarkers(`[${written}]`).length > 0)
    return null
  if (headings.test(bare) || date.test(bare)) return 'heading'
  if (roleOfLabel(bare) !== null) return 'role'
  if (listed().has(bare.toLowerCase()) || numbered.test(bare)) return 'list'
  if (titled.test(bare) || isCode(bare) || anonymous.test(bare)) return 'code'
  const voices = bare.split(together)
  if (voices.length > 1 && voices.every((voice) => roleOfLabel(voice) !== null || isCode(voice))) return 'code'
  const words = bare.split(/[\s-]+/).filter(Boolean)
  const hasMarks = /[?!;\\{}<>]|\.{2}|,.*,|[,.…]$/u.test(bare) && !/(^|[\s-])(\p{Lu}\.)+$|\b[JS]r\.$/u.test(bare)
  if (hasMarks || sentenceInside.test(bare) || words.length > 8 || saying.test(bare)) return 'sentence'
  if (/["“”=/]/.test(bare)) return 'small'
  if (isWrittenAsName(words)) return words.length > 1 && words.every((word) => isStopWord(word)) ? 'sentence' : 'name'
  const small = words.filter((word) => /^\p{Ll}/u.test(word) && !particles.test(word))
  return isStopWord(words[0]!.replace(/[,.]$/, '')) || small.some((word) => word.length > 1 && isStopWord(word))
    ? 'sentence'
    : 'small'
}

/** Whether words can be the name of somebody, where a table or a document puts them in the place of one. */
export const isPlausibleName = (written: string): boolean => {
  const kind = kindOfLabel(written)
  return written.length <= 60 && kind !== null && kind !== 'sentence' && kind !== 'heading'
}
