import { formOf } from './forms.ts'
import { stopWords as words } from './natural-parts.ts'

/** Words of speech without content, in addition to natural's list. */
const talk =
  'a about actually ah all almost am an and any are as at be because been being but by can did different do does for from had has have how if in into is it its just like me more most my never no not of on only or other our out over own same so some such than that the their them then there these they this those through under until up us very was we were what when where which while who why will with work working you your ' +
  "actually ah almost already also always anything basically bit bunch certain certainly cool could couple course definitely didn't doesn't doing don't " +
  'done else er even ever every everybody everyone everything exactly far feel gets getting give go goes going gonna good got great guess guy guys happen ' +
  "happened happens hard he's hey hi hmm honestly i'd i'll i'm i've interesting isn't it'll it's keep kind kinda know laugh laughs let let's like little long look looking " +
  'lot lots made make makes making many maybe mean means mhm mm much need nice no nobody nope nothing now obviously oh ok okay one ones part people perhaps ' +
  "pretty probably put question quite really right said say saying says see seen she's shall should somebody someone something sometimes sort start started still stuff " +
  "sure take talk talking tell thank thanks that's there's these they'd they're they've thing things think thinking though thought to today together told too " +
  "took tried true try trying two uh uhm um use used using very wanna want wanted was wasn't way we'd we'll we're we've well went weren't what's where's whole who's why won't would wouldn't " +
  "yeah year years yep yes you'd you'll you're you've"

const stopWords = new Set([...words, ...talk.split(' ')].map((word) => formOf(word)))

/** True if an English word has no content. */
export const isStopWord = (said: string): boolean =>
  stopWords.has(formOf(said)) || said.length < 2 || /^\d+$/.test(said)
