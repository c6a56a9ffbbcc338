import { lookup } from '../../collections.ts'

/** Words by which people who ask and people who answer differ, as alternatives of an expression. */
interface AddressWords {
  /** Second person. */
  readonly you: string
  /** First person. */
  readonly me: string
  /** Words with which questions begin. */
  readonly questions: string
  /** Phrases of somebody who leads the conversation. */
  readonly prompts: string
  /** Words with which answers begin. */
  readonly replies: string
  /** Words of a listener. */
  readonly listening: string
  /** Words of somebody who explains or weighs. */
  readonly explaining: string
}

/** By BCP 47 language. The lists are short on purpose: a proposal is looked at by people. */
const wordsByLanguage: Readonly<Record<string, AddressWords>> = {
  en: {
    you: "you|your|yours|yourself|you're|you've|you'd",
    me: "i|i'm|i've|i'd|my|me|mine|myself|we|we're|we've|our|us|ours",
    questions:
      'how|what|when|where|which|who|why|whose|is|are|was|were|do|does|did|can|could|would|will|have|has|any|tell|walk|describe|talk',
    prompts:
      "tell (?:me|us)|walk (?:me|us)|talk (?:me|us|a (?:little|bit))|let's|next question|last question|you (?:mentioned|said|were saying|talked)|thanks? (?:you )?(?:so much |very much )?for|welcome|i(?:'d| would) (?:love|like) to (?:hear|know|ask)|i(?:'m| am) (?:curious|wondering|interested)|could you|can you|would you say|do you (?:think|feel|have|see|find)|how do you|what do you|what (?:is|was|are) your|before we|to (?:start|begin) with",
    replies: 'yeah|yes|yep|no|nope|well|um|uh|so|sure|absolutely|exactly|definitely|oh|hmm|right|correct|i',
    listening:
      'yeah|yes|yep|okay|ok|right|sure|mm|mhm|mmhm|hm|hmm|uh|huh|wow|great|nice|cool|good|interesting|exactly|absolutely|i|see|oh|got|it|gotcha|perfect|alright|all|true|awesome|fantastic|very|really',
    explaining:
      "i think|i mean|i guess|i don't|i was|we have|we had|we do|we use|for example|because|basically|kind of|sort of|you know|at the time|it depends|in my",
  },
  de: {
    you: 'sie|ihr|ihre|ihnen|ihren|du|dir|dich|dein|deine|euch|euer|eure',
    me: 'ich|mich|mir|mein|meine|meinen|meiner|wir|uns|unser|unsere|unseren',
    questions:
      'wann|warum|was|welche|welcher|welches|wer|wie|wo|wieso|weshalb|inwiefern|inwieweit|gibt|gab|haben|hast|können|kannst|könnten|sind|ist|würden|erzählen|beschreiben',
    prompts:
      'erzählen sie|beschreiben sie|können sie|könnten sie|würden sie|haben sie|sie (?:haben|hatten) (?:gesagt|erwähnt|angesprochen)|vielen dank|danke|nächste frage|letzte frage|mich würde (?:noch )?interessieren|erzähl|kannst du|wie (?:ist|war|sieht|gehen|würden)|zum (?:anfang|schluss|einstieg)',
    replies: 'ja|nein|nee|also|genau|ähm|äh|naja|na|gut|klar|doch|eigentlich|ich',
    listening: 'ja|okay|ok|genau|mhm|hm|aha|gut|klar|super|ach|so|stimmt|alles|verstehe|schön|spannend|toll',
    explaining:
      'ich (?:glaube|denke|finde|habe|hatte|bin|war)|wir (?:haben|hatten|machen|sind)|zum beispiel|weil|irgendwie|halt|sozusagen|quasi|das heißt',
  },
  fr: {
    you: 'vous|votre|vos|tu|te|toi|ton|ta|tes',
    me: "je|j'ai|j'étais|j|moi|me|mon|ma|mes|nous|notre|nos|on",
    questions: 'comment|pourquoi|quand|quel|quelle|quels|quelles|qui|où|qu|combien|est-ce|avez|pouvez|êtes|et',
    prompts:
      'pouvez-vous|pourriez-vous|est-ce que vous|avez-vous|parlez-moi|racontez|dites-moi|vous avez (?:dit|parlé|mentionné)|merci|comment (?:vous|ça)|pour commencer|dernière question',
    replies: 'oui|non|ben|bah|euh|alors|donc|voilà|ouais|je|moi|en',
    listening: "oui|ok|okay|d'accord|ouais|voilà|mmh|hum|ah|bien|très|super|non",
    explaining: "je (?:pense|crois|trouve|suis)|j'ai|on (?:a|avait|fait)|par exemple|parce que|en fait|du coup|c'était",
  },
  es: {
    you: 'usted|ustedes|tú|te|ti|tu|tus|su|vosotros|vuestro',
    me: 'yo|me|mí|mi|mis|nosotros|nos|nuestro|nuestra',
    questions: 'cómo|qué|cuándo|dónde|por|cuál|cuáles|quién|cuánto|puede|podría|tiene|cree|y',
    prompts:
      'puede|podría|cuénteme|cuéntame|háblame|hábleme|me puede|podrías|gracias|usted (?:dijo|mencionó)|mencionaste|para empezar|última pregunta|qué (?:opina|piensa|le parece)',
    replies: 'sí|no|bueno|pues|eh|este|claro|o|yo|mira',
    listening: 'sí|ok|claro|ajá|mmm|bueno|bien|muy|perfecto|vale|ya|exacto|no',
    explaining: 'yo (?:creo|pienso|tengo|soy)|nosotros|por ejemplo|porque|o sea|entonces|tenemos|tenía',
  },
  pt: {
    you: 'você|vocês|te|ti|tu|seu|sua|seus|suas',
    me: 'eu|me|mim|meu|minha|meus|minhas|nós|nosso|nossa|gente',
    questions: 'como|o|que|quando|onde|por|qual|quais|quem|quanto|pode|poderia|você|pergunta|e',
    prompts:
      'você (?:pode|poderia|acha|disse|falou|mencionou)|pode me|me (?:fala|conta)|conte|obrigad[oa]|pergunta|para começar|última pergunta|qual (?:é|a|o|foi)',
    replies: 'sim|não|bom|então|é|ah|olha|certo|eu|acho',
    listening: 'sim|ok|certo|tá|aham|uhum|entendi|legal|bom|muito|é|isso|perfeito',
    explaining: 'eu (?:acho|tenho|sou|estou|vou)|a gente|por exemplo|porque|tipo|então|na minha',
  },
  it: {
    you: 'lei|voi|tu|ti|te|tuo|tua|suo|sua|vostro|vostra',
    me: 'io|mi|me|mio|mia|noi|ci|nostro|nostra',
    questions: 'come|cosa|che|quando|dove|perché|quale|quali|chi|quanto|può|potrebbe|ha|e',
    prompts:
      'può|potrebbe|mi (?:racconti|racconta|parli|dica)|ci (?:racconti|parli)|grazie|ha (?:detto|parlato|menzionato)|per iniziare|ultima domanda|cosa (?:pensa|ne pensa)',
    replies: 'sì|no|beh|allora|ehm|certo|guarda|diciamo|io|dunque',
    listening: 'sì|ok|certo|ah|bene|molto|perfetto|esatto|mmh|capisco|va',
    explaining: 'io (?:penso|credo|ho|sono)|noi abbiamo|per esempio|perché|diciamo|cioè|quindi|secondo me',
  },
  nl: {
    you: 'u|uw|jij|je|jou|jouw|jullie',
    me: 'ik|mij|mijn|wij|we|ons|onze',
    questions: 'hoe|wat|wanneer|waar|waarom|welke|wie|kunt|kun|zijn|is|heeft|heb|vertel',
    prompts: 'kunt u|kun je|vertel|u zei|je zei|u noemde|je noemde|bedankt|dank|om te beginnen|laatste vraag|wat vind',
    replies: 'ja|nee|nou|eh|uh|dus|precies|klopt|ik|eigenlijk',
    listening: 'ja|oké|ok|precies|mm|hm|ah|goed|mooi|klopt|duidelijk|leuk',
    explaining: 'ik (?:denk|vind|heb|ben|was)|we hebben|bijvoorbeeld|omdat|eigenlijk|zeg maar|gewoon',
  },
}

/** Expressions of a language; those of English for languages without a list. */
export interface AddressRules {
  readonly you: RegExp
  readonly me: RegExp
  readonly questions: RegExp
  readonly prompts: RegExp
  readonly replies: RegExp
  readonly listening: RegExp
  readonly explaining: RegExp
}

const notBehindLetter = String.raw`(?<![\p{L}\p{N}'’])`
const notBeforeLetter = String.raw`(?![\p{L}\p{N}])`
/** What may be before the first word that counts. */
const lead = String.raw`^[\s"“„«¿¡(–—-]*`

/** The expressions for a language, such as `en` or `pt-BR`. */
export function addressRulesOf(language: string | null): AddressRules {
  const words = lookup(wordsByLanguage, language?.split('-')[0] ?? 'en') ?? wordsByLanguage['en']!
  const anywhere = (list: string): RegExp => new RegExp(`${notBehindLetter}(?:${list})${notBeforeLetter}`, 'giu')
  return {
    you: anywhere(words.you),
    me: anywhere(words.me),
    questions: new RegExp(
      `${lead}(?:(?:and|so|but|und|et|y|e|en|also|okay|ok),? )?(?:${words.questions})${notBeforeLetter}`,
      'iu',
    ),
    prompts: anywhere(words.prompts),
    replies: new RegExp(`${lead}(?:${words.replies})${notBeforeLetter}`, 'iu'),
    listening: new RegExp(`^[^\\p{L}]*(?:(?:${words.listening})[^\\p{L}]+){1,6}$`, 'iu'),
    explaining: anywhere(words.explaining),
  }
}
