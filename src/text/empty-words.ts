import { formOf } from './forms.ts'
import { baseLanguage } from './languages/index.ts'
import * as natural from './natural-parts.ts'
import { isStopWord } from './stop-words.ts'

/** Words by which no topic is named: of greetings, of presenting a programme, and numbers. */
const ofTalk: Readonly<Record<string, string>> = {
  en:
    'welcome hello bye goodbye cheers pleasure podcast podcasts episode episodes listener listeners listening audience subscribe host hosts guest guests ' +
    'interview interviewer transcript anyone anybody nobody else okay alright absolutely exactly literally totally ' +
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion half quarter ' +
    'percent first second third once twice couple week weeks month months day days hour hours minute minutes moment ' +
    'back around able always another away come comes coming came whatever whether without within since again against ago yet later last next new old big huge ' +
    'better best different same important especially actually maybe everything remember wonder wondering talked asked ask asking answer figure figured knew known thought works worked wants needed',
  de:
    'aber alle allem allen aller alles als also am an ander andere anderen anderer anderes auch auf aus bei beim bin bis bist da dabei dadurch daher damit dann daran darauf das dass ' +
    'davon dazu dein deine dem den denn der deren des deshalb dessen dich die dies diese diesem diesen dieser dieses dir doch dort du durch eben eigentlich ein eine einem einen einer ' +
    'eines einfach einmal er es etwas euch euer für ganz gar gegen gemacht genau gesagt gibt ging gut habe haben hat hatte hatten hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer ' +
    'im immer in irgendwie irgendwann ist ja jede jedem jeden jeder jedes jetzt kann kein keine keinem keinen können könnte kommt kam lassen machen macht mal man manche mehr mein meine ' +
    'meinem meinen meiner mich mir mit muss müssen musste nach natürlich ne nein nicht nichts noch nun nur ob oder ohne okay sagen sagt sagte schon sehr sein seine seinem seinen seiner seit ' +
    'selbst sich sie sind so sollte sondern sonst soll sollen über um und uns unser unsere unter viel viele vielleicht vom von vor wann war waren warum was weg weil weiter welche wenn wer werden ' +
    'wie wieder will wir wird wirklich wo wurde wurden würde würden zu zum zur zwar zwei drei vier fünf sechs sieben acht neun zehn eins halt quasi sozusagen ' +
    'hallo willkommen danke bitte tschüss guten ähm äh hm naja genauso dafür darüber gerade oben unten wollte wollen konnte konnten hätte wäre hast wissen weiß finde denke glaube ' +
    'zeit tag tage jahr jahre jahren woche mal leute ding dinge sache sachen',
  es: 'hola gracias bienvenido bienvenida pues bueno entonces vale claro creo digamos osea cosa cosas hacer hace tener tiene decir dice dos tres cuatro cinco seis siete ocho nueve diez cien mil',
  fr: 'bonjour merci bienvenue donc alors voilà bah ben oui non euh fait faire chose choses peu très plus tout tous deux trois quatre cinq six sept huit neuf dix cent mille',
  it: 'ciao grazie benvenuto benvenuti allora quindi cioè ecco cosa cose fare fatto dire detto due tre quattro cinque sei sette otto nove dieci cento mille',
  nl: 'hallo welkom bedankt dus gewoon eigenlijk echt heel wel ding dingen twee drie vier vijf zes zeven acht negen tien honderd duizend',
  no: 'hei velkommen takk altså liksom egentlig veldig ting to tre fire fem seks sju åtte ni ti hundre tusen',
  pt: 'olá obrigado obrigada bem-vindo bem-vinda então assim né aí tá coisa coisas gente fazer faz ter tem dizer acho porque dois duas três quatro cinco seis sete oito nove dez cem mil vai aqui ali lá pra pro',
  sv: 'hej välkommen tack alltså liksom egentligen väldigt sak saker två tre fyra fem sex sju åtta nio tio hundra tusen',
}

const ofNatural: Readonly<Record<string, readonly string[]>> = {
  ...{ es: natural.stopWordsEs, fr: natural.stopWordsFr, it: natural.stopWordsIt, nl: natural.stopWordsNl },
  ...{ no: natural.stopWordsNo, nb: natural.stopWordsNo, pl: natural.stopWordsPl, pt: natural.stopWordsPt },
  ...{ ru: natural.stopWordsRu, sv: natural.stopWordsSv },
}

/**
 * Creates a function that tells words that name no topic: stop words of the language, words of greetings, numbers, single
 * letters, and anything that is not written in letters alone, such as parts of file names. Takes words in their normal
 * form.
 */
export function emptyWordsOf(language: string): (form: string) => boolean {
  const base = baseLanguage(language)
  const listed = new Set(
    [
      ...(Object.hasOwn(ofNatural, base) ? ofNatural[base]! : []),
      ...(ofTalk[base === 'nb' ? 'no' : base] ?? '').split(' '),
    ].map((word) => formOf(word)),
  )
  const isEnglish = base === 'en'
  return (form) =>
    form.length < 3 || !/^\p{L}[\p{L}\p{M}-]*$/u.test(form) || listed.has(form) || (isEnglish && isStopWord(form))
}
