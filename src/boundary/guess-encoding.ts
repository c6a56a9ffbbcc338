import iconv from 'iconv-lite'

/** An encoding that fits the bytes of a text best, and whether others are far behind. */
export interface GuessedEncoding {
  readonly encoding: string
  readonly isSure: boolean
}

/** How an encoding writes: letters of words in ASCII, letters of an alphabet of its own, or signs of two bytes. */
type Script = 'latin' | 'alphabet' | 'signs'

const western = 'àáâãäåæçèéêëìíîïñòóôõöøùúûüßœ'
const central = 'ąćęłńóśźżáčďéěíňřšťúůýžőűöüäôľĺŕăâîşţß'
const cyrillic = 'оеаинтсрвлкмдпуяыьі'
const japanese = '一人日大年出本中子見国分上生前何今学事時間行'
/** Signs that texts in every encoding have. */
const punctuation = '“”„‘’‚«»–—…•°§€£½¼¾×©¿¡ºª\u00a0、。，！？：「」『』（）・ー；\u3000'

/** Encodings of files before UTF-8, with the letters that their languages use most; the first of two that fit alike is taken. */
const encodings: readonly (readonly [encoding: string, script: Script, letters: string])[] = [
  ['windows-1252', 'latin', western],
  ['macintosh', 'latin', western],
  ['windows-1254', 'latin', 'ğşıçöüâîû'],
  ['windows-1252', 'latin', 'áæéíóúýþðö'],
  ['windows-1250', 'latin', central],
  ['iso-8859-2', 'latin', central],
  ['windows-1251', 'alphabet', cyrillic],
  ['koi8-r', 'alphabet', cyrillic],
  ['windows-1253', 'alphabet', 'αοιετσνηυρπκάίόέήώς'],
  ['windows-1255', 'alphabet', 'יוהלאמרתבשנ'],
  ['windows-1256', 'alphabet', 'املينرتبةدعهوأ'],
  ['shift_jis', 'signs', japanese],
  [
    'gb18030',
    'signs',
    '的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里',
  ],
  [
    'big5',
    'signs',
    '的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡',
  ],
  ['euc-kr', 'signs', '이다는을를가에의고한하지도로은서나기그리어사자있해시들만'],
  ['euc-jp', 'signs', japanese],
]

/** Bytes that are looked at, from the first that is not ASCII. */
const looked = 16_384
/** How far an encoding has to be ahead of others to be sure, and how well Windows-1252, which most such files have, has to fit. */
const ahead = 0.1
const wellEnough = 0.5

/** The encoding of a text that is not UTF-8: the one in which its letters are those that languages use, in places where words have them. */
export function guessEncoding(bytes: Uint8Array): GuessedEncoding {
  const start = bytes.findIndex((byte) => byte > 0x7f)
  const part = Buffer.from(bytes.subarray(Math.max(0, start - 1), Math.max(0, start) + looked))
  const fits = encodings.map(([encoding, script, letters]) => {
    const text = iconv.decode(part, encoding)
    return { encoding, text, fit: fitOf(text, script, new Set(letters)) }
  })
  const best = fits.reduce((most, next) => (next.fit > most.fit ? next : most))
  const next = Math.max(...fits.filter(({ text }) => text !== best.text).map(({ fit }) => fit))
  const isSure = best === fits[0] ? best.fit >= wellEnough : best.fit - next >= ahead
  return best.fit > 0 ? { encoding: best.encoding, isSure } : { encoding: 'windows-1252', isSure: false }
}

/** From -1 to 1: how many of the characters that are not ASCII are usual, less those that no text has there. */
function fitOf(text: string, script: Script, letters: ReadonlySet<string>): number {
  let [sum, count, before] = [0, 0, '']
  const all = Array.from(text)
  for (const [at, character] of all.entries()) {
    if (character > '\u007f') {
      count++
      sum += worthOf(character, { before, after: all[at + 1] ?? '', script, letters })
    }
    before = character
  }
  return sum / Math.max(1, count)
}

const kana = /[\u3041-\u30fe]/u
const isLetter = (character: string): boolean => /^\p{L}$/u.test(character)
const isLower = (character: string): boolean => /^\p{Ll}$/u.test(character)
const isUpper = (character: string): boolean => /^\p{Lu}$/u.test(character)

/** A character between two others. */
interface Neighbours {
  readonly before: string
  readonly after: string
  readonly script: Script
  readonly letters: ReadonlySet<string>
}

/** 1 for a usual character, -1 for one that no text has at this place, 0 for others. */
function worthOf(character: string, { before, after, script, letters }: Neighbours): number {
  if (punctuation.includes(character)) return 1
  if (!isLetter(character)) return /^\p{M}$/u.test(character) ? 0 : -1
  if (isUpper(character) ? isLower(before) : isUpper(after) && !isUpper(before)) return -1
  const besideAscii = /[a-z]/.test(before) || /[a-z]/.test(after)
  if (script === 'latin' ? before > '\u007f' && isLetter(before) : besideAscii) return -1
  return letters.has(character) || (script === 'signs' && letters.has('日') && kana.test(character)) ? 1 : 0
}
