import type { Words } from '../model/words.ts'

/** The most frequent small words of each language, without those that neighbours share. */
const smallWords: Readonly<Record<string, string>> = {
  de: 'auch aber das dass den der die ein eine es haben hat ich ist ja man mit nicht noch sich sie sind und von war wenn wie wir zu',
  en: 'and are but for have in is it just know like not of on so that the they this to was we were what with you',
  es: 'así como con cuando de el ella en es está hay la las lo los más muy no para pero por porque que se si una y ya',
  fr: "alors avec c'est ce dans de des du elle est et il ils je la le les mais nous on ou parce pas pour qu'il que qui sur une vous",
  it: 'abbiamo anche che ci come con cosa della di è era gli ho il io la lo ma molto nel non più poi quello questo se sono un una',
  nl: 'aan als bij dan dat de die dus een en er geen het hij ik is je maar met naar niet ook op te van voor was we wel wij zijn',
  pt: 'aqui com da de do e ela ele em então era essa está eu isso mais mas muito na não no o os para porque que se uma você',
  sv: 'att av bara de den det är en ett för har inte jag kan man med men när och om på så som till vad var vi',
}
/** The languages in which a word is a small one. */
const languagesOf = new Map<string, string[]>()
for (const [language, words] of Object.entries(smallWords))
  for (const word of words.split(' ')) languagesOf.set(word, [...(languagesOf.get(word) ?? []), language])

/** Words that are looked at: enough to be sure, few enough to be quick. */
const enough = 2500
/** Share of small words from which a language is believed. */
const believed = 0.18

/**
 * The language of a text by its small words, of those that are known; null when it is too short or none is clear.
 */
export function detectLanguage({ forms, ids }: Words): string | null {
  const looked = ids.subarray(0, enough)
  if (looked.length < 12) return null
  const uses = new Uint32Array(forms.length)
  for (const id of looked) uses[id]!++
  const counts = new Map(Object.keys(smallWords).map((language) => [language, 0]))
  for (let id = 0; id < uses.length; id++) {
    if (uses[id] === 0) continue
    for (const language of languagesOf.get(forms[id]!.toLowerCase().replaceAll('’', "'")) ?? [])
      counts.set(language, counts.get(language)! + uses[id]!)
  }
  const shares = Array.from(counts, ([language, count]) => ({ language, share: count / looked.length }))
  const [first, second] = shares.sort((a, b) => b.share - a.share)
  return first!.share >= believed && first!.share >= 1.3 * second!.share ? first!.language : null
}
