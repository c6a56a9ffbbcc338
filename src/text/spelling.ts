/** Verbs that double their l before -ed, -ing and -er in British spelling only. */
const doubling =
  /^(cancel|channel|counsel|dial|equal|fuel|fulfil|initial|label|level|marshal|model|panel|relabel|remodel|signal|total|travel|tunnel)l(ed|ing|ings|er|ers|ation)$/
/** Words in which -our is -or in American spelling, with any ending. */
const our = /^(un|dis|mis)?(arm|behavi|col|endeav|fav|flav|harb|hon|hum|lab|neighb|rig|rum|vap)our/
const words: ReadonlyMap<string, string> = new Map(
  Object.entries({
    analogue: 'analog',
    catalogue: 'catalog',
    catalogues: 'catalogs',
    centre: 'center',
    centres: 'centers',
    cheque: 'check',
    defence: 'defense',
    dialogue: 'dialog',
    enrol: 'enroll',
    fulfil: 'fulfill',
    grey: 'gray',
    judgement: 'judgment',
    judgements: 'judgments',
    learnt: 'learned',
    licence: 'license',
    licences: 'licenses',
    metre: 'meter',
    offence: 'offense',
    practise: 'practice',
    practised: 'practiced',
    practising: 'practicing',
    programme: 'program',
    programmes: 'programs',
    sceptical: 'skeptical',
  }),
)

/**
 * Gives the British and the American spelling of a lower-case word one form. The form is for comparing only; it may
 * be no word at all (`promize`), which does no harm because both sides of a comparison are folded.
 *
 * @example
 * foldSpelling('labelling') // => 'labeling'
 * foldSpelling('behaviour') // => 'behavior'
 * foldSpelling('organisations') // => 'organizations'
 */
export function foldSpelling(word: string): string {
  const listed = words.get(word)
  if (listed !== undefined) return listed
  return word
    .replace(doubling, '$1$2')
    .replace(our, '$1$2or')
    .replace(/^(.{3,})is(e|ed|es|er|ers|ing|ation|ations|ational)$/, '$1iz$2')
    .replace(/^(.{2,})ys(e|ed|es|er|ers|ing)$/, '$1yz$2')
}
