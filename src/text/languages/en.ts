import type { Language } from './language.ts'
import { relatedEnglish, stemEnglish } from './stem-english.ts'

/** Adjectives that are compared by -er and -est. */
const compared =
  'big bold brave bright broad busy cheap clean clear clever close cold cool crazy dark deep dirty dry dull early easy fair fast fat few fine firm flat fresh friendly funny great happy hard harsh healthy heavy high hot kind large lazy light long loose loud low lucky mad messy mild narrow near neat new nice noisy odd old plain poor pretty proud quick quiet rare raw rich risky rough rude sad safe scary sharp short shy sick simple slight slow small smart smooth soft steep sticky strange strict strong stupid sweet tall tasty thick thin tight tiny tough tricky ugly vague warm weak wealthy wet wide wild wise young'

/**
 * Different words that `stemEnglish` takes for one, mostly by a final e. These are the words of english.vectors of which
 * the other one is met at least once where the keyword is met twenty times, and a few that it is too small to hold; names,
 * words of other languages and spellings are left out.
 */
const alsoFinds = `
  aid aide, aide aid, ant ante, ante ant, artiste artist, bath bathe, bathe bath, bee beings, bell belle, belle bell,
  breath breathe, breathe breath, butt but, caste cast, clothe cloth, coup coupe, coupe coup, finale final, forte fort,
  gal gall, gall gal, heroin heroine, heroine heroin, humane human, loath loathe, loathe loath, locale local, moral morale,
  morale moral, pants pant, paste past, premier premiere, premiere premier, psych psyche, psyche psych, rational rationale,
  rationale rational, secrete secret, sever severe, severe sever, suit suite, suite suit, swathe swath, unit unite,
  unite unit, vigilant vigilante, vigilante vigilant, wreathe wreath`

/** An adjective with its comparative and superlative, as a line of irregular forms. */
function compare(adjective: string): string {
  const root = /[^aeiou][aeiou][bdgmnt]$/.test(adjective)
    ? adjective + adjective.at(-1)!
    : adjective.replace(/y$/, 'i').replace(/e$/, '')
  return `${adjective} ${root}er ${root}est`
}

export const english: Language = {
  stem: stemEnglish,
  related: relatedEnglish,
  alsoFinds,
  oneLetterWords: 'a i o',
  abbreviations:
    'dr mr mrs ms mx prof st sr jr rev capt lt sgt messrs e.g i.e vs v approx cf viz dept u.s u.k u.n ph.d',
  closingAbbreviations: 'etc inc ltd co corp a.m p.m bros al',
  irregular: `${compared.split(' ').map(compare).join()},
    be am is are was were been being, have has had having, do does did done doing, go goes went gone going,
    arise arose arisen, awake awoke awoken, bear bore+ borne, beat beaten, become became, begin began begun,
    bend bent+, bet betting, bind bound+, bite bit+ bitten, bleed bled, blow blew blown, break broke+ broken,
    breed bred, bring brought, build built, burn burnt, buy bought, catch caught, choose chose chosen, cling clung,
    come came, creep crept, deal dealt, die died dying, dig dug, dive dove+, draw drew drawn, dream dreamt,
    drink drank drunk+, drive drove+ driven, eat ate eaten, fall fell+ fallen, feed fed, feel felt+, fight fought,
    find found+, flee fled, fling flung, fly flew flown flies, forbid forbade forbidden, forecast forecasted,
    foresee foresaw foreseen, forget forgot forgotten, forgive forgave forgiven, freeze froze frozen, get got gotten,
    give gave given, grind ground+, grow grew grown, hang hung, hear heard, hide hid hidden, hold held, keep kept,
    kneel knelt, know knew known, lay laid, lead led, lean leant, leap leapt, leave left+, lend lent,
    lie lay+ lain lying, light lit, lose lost, make made, mean meant, meet met, mistake mistook mistaken, mow mown,
    outgrow outgrew outgrown, overcome overcame, oversee oversaw overseen, oversell oversold,
    overtake overtook overtaken, overthrow overthrew overthrown, pay paid, plead pled, prove proven, put putting,
    rebuild rebuilt, redo redid redone, remake remade, repay repaid, rerun reran, resell resold, rethink rethought,
    retell retold, rewrite rewrote rewritten, ride rode ridden, ring rang rung+, rise rose+ risen, run ran running,
    saw sawn, say said, see saw+ seen, seek sought, sell sold, send sent, sew sewn, shake shook shaken, shine shone,
    shoot shot+, show shown, shrink shrank shrunk, sing sang sung, sink sank sunk, sit sat, sleep slept, slide slid,
    sling slung, smell smelt, sow sown, speak spoke+ spoken, speed sped, spell spelt, spend spent, spill spilt,
    spin spun, spit spat, spoil spoilt, spring sprang sprung, stand stood, steal stole+ stolen, stick stuck,
    sting stung, stink stank stunk, strike struck stricken, string strung, strive strove striven, swear swore sworn,
    sweep swept, swell swollen, swim swam swum, swing swung, take took taken, teach taught, tear tore torn,
    tell told, think thought+, throw threw thrown, tie tied tying, undergo underwent undergone,
    understand understood, undertake undertook undertaken, undo undid undone, wake woke+ woken, wear wore worn,
    weave wove woven, weep wept, win won, wind wound+, withdraw withdrew withdrawn, withhold withheld,
    withstand withstood, wring wrung, write wrote written, agree agreed, disagree disagreed, decree decreed,
    free freed, guarantee guaranteed, referee refereed, bus buses bussed, child children, foot feet, goose geese,
    man men, louse lice, mouse mice, ox oxen, tooth teeth, woman women, workman workmen, chairman chairmen,
    salesman salesmen, policeman policemen, gentleman gentlemen, fireman firemen, fisherman fishermen,
    freshman freshmen, spokesman spokesmen, postman postmen, calf calves, elf elves, half halves, knife knives,
    leaf leaves+, life lives+, loaf loaves, scarf scarves, self selves, shelf shelves, thief thieves, wife wives,
    wolf wolves, alumnus alumni, analysis analyses, appendix appendices, axis axes, bacterium bacteria, basis bases+,
    cactus cacti, corpus corpora, crisis crises, criterion criteria, curriculum curricula, diagnosis diagnoses,
    emphasis emphases, formula formulae, fungus fungi, hypothesis hypotheses, index indices, matrix matrices,
    memorandum memoranda, nucleus nuclei, oasis oases, paralysis paralyses, parenthesis parentheses,
    phenomenon phenomena, quiz quizzes, radius radii, schema schemata, spectrum spectra, stimulus stimuli,
    stratum strata, syllabus syllabi, synopsis synopses, synthesis syntheses, thesis theses, vertex vertices,
    api apis, cli clis, emoji emojis, gui guis, kpi kpis, pi pis, roi rois, ski skis, taxi taxis, ui uis, wiki wikis,
    cpu cpus, gpu gpus, guru gurus, menu menus, bad worse+ worst+, good better+ best+,
    far farther further+ farthest furthest+`,
}
