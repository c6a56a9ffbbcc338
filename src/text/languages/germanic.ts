import { PorterStemmerDe, PorterStemmerNl, PorterStemmerNo, PorterStemmerSv } from '../natural-parts.ts'
import type { Language } from './language.ts'

/** Words in -innen that are no women. */
const plainInInnen = /^(?:.*(?:begin|gewin|besin|entrin|spin)|d?r?in|erin|gerin|verrin|sin)nen$/

const stemGerman = (word: string): string =>
  PorterStemmerDe.stem(word.length > 6 && !plainInInnen.test(word) ? word.replace(/innen$/, 'in') : word)

/** Words that differ by an s and are no plural of each other. */
const apartByS = new Set(['etwa', 'etwas', 'mais'])

/** A German plural in s behind a vowel or a foreign consonant, which the stemmer keeps: Büros, Apps, Interviews. */
function relatedInGerman(word: string): string[] {
  if (apartByS.has(word)) return []
  if (/^.{2,}[aeiouyépwc]s$/.test(word)) return [stemGerman(word.slice(0, -1))]
  return /^.{2,}[aiouyépwc]$/.test(word) && word.length > 2 ? [stemGerman(`${word}s`)] : []
}

/** A Swedish word without the article behind it: arbetet, skolan, flickorna. */
function relatedInSwedish(word: string): string[] {
  const base = word.replace(/(?:orna|arna|erna|ena|et|an|na)$/, '')
  return base !== word && base.length > 2 ? [PorterStemmerSv.stem(base)] : []
}

/** A Dutch stem with the letter that its word ends with: huis of huizen, brief of brieven. */
const stemDutch = (word: string): string =>
  PorterStemmerNl.stem(word)
    .replace(/(?<=ie|ei|ij|oe|eu|ui|ou|au|[rln])z$/, 's')
    .replace(/(?<=ie|ei|ij|oe|eu|ui|ou|au|[rln])v$/, 'f')

export const german: Language = {
  stem: stemGerman,
  related: relatedInGerman,
  oneLetterWords: '',
  abbreviations:
    'dr prof hr fr frl dipl ing st hrsg z.b d.h u.a u.u i.d.r o.ä o.g s.o s.u m.e v.a z.t z.zt i.a bzw ca vgl evtl ggf ggfs inkl exkl max min mind sog bspw insb insbes zzgl abzgl tel allg',
  closingAbbreviations: 'usw etc usf u.s.w co',
  ordinals: {
    before:
      'am im vom zum zur beim bis ab seit der die das dem den des ein eine einen einem einer eines jeder jede jedes jeden jedem unser unsere unserem unseren mein meine meinem meinen ihr ihre sein seine dieser diese dieses diesem diesen und',
    behind:
      'januar jänner februar märz april mai juni juli august september oktober november dezember jahrhundert jahrhunderts weltkrieg klasse schuljahr semester lebensjahr geburtstag stock etage mal tag woche monat quartal platz runde teil kapitel',
  },
  endings: 'st en t',
  irregular: `
    sein war waren warst gewesen bin bist ist sind seid, haben hatte hat hast gehabt,
    werden wurde wird wirst geworden worden, gehen ging gegangen, stehen stand+ gestanden, kommen kam gekommen,
    nehmen nahm genommen nimmt nimmst, geben gab gegeben gibt gibst, sehen sah gesehen sieht siehst,
    sprechen sprach gesprochen spricht sprichst, helfen half geholfen hilft hilfst, finden fand gefunden,
    denken dachte dachten gedacht, bringen brachte brachten gebracht, wissen wusste wussten gewusst weiß weißt,
    kennen kannte kannten gekannt, nennen nannte nannten genannt, rennen rannte rannten gerannt,
    treffen traf getroffen trifft triffst, werfen warf geworfen wirft wirfst, sterben starb gestorben stirbt,
    lesen las gelesen liest, schreiben schrieb geschrieben, bleiben blieb geblieben, steigen stieg+ gestiegen,
    entscheiden entschied entschieden, verlieren verlor verloren, verstehen verstand+ verstanden, bekommen bekam,
    gewinnen gewann gewonnen, beginnen begann begonnen, trinken trank getrunken, singen sang gesungen,
    springen sprang gesprungen, sinken sank gesunken, zwingen zwang+ gezwungen, binden band+ gebunden,
    ziehen zog gezogen, fliegen flog geflogen, bieten bot geboten, schließen schloss+ geschlossen,
    fahren fuhr gefahren fährt fährst, tragen trug getragen trägt trägst, laufen lief gelaufen läuft läufst,
    fallen fiel gefallen fällt fällst, halten hielt gehalten hält hältst, lassen ließ gelassen lässt,
    schlafen schlief geschlafen schläft, rufen rief gerufen, heißen hieß geheißen, fangen fing gefangen fängt,
    schlagen schlug geschlagen schlägt, wachsen wuchs gewachsen wächst, waschen wusch gewaschen wäscht,
    essen aß gegessen isst, fressen fraß gefressen frisst, vergessen vergaß vergessen+ vergisst, sitzen saß gesessen,
    liegen lag gelegen, bitten bat gebeten, leiden litt gelitten, schneiden schnitt+ geschnitten,
    streiten stritt gestritten, greifen griff+ gegriffen, reißen riss+ gerissen, leihen lieh geliehen,
    scheinen schien geschienen, schweigen schwieg geschwiegen, treiben trieb+ getrieben, treten trat getreten tritt,
    tun tat+ tatest taten getan, brechen brach gebrochen bricht, stechen stach gestochen sticht,
    stehlen stahl+ gestohlen stiehlt, empfehlen empfahl empfohlen empfiehlt, befehlen befahl befohlen befiehlt,
    gelten galt gegolten gilt, geschehen geschah geschieht, können konnte konnten gekonnt kann kannst,
    müssen musste mussten gemusst muss musst, dürfen durfte durften gedurft darf darfst,
    wollen wollte wollten gewollt will willst, sollen sollte sollten gesollt, mögen mochte mochten gemocht mag magst,
    firma firmen, thema themen, konto konten, risiko risiken, zentrum zentren, museum museen, medium medien+,
    praktikum praktika, kriterium kriterien, ministerium ministerien, gymnasium gymnasien, datum daten+, album alben,
    rhythmus rhythmen, organismus organismen, praxis praxen, basis basen, drama dramen`,
}

export const dutch: Language = {
  stem: stemDutch,
  oneLetterWords: 'u',
  abbreviations:
    'dr drs prof mr mw mevr dhr ing ir st blz bijv bv d.w.z o.a m.n t.a.v i.p.v o.b.v a.u.b ca evt incl excl',
  closingAbbreviations: 'enz etc e.d',
  irregular: `
    zijn was waren geweest ben bent is, hebben had hadden gehad heeft heb, gaan ging gingen gegaan gaat,
    staan stond stonden gestaan, komen kwam kwamen, nemen nam namen genomen, geven gaf gaven,
    zien zag zagen gezien ziet, spreken sprak spraken gesproken, helpen hielp hielpen geholpen,
    vinden vond vonden gevonden, denken dacht dachten gedacht, brengen bracht brachten gebracht,
    kopen kocht kochten gekocht, zoeken zocht zochten gezocht, weten wist wisten geweten,
    doen deed deden gedaan doet, lezen las lazen, schrijven schreef schreven geschreven,
    blijven bleef bleven gebleven, krijgen kreeg kregen gekregen, kijken keek keken gekeken,
    begrijpen begreep begrepen, beginnen begon begonnen, verliezen verloor verloren, kiezen koos kozen gekozen,
    lopen liep liepen, laten liet lieten, vallen viel vielen, houden hield hielden, slapen sliep sliepen,
    zitten zat zaten gezeten, liggen lag lagen gelegen, eten at aten gegeten, vergeten vergat vergaten,
    dragen droeg droegen, vragen vroeg+ vroegen, rijden reed reden+ gereden, werken werkte werkten gewerkt,
    kunnen kon konden gekund kan, moeten moest moesten, willen wou wilde wilden, zullen zou zouden zal,
    kind kinderen, stad steden, lid leden+`,
}

export const swedish: Language = {
  stem: (word) => PorterStemmerSv.stem(word),
  related: relatedInSwedish,
  oneLetterWords: 'i å ö',
  abbreviations: 'dr prof st bl.a t.ex d.v.s dvs ca s.k m.a.o o.s.v p.g.a fr.o.m t.o.m',
  closingAbbreviations: 'etc m.m osv',
  irregular: `
    vara är var+ varit, ha har hade haft, gå går gick gått, stå står stod stått, komma kom kommit, ta tar tog tagit,
    ge ger gav gett givit, se ser såg+ sett, säga säger sa sade sagt, göra gör gjorde gjort, veta vet visste vetat,
    få får+ fick fått, bli blir blev blivit, finna fann funnit, skriva skrev skrivit, dricka drack druckit,
    springa sprang sprungit, sitta satt suttit, ligga låg legat, hålla höll hållit, falla föll fallit, äta åt ätit,
    bära bar burit, dra drog dragit, förstå förstod förstått, man män, bok böcker, hand händer, barn barnen`,
}

export const norwegian: Language = {
  stem: (word) => PorterStemmerNo.stem(word),
  oneLetterWords: 'i å',
  abbreviations: 'dr prof st bl.a f.eks d.v.s dvs ca m.a.o pga',
  closingAbbreviations: 'etc osv m.m',
  ordinals: {
    before: 'den det de',
    behind: 'januar februar mars april mai juni juli august september oktober november desember klasse',
  },
  irregular: `
    være er var vært, ha har hadde hatt, gå går gikk gått, stå står sto stod stått, komme kom kommet,
    ta tar tok tatt, gi gir ga gitt, se ser så+ sett, si sier sa sagt, gjøre gjør gjorde gjort,
    vite vet visste visst, få får fikk fått, bli blir ble blitt, finne fant funnet, skrive skrev skrevet,
    drikke drakk drukket, sitte satt sittet, ligge lå ligget, holde holdt, spise spiste, forstå forsto forstått,
    barn barna, mann menn, bok bøker, hånd hender`,
}

export const danish: Language = {
  oneLetterWords: 'i å ø',
  abbreviations: 'dr prof bl.a f.eks d.v.s dvs ca pga',
  closingAbbreviations: 'osv etc m.m',
  ordinals: {
    before: 'den det de',
    behind: 'januar februar marts april maj juni juli august september oktober november december klasse',
  },
}
