import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { guessEncoding } from '../../src/boundary/guess-encoding.ts'
import { readFile } from '../support/read-file.ts'

/** Invented talk in languages whose old encodings differ. */
const written = [
  ['Turkish', 'windows-1254', 'Görüşmeci: Kaç yıldır bu köyde yaşıyorsunuz?\nK1: Doğduğumdan beri, yetmiş yıl.'],
  ['Chinese', 'gb18030', '访谈者：您在这里工作多久了？\n受访者A：十二年。刚来的时候，工厂很小。'],
  ['Chinese of Taiwan', 'big5', '訪談者：您在這裡工作多久了？\n受訪者：十二年。剛來的時候很小。'],
  ['Japanese of Windows', 'shift_jis', '聞き手：いつからここで働いていますか。\n語り手：十年前からです。'],
  ['Japanese of Unix', 'euc-jp', '聞き手：いつからここで働いていますか。\n語り手：十年前からです。'],
  ['Korean', 'euc-kr', '면담자: 여기서 일한 지 얼마나 되었습니까?\n참여자: 십이 년이요. 처음에는 작았어요.'],
  ['German of old Macs', 'macintosh', 'Frage: Wann wurden Sie pensioniert?\nMüller: Im März. Schön war’s, so früh.'],
  ['French of old Macs', 'macintosh', 'E: Vous êtes arrivée quand ?\nR: En été… J’avais déjà ça.'],
  ['English of old Macs', 'macintosh', 'P1: I don’t know “what” they’re — you know.'],
  ['Czech', 'windows-1250', 'T: Kdy jste přišla? Bylo to těžké, žádná práce. Děti už šly.'],
  ['Polish of Unix', 'iso-8859-2', 'B: Pamiętam, że było ciężko. Wróciłam później, więc śnieg.'],
  ['Russian', 'windows-1251', 'Интервьюер: Как прошла смена?\nОлег: Долго. Двое болели.'],
  ['Russian of Unix', 'koi8-r', 'Интервьюер: Как прошла смена?\nОлег: Долго. Двое болели.'],
  ['Greek', 'windows-1253', 'Ερευνητής: Πώς ήταν η βάρδια;\nΝίκος: Μεγάλη. Δύο ήταν άρρωστοι.'],
  ['Hebrew', 'windows-1255', 'מראיין: איך הייתה המשמרת?\nדנה: ארוכה. שניים היו חולים.'],
  ['Arabic', 'windows-1256', 'الباحثة: منذ متى تعملين هنا؟\nأم خالد: منذ عشر سنوات.'],
  ['English', 'windows-1252', 'P1: I don’t know “what” they’re — you know. It was £5 and ½.'],
  ['French', 'windows-1252', 'E\u00a0: Vous êtes arrivée quand\u00a0? «\u00a0ça\u00a0» où, à côté'],
  ['German in capitals', 'windows-1252', 'Müller: schön, Straße – „gut“ für Ärger. ÜBER ALLES. KÖNNEN'],
  ['Portuguese', 'windows-1252', 'P: São João não é só coração; pães à mão'],
  ['Spanish', 'windows-1252', 'E: ¿Cuándo llegó usted al barrio? Año, niño'],
  ['Icelandic', 'windows-1252', 'V: Það er ekki hægt að segja þetta, ég veit það. Svo fór ég út í mýrina.'],
  ['Danish', 'windows-1252', 'S: Hvad så? Jeg tror på det, måske. Ærø øl'],
] as const

describe('the encoding of a text that is not UTF-8', () => {
  test.each(written)('%s is read as it was written', (_, encoding, text) => {
    const bytes = iconv.encode(text, encoding)
    expect(iconv.decode(bytes, guessEncoding(bytes).encoding)).toBe(text)
  })
  test('of no usual letters is said to be unsure', () => {
    expect(guessEncoding(Uint8Array.of(0x41, 0x81, 0x8d, 0x42)).isSure).toBe(false)
  })
})

test('a transcript in an old encoding has its speakers and words', async () => {
  const [, encoding, text] = written[1]
  const { turns } = await readFile('a.txt', new Uint8Array(iconv.encode(text, encoding)))
  expect(turns).toEqual([
    ['访谈者', '您在这里工作多久了？'],
    ['受访者A', '十二年。刚来的时候，工厂很小。'],
  ])
})
test('where several encodings fit alike, a warning asks to look', async () => {
  const { warnings } = await readFile(
    'a.txt',
    Uint8Array.from([...Buffer.from('Mina: A word\nJo: '), 0x41, 0x81, 0x8d]),
  )
  expect(warnings).toContain('import/encoding')
})
