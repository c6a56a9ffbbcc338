import { PorterStemmerRu } from '../natural-parts.ts'
import type { Language } from './language.ts'

export const russian: Language = {
  stem: (word) => PorterStemmerRu.stem(word),
  abbreviations: 'г гг ул д кв стр руб тыс млн млрд им проф акад т.е т.к т.н см ср напр',
  closingAbbreviations: 'т.д т.п др пр',
  irregular: `
    идти иду идёшь идёт идем идём идут шел шёл шла шли пойти пошел пошёл пошла пошли,
    человек люди людей людям людьми людях, ребенок ребёнок дети+ детей детям детьми детях,
    быть был была было были есть+ буду будет будут, мочь могу можешь может+ можем могут мог могла могли,
    хотеть хочу хочешь хочет хотим хотят, год года лет`,
}

const lowerCaseTurkish = (text: string): string => text.replaceAll('I', 'ı').replaceAll('İ', 'i').toLowerCase()

export const turkish: Language = {
  endsAfterApostrophe: true,
  lowerCase: lowerCaseTurkish,
  oneLetterWords: 'o',
  abbreviations: 'dr prof doç av sn no cad sok mah örn bkz',
  closingAbbreviations: 'vb vs',
  ordinals: { before: '', behind: 'sınıf kat yüzyıl yıl gün hafta bölüm dünya' },
}

export const azerbaijani: Language = { endsAfterApostrophe: true, lowerCase: lowerCaseTurkish, oneLetterWords: 'o' }

export const polish: Language = {
  oneLetterWords: 'a i o u w z',
  abbreviations: 'dr prof mgr inż p np tzn tzw m.in ul godz nr str ok św ks r',
  closingAbbreviations: 'itd itp etc',
  ordinals: {
    before: '',
    behind:
      'stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia wieku klasa klasy',
  },
}

export const czech: Language = {
  oneLetterWords: 'a i k o s u v z',
  abbreviations: 'dr prof mgr ing bc p tzv tzn např č str ul cca mj',
  closingAbbreviations: 'atd apod aj',
  ordinals: {
    before: 'v ve od do na',
    behind: 'ledna února března dubna května června července srpna září října listopadu prosince století třída',
  },
}

export const finnish: Language = {
  oneLetterWords: '',
  abbreviations: 'tri prof esim ns n s ks mm nro',
  closingAbbreviations: 'jne ym yms',
  ordinals: {
    before: '',
    behind:
      'tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta luokka luokalla',
  },
}

/** Small words in front: and, the, in, to, from, as, that. */
export const hebrew: Language = { attachedInFront: 'ו ה ב ל מ ש כ וה שה ול וב ומ מה כש' }
export const arabic: Language = { attachedInFront: 'ال و ب ل ف ك وال بال لل فال كال ول وب' }

export const korean: Language = {
  attachedBehind:
    '은 는 이 가 을 를 의 에 에서 에게 와 과 도 로 으로 만 까지 부터 처럼 보다 이나 나 라도 이라도 마다 조차 들 들이 들은 들을 들의 들도 들과 에는 에도 에서는 에서도 으로는 이라는 라는 이다 입니다',
}
