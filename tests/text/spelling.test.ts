import { describe, expect, test } from 'vitest'
import { formOf, longestWord } from '../../src/text/forms.ts'
import { normalForm } from '../../src/text/normal-form.ts'
import { foldSpelling } from '../../src/text/spelling.ts'

describe('British and American spelling', () => {
  // Pairs of the Oxford and Merriam-Webster dictionaries.
  test.each([
    'labelling labeling',
    'labelled labeled',
    'modelling modeling',
    'travellers travelers',
    'behaviour behavior',
    'behavioural behavioral',
    'colours colors',
    'favourite favorite',
    'neighbourhood neighborhood',
    'dishonourable dishonorable',
    'organise organize',
    'organisations organizations',
    'organisational organizational',
    'prioritising prioritizing',
    'analyse analyze',
    'analysed analyzed',
    'centre center',
    'programmes programs',
    'practised practiced',
    'defence defense',
    'catalogues catalogs',
    'judgement judgment',
    'grey gray',
    'sceptical skeptical',
    'fulfil fulfill',
  ])('is one form: %s', (pair) => {
    const [british, american] = pair.split(' ')
    expect(foldSpelling(british!)).toBe(foldSpelling(american!))
  })
  test.each(['four hour', 'our or', 'tour tor', 'pour por', 'filling filing', 'willing wiling', 'billed biled'])(
    'leaves different words different: %s',
    (pair) => {
      const [one, other] = pair.split(' ')
      expect(foldSpelling(one!)).not.toBe(foldSpelling(other!))
    },
  )
  test('leaves words that every object has as they are', () => {
    for (const word of ['constructor', 'toString', '__proto__']) expect(foldSpelling(word)).toBe(word)
  })
})

describe('the comparison form of a word', () => {
  test.each([
    ['Organisation’s', 'organization'],
    ['İSTANBUL', 'istanbul'],
    ['ISTANBUL', 'istanbul'],
    ['œuvre', 'oeuvre'],
    ['ΟΔΟΣ', 'οδοσ'],
    ['Bü\u00adro', 'büro'],
    ['oﬃce', 'office'],
    ['ＡＩ', 'ai'],
  ])('of %s is %s', (said, form) => {
    expect(formOf(said)).toBe(form)
  })
  test('uses the small letters of its language, where these differ', () => {
    expect(formOf('ISI', (text) => text.toLocaleLowerCase('tr'))).toBe('ısı')
  })
  test('of what is too long for a word is the letters as they are', () => {
    const long = `organis${'x'.repeat(longestWord)}ise`
    expect(formOf(long)).toBe(long)
  })
})

describe('the normal form of a word', () => {
  test.each([
    ['don’t', "don't"],
    ['donʼt', "don't"],
    ['don`t', "don't"],
    ['u\u0308ber', 'über'],
    ['ﬁt', 'fit'],
    ['a\u200bb\ufeff', 'ab'],
    ['Ⅳ', 'IV'],
    ['plain', 'plain'],
  ])('of %j is %j', (word, normal) => {
    expect(normalForm(word)).toBe(normal)
  })
})
