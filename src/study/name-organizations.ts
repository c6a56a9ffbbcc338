import { groupBy, unique } from '../collections.ts'
import type { PseudonymEntry } from '../model/pseudonym.ts'
import { fold } from '../text/fold.ts'
import { isAlsoWord, namesNobody } from './name-like-words.ts'
import { isId, ruleOf, wordsIn } from './rule-of-name.ts'

/** Kinds and legal forms of organisations, which name none: "Hospital A", "Company 3" and "GmbH". */
const kinds = new Set(
  `organisation organization org company firm business startup enterprise corporation corp department dept division unit branch
office agency school college university institute hospital clinic bank museum library case partner supplier vendor public private
large medium small ltd limited inc llc llp plc gmbh ag kg kgaa mbh ug ev eg se co cie sa sas sarl srl spa bv nv ab oy oyj aps asa
unternehmen firma betrieb abteilung amt behörde schule hochschule universität institut krankenhaus klinik verein stadt
empresa escola escuela universidade universidad hospital école entreprise société bedrijf azienda scuola`
    .split(/\s+/)
    .map(fold),
)

const namesNone = (word: string): boolean => kinds.has(fold(word)) || namesNobody(word) || word.length === 1

/**
 * Pseudonyms of organisations, and of the words that only one of them has in its name. A name of one small word, such as
 * "startup", is replaced where it has a capital, as it may be a kind of organisation.
 */
export function namesOfOrganizations(written: readonly string[], next: (kind: string) => string): PseudonymEntry[] {
  const names = unique(written).filter((name) => !isId(name) && !wordsIn(name).every(namesNone))
  const whole = names.map((name): PseudonymEntry => {
    const isSmallWord = /^\p{Ll}+$/u.test(name) && !isAlsoWord(name)
    return { name, pseudonym: next('Organisation'), rule: isSmallWord ? 'capital' : ruleOf(name) }
  })
  const known = new Set(names.map(fold))
  const words = whole.flatMap(({ name, pseudonym }) =>
    unique(wordsIn(name).filter((word) => /^\p{Lu}/u.test(word) && word.length > 2 && !namesNone(word))).map(
      (word) => ({
        ...{ name: word, pseudonym, rule: isAlsoWord(word) ? ('inside sentence' as const) : ('capital' as const) },
      }),
    ),
  )
  const ofOne = [...groupBy(words, ({ name }) => fold(name))].flatMap(([word, own]) =>
    own.length === 1 && !known.has(word) ? own : [],
  )
  return [...whole, ...ofOne]
}
