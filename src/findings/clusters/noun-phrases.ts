/** The phrases that are English noun phrases, such as "annotation vendor", by compromise; in their order. */
export async function keepNounPhrases(phrases: readonly string[]): Promise<string[]> {
  if (phrases.length === 0) return []
  const { default: nlp } = await import('compromise/two') // takes a while, and is needed late
  return phrases.filter((phrase) => nlp(phrase).match('^(#Adjective|#Gerund)? #Noun+$').not('#Pronoun').found)
}
