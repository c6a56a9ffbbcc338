const ascii = /^[\0-\x7f]*$/
const apostrophes = /['`\u00B4\u2018\u2019\u201B\u02BC\u2032\uFF07]/g
const invisibles =
  /[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]|\u034F|[\uFE00-\uFE0F]/g

/**
 * A word in the form in which words are compared, capitals kept: composed letters, ligatures and full-width letters
 * resolved (Unicode NFKC), straight apostrophes, nothing invisible.
 *
 * @example
 * normalForm('oﬃce') // => 'office'
 * normalForm('don’t') // => "don't"
 */
export const normalForm = (word: string): string =>
  ascii.test(word)
    ? word.replaceAll('`', "'")
    : word.replace(apostrophes, "'").replace(invisibles, '').normalize('NFKC')
