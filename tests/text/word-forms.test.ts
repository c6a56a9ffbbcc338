import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normalText } from '../../src/text/normal-text.ts'
import { createMatcher } from '../../src/text/patterns/match-patterns.ts'
import { parsePattern } from '../../src/text/patterns/parse-pattern.ts'
import { sentencesOf } from '../../src/text/sentences.ts'
import { tokenizedText, wordsOf } from '../../src/text/words.ts'
import { matchKeyword } from '../support/match-keyword.ts'

describe('a word is found in any form in which it is written', () => {
  test.each([
    ['decomposed letters', 'Büro', 'Im Bu\u0308ro.', 'de', ['Bu\u0308ro']],
    ['a decomposed keyword', 'Bu\u0308ro', 'Im Büro.', 'de', ['Büro']],
    [
      'soft hyphens and joiners',
      'Büro',
      'Im Bü\u00adro, Bü\u2060ro, Bü\u200bro.',
      'de',
      ['Bü\u00adro', 'Bü\u2060ro', 'Bü\u200bro'],
    ],
    ['ligatures', 'office', 'The oﬃce.', 'en', ['oﬃce']],
    ['full-width letters', 'AI', 'The ＡＩ.', 'en', ['ＡＩ']],
    ['regular expressions', '/B[uü]ro/', 'Bu\u0308ro, Bü\u00adro', 'de', ['Bu\u0308ro', 'Bü\u00adro']],
    ['a decomposed regular expression', '/Bu\u0308ro/', 'Büro', 'de', ['Büro']],
    ['a regular expression with an apostrophe', "/don't/", 'We don’t.', 'en', ['don’t']],
    ['any apostrophe', "don't", 'We don’t, don`t, donʼt, don‘t.', 'en', ['don’t', 'don`t', 'donʼt', 'don‘t']],
    ['the capital dotted i', 'istanbul', 'İstanbul, ISTANBUL', 'en', ['İstanbul', 'ISTANBUL']],
    ['Turkish capitals and endings', 'İstanbul', 'İSTANBUL’da, istanbul', 'tr', ['İSTANBUL’da', 'istanbul']],
    ['the Turkish dotless i', 'ısı', 'ISI isi', 'tr', ['ISI']],
    [
      'a French elision',
      'entreprise',
      "Dans l'entreprise, L’entreprise, qu'entreprises.",
      'fr',
      ['entreprise', 'entreprise', 'entreprises'],
    ],
    ['an elision in a phrase', 'question argent', "Une question d'argent.", 'fr', ["question d'argent"]],
    ['an Italian elision', 'azienda', "Nell’azienda e dell'azienda.", 'it', ['azienda', 'azienda']],
    ['a Catalan elision', 'empresa', "A l'empresa.", 'ca', ['empresa']],
    ['no elision in English', 'entreprise', "l'entreprise", 'en', []],
    ['hyphens: joined', 'email', 'An e-mail, an e mail, an email.', 'en', ['e-mail', 'e mail', 'email']],
    ['hyphens: parted', 'e-mail', 'An e-mail, an e mail, an email.', 'en', ['e-mail', 'e mail', 'email']],
    ['hyphens: with a blank', 'e mail', 'An e-mail, an e mail, an email.', 'en', ['e-mail', 'e mail', 'email']],
    ['no joining of words', 'maybe', 'It may be.', 'en', []],
  ])('%s', (_, keyword, text, language, expected) => {
    expect(matchKeyword(keyword, text, language)).toEqual(expected)
  })

  test.each([
    ['pt', 'reunião reuniões, ação ações, papel papéis, animal animais, difícil difíceis, imagem imagens, pão pães'],
    ['es', 'vez veces, lápiz lápices, eficaz eficaces, reunión reuniones'],
    ['fr', 'enjeu enjeux, lieu lieux, français françaises, outil outils'],
    [
      'de',
      'Büro Büros, App Apps, Interview Interviews, Handy Handys, Kollegin Kolleginnen, Firma Firmen, Zentrum Zentren',
    ],
    ['nl', 'huis huizen, brief brieven, bedrijf bedrijven, school scholen'],
    ['sv', 'arbete arbetet, skola skolan, flicka flickorna, system systemet, möte mötet'],
  ])('in %s a keyword in the singular finds the regular plural or definite form', (language, pairs) => {
    for (const [singular, plural] of pairs.split(', ').map((pair) => pair.split(' ')))
      expect(matchKeyword(singular!, `x ${plural} y`, language)).toEqual([plural])
  })

  test.each([
    ['de', 'etwa', 'etwas'],
    ['de', 'mai', 'mais'],
    ['nl', 'les', 'lezen'],
    ['es', 'poco', 'pozo'],
    ['pt', 'mal', 'mais'],
  ])('in %s "%s" does not find "%s"', (language, keyword, other) => {
    expect(matchKeyword(keyword, other, language)).toEqual([])
  })

  test('women and verbs in -innen are apart in German', () => {
    expect(matchKeyword('beginnen', 'Sie beginne, begann.', 'de')).toEqual(['beginne', 'begann'])
    expect(matchKeyword('Kollegin', 'Mit Kollegen.', 'de')).toEqual([])
  })

  test.each(['en', 'de', 'fr', 'it', 'es', 'pt', 'nl', 'sv', 'no', 'ru', 'tr', 'fi', 'ca', 'ko', 'zh'])(
    'a plain word finds itself in %s, composed or decomposed, with soft hyphens in it, and at its place',
    (language) => {
      const letters = fc.string({ unit: fc.constantFrom(...'aeiouäöüéñçåsrtnlıwß'), minLength: 3, maxLength: 12 })
      const written = fc.constantFrom(
        (word: string) => word,
        (word: string) => word.normalize('NFD'),
        (word: string) => Array.from(word).join('\u00ad'),
      )
      fc.assert(
        fc.property(letters, written, written, (word, asKeyword, asSaid) => {
          const said = asSaid(word)
          expect(matchKeyword(`=${asKeyword(word)}`, `«${said}»`, language)).toEqual([said])
        }),
      )
    },
  )
})

test('a text gives the same codings, at the corresponding places, in any normal form', () => {
  const keywords = ['Büro', 'Küche', 'über & Café', '/[éè]t/', 'naïv*', 'für ! Bär'].map(
    (keyword) => parsePattern(keyword).pattern!,
  )
  const { find } = createMatcher(keywords, 'de')
  const words = fc.array(
    fc.constantFrom('Büro', 'Küche', 'über', 'Café', 'été', 'naïve', 'für', 'Bär', 'und', 'l’', '—', '.'),
    { maxLength: 20 },
  )
  const hitsIn = (text: string) =>
    find([tokenizedText(text)])[0]!.map(({ keyword, span }) => [
      keyword,
      text.slice(span.start, span.end).normalize('NFC').replaceAll('\u00ad', ''),
      text.slice(0, span.start).normalize('NFC').replaceAll('\u00ad', '').length,
    ])
  fc.assert(
    fc.property(words, (said) => {
      const text = said.join(' ')
      expect(hitsIn(text.normalize('NFD'))).toEqual(hitsIn(text))
      expect(hitsIn(text.replace(/(\p{L})(?=\p{L})/gu, '$1\u00ad'))).toEqual(hitsIn(text))
    }),
  )
})

test('each place of a normal text is one of the text that it was made of', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const normal = normalText(text)
      for (let at = 0; at < normal.text.length; at++) {
        const { start, end } = normal.placeOf(at, at + 1)
        expect(normalText(text.slice(start, end)).text).toContain(normal.text[at])
      }
    }),
  )
})

describe('inflections', () => {
  test.each([
    ['child', 'Children play.', ['Children']],
    ['children', 'A child plays.', ['child']],
    ['teach', 'She taught them.', ['taught']],
    ['buy', 'We bought it.', ['bought']],
    ['woman', 'Two women.', ['women']],
    ['run', 'It ran, it runs, running.', ['ran', 'runs', 'running']],
    ['analysis', 'Two analyses.', ['analyses']],
    ['fast', 'Faster, the fastest.', ['Faster', 'fastest']],
    ['deploy', 'Deployments are deployed by deploying.', ['Deployments', 'deployed', 'deploying']],
    ['plan', 'We planned plans, planning; a plane.', ['planned', 'plans', 'planning']],
    ['hope', 'Hoping, hopes, hoped; it hops, hopping.', ['Hoping', 'hopes', 'hoped']],
    ['study', 'Studies studied by studying.', ['Studies', 'studied', 'studying']],
    ['left', 'He left, she leaves.', ['left']],
    ['leave', 'He left, she leaves.', ['left', 'leaves']],
    ['meet', 'We met in a meeting.', ['met', 'meeting']],
  ])('%s is found in %j', (keyword, text, expected) => {
    expect(matchKeyword(keyword, text)).toEqual(expected)
  })

  test.each([
    ['news', 'new newer'],
    ['organization', 'organ organic organize'],
    ['university', 'universe universal'],
    ['generalize', 'general generate generation'],
    ['general', 'generate generation'],
    ['provider', 'provide'],
    ['aging', 'age ages'],
    ['meeting', 'meet met'],
    ['department', 'depart departed'],
    ['depart', 'department'],
  ])('%s is another word than %s', (keyword, others) => {
    expect(matchKeyword(keyword, others)).toEqual([])
  })

  test.each([
    ['de', 'gehen', 'Sie ging, wir gingen, gegangen.', ['ging', 'gingen', 'gegangen']],
    ['de', 'sprechen', 'Er sprach, sie spricht.', ['sprach', 'spricht']],
    ['fr', 'travail', 'Les travaux.', ['travaux']],
    ['fr', 'œil', 'Les yeux, l’oeil.', ['yeux', 'oeil']],
    ['es', 'tener', 'Yo tengo, él tuvo.', ['tengo', 'tuvo']],
    ['ko', '회사', '회사에서 회사는', ['회사에서', '회사는']],
    ['he', 'עבודה', 'בעבודה והעבודה', ['בעבודה', 'והעבודה']],
  ])('in %s, %s is found in %j', (language, keyword, text, expected) => {
    expect(matchKeyword(keyword, text, language)).toEqual(expected)
  })
})

describe('scripts without blanks', () => {
  test.each([
    ['zh', '工作', '我很喜欢我的工作，因为同事很好。手工，作业。', ['工作']],
    ['ja', 'データ', 'データを使う。ﾃﾞｰﾀも。', ['データ', 'ﾃﾞｰﾀ']],
    ['th', 'งาน', 'ฉันชอบงานของฉัน', ['งาน']],
    ['my', 'အလုပ်', 'ကျွန်တော့်အလုပ်က', ['အလုပ်']],
    ['zh', 'Python', '我用Python写', ['Python']],
  ])('in %s, %s is found inside a run', (language, keyword, text, expected) => {
    expect(matchKeyword(keyword, text, language)).toEqual(expected)
  })

  test('each character counts as a word', () => {
    expect(wordsOf('我用Python写，好。').map(({ text }) => text)).toEqual(['我', '用', 'Python', '写', '好'])
  })
})

describe('signs', () => {
  test.each([
    ['C++', 'C and C++, C+++.', ['C++']],
    ['C#', 'C and C#.', ['C#']],
    ['C', 'C, C#.', ['C', 'C']],
    ['.NET', 'The net, .NET.', ['.NET']],
    ['50%', '50 people, 50%, 50 %.', ['50%', '50 %']],
    ['R&D', 'R and D, R&D, R & D.', ['R&D', 'R & D']],
    ['A/B', 'a b, A/B.', ['A/B']],
    ['A/B-test', 'An A/B-test, A/B test.', ['A/B-test', 'A/B test']],
    ['node.js', 'The node js, node.js.', ['node.js']],
    ['$50', '50, $50', ['$50']],
    ['d?ta', 'The data, dta, dota.', ['data', 'dota']],
    ['*arbeit', 'Teamarbeit, Arbeit, Arbeiter.', ['Teamarbeit', 'Arbeit']],
    ['/\\d+%/', '50% and 7 %', ['50%']],
    ['/\\?$/', 'Really?', ['?']],
    ['/[$€]/', 'It costs €.', ['€']],
    ['/laughs/', 'Ha [laughs] ha.', []],
  ])('%s in %j', (keyword, text, expected) => {
    expect(matchKeyword(keyword, text)).toEqual(expected)
  })
})

describe('a sentence goes on', () => {
  test.each([
    ['en', 'Dr. Lin met Mr. J. R. Smith of St. Mary, e.g. Monday.', 1],
    ['en', 'He said no. Then he left, etc. And so did I. Bye.', 4],
    ['de', 'Das kam z. B. Montag, d. h. Dr. Weber war da.', 1],
    ['de', 'Am 3. Oktober im 19. Jahrhundert. Ich war 45. Sie nicht.', 3],
    ['fr', 'M. Martin et Mme. Petit, p. ex. Paul.', 1],
    ['es', 'El Sr. López y la Dra. Ruiz vinieron. Bien.', 2],
    ['it', 'Il sig. Rossi e il dott. Verdi, ecc. Poi basta.', 2],
    ['zh', '我很好。他也好。', 2],
  ])('in %s: %s', (language, text, count) => {
    expect(sentencesOf(text, language)).toHaveLength(count)
  })

  test('in a phrase and near each other', () => {
    expect(matchKeyword('dr lin', 'We saw Dr. Lin.')).toEqual(['Dr. Lin'])
    expect(matchKeyword('saw & lin', 'We saw Dr. Lin.')).toEqual(['saw Dr. Lin'])
    expect(matchKeyword('left lin', 'He left. Lin came.')).toEqual([])
  })
})

test('words and keywords that are made to take long are read in little time', () => {
  const start = process.cpuUsage()
  for (const language of ['en', 'de', 'fr', 'ru']) expect(matchKeyword('=b', 'b'.repeat(200_000), language)).toEqual([])
  expect(matchKeyword('bx*', `x${"'".repeat(50_000)}${'\u00ad'.repeat(50_000)}`.repeat(2) || '')).toEqual([])
  expect(process.cpuUsage(start).user / 1000).toBeLessThan(3000)
})

test('a keyword of thousands of words or nested parentheses is refused with a reason', () => {
  expect(parsePattern('word '.repeat(8000)).problem?.message).toBe('the keyword has 40000 characters')
  expect(parsePattern(`${'('.repeat(900)}a${')'.repeat(900)}`).problem?.message).toBe(
    'parentheses are nested more than 20 deep',
  )
})
