/** The parts of natural that are imported by path and have no types of their own. */
declare module 'natural/lib/natural/util/stopwords.js' {
  export const words: readonly string[]
}
