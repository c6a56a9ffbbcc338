import { listed } from './language.ts'

/** Words that end as if they were inflected and are not. */
const frozen = listed(
  'news series species means lens always perhaps sometimes whereas overseas towards afterwards upwards backwards ' +
    'forwards besides hers ours yours theirs its his this thus yes us gas bias atlas canvas alias christmas pancreas ' +
    'chaos kudos ethos cosmos thermos rhinoceros economics physics politics mathematics maths logistics athletics goods ' +
    'clothes texas customs during morning evening nothing something anything everything ceiling sibling darling pudding ' +
    'duckling herring sterling viking inning outing offspring earring hundred sacred naked wicked rugged kindred embed ' +
    'biped moped united',
)
/** Nouns in -ing that say more than their verb: as keywords they mean themselves. */
const nouns = listed(
  'accounting advertising ageing aging banking beginning building clothing drawing ending engineering feeling finding ' +
    'funding heading hearing heating housing learning lighting marketing meaning meeting offering opening painting parking ' +
    'pricing programming rating reading recording ruling saving setting shopping timing training understanding warning ' +
    'wedding writing',
)
/** Nouns in -ment that are not made of the word before it. */
const otherMents = listed(
  'apartment basement cement comment compartment complement compliment department document element experiment figment ' +
    'fragment garment implement instrument moment monument ornament parliament pigment regiment sediment segment statement ' +
    'supplement testament torment tournament',
)

const vowel = /[aeiou]|[^aeiou]y/
/** One syllable that ends in one vowel and one consonant: the consonant is doubled before -ed and -ing. */
const doublingOnce = /^(?:[^aeiou]+|[^aeiou]*qu)[aeiouy][^aeiouwxys]$/
const oneSyllable = /^[^aeiou]*[aeiou][aeiouy]*[^aeiouy]*$|^[^aeiouy]*y[^aeiou]*$/
const twice = /([^aeiou])\1$/

/**
 * The stem that the inflections of an English word share: plural, -s, -ed and -ing. It is no word, and other words that are made
 * of it (deployment, organization, provider) have other stems.
 *
 * @example
 * stemEnglish('hoping') === stemEnglish('hope') // => true
 * stemEnglish('hopping') === stemEnglish('hope') // => false
 */
export function stemEnglish(word: string): string {
  if (word.length < 3 || !/^[a-z']+$/.test(word)) return word
  const single = singularOf(word)
  if (frozen.has(single) || nouns.has(single)) return single
  const cut = cutVerb(single)
  return cut === null ? foldBase(single) : foldCut(cut)
}

function singularOf(word: string): string {
  if (frozen.has(word) || !/[^sui']s$/.test(word)) return word
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`
  return word.slice(0, -1)
}

/** A verb without -ed or -ing; null where a word has neither. */
function cutVerb(word: string): string | null {
  if (word.endsWith('ied')) return `${word.slice(0, -3)}y`
  if (word.endsWith('eed')) return null
  const cut = word.endsWith('ing') ? word.slice(0, -3) : word.endsWith('ed') ? word.slice(0, -2) : ''
  return cut.length > 1 && vowel.test(cut) ? cut : null
}

const foldEnd = (stem: string): string =>
  twice.test(stem) && stem.length > 3 && !oneSyllable.test(stem) ? stem.slice(0, -1) : stem

function foldBase(word: string): string {
  if (word.endsWith('ie')) return `${word.slice(0, -2)}y`
  if (/[^e]e$/.test(word) && word.length > 3) return foldEnd(word.slice(0, -1))
  return doublingOnce.test(word) ? word + word.at(-1)! : foldEnd(word)
}

/** A cut verb has lost its e: a stem of two letters is written with it. */
const foldCut = (cut: string): string =>
  cut.length < 3 ? `${cut}e` : foldEnd(cut.endsWith('ie') ? `${cut.slice(0, -2)}y` : cut)

/**
 * Stems of the words that an English word is plainly made of: deploy of deployment, build of building.
 *
 * @example
 * relatedEnglish('deployments') // => ['deploy']
 */
export function relatedEnglish(word: string): readonly string[] {
  const single = singularOf(word)
  if (nouns.has(single)) return [foldCut(single.slice(0, -3))]
  const isMade = single.endsWith('ment') && single.length > 7 && !otherMents.has(single)
  return isMade ? [foldBase(single.slice(0, -4))] : []
}
