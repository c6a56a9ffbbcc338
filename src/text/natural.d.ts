/** The parts of natural that are imported by path and have no types. */
declare module 'natural/lib/natural/util/stopwords.js' {
  export const words: readonly string[]
}
declare module 'natural/lib/natural/stemmers/porter_stemmer_de.js' {
  const stemmer: { readonly stem: (word: string) => string }
  export default stemmer
}
declare module 'natural/lib/natural/stemmers/porter_stemmer_es.js' {
  const stemmer: { readonly stem: (word: string) => string }
  export default stemmer
}
declare module 'natural/lib/natural/stemmers/porter_stemmer_fr.js' {
  const stemmer: { readonly stem: (word: string) => string }
  export default stemmer
}
declare module 'natural/lib/natural/stemmers/porter_stemmer_it.js' {
  const stemmer: { readonly stem: (word: string) => string }
  export default stemmer
}
declare module 'natural/lib/natural/stemmers/porter_stemmer_nl.js' {
  const stemmer: { readonly stem: (word: string) => string }
  export default stemmer
}
declare module 'natural/lib/natural/stemmers/porter_stemmer_no.js' {
  const stemmer: { readonly stem: (word: string) => string }
  export default stemmer
}
declare module 'natural/lib/natural/stemmers/porter_stemmer_pt.js' {
  const stemmer: { readonly stem: (word: string) => string }
  export default stemmer
}
declare module 'natural/lib/natural/stemmers/porter_stemmer_ru.js' {
  const stemmer: { readonly stem: (word: string) => string }
  export default stemmer
}
declare module 'natural/lib/natural/stemmers/porter_stemmer_sv.js' {
  const stemmer: { readonly stem: (word: string) => string }
  export default stemmer
}
declare module 'natural/lib/natural/util/stopwords_es.js' {
  export const words: readonly string[]
}
declare module 'natural/lib/natural/util/stopwords_fr.js' {
  export const words: readonly string[]
}
declare module 'natural/lib/natural/util/stopwords_it.js' {
  export const words: readonly string[]
}
declare module 'natural/lib/natural/util/stopwords_nl.js' {
  export const words: readonly string[]
}
declare module 'natural/lib/natural/util/stopwords_no.js' {
  export const words: readonly string[]
}
declare module 'natural/lib/natural/util/stopwords_pl.js' {
  export const words: readonly string[]
}
declare module 'natural/lib/natural/util/stopwords_pt.js' {
  export const words: readonly string[]
}
declare module 'natural/lib/natural/util/stopwords_ru.js' {
  export const words: readonly string[]
}
declare module 'natural/lib/natural/util/stopwords_sv.js' {
  export const words: readonly string[]
}
