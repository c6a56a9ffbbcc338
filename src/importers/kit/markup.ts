import { lookup } from '../../collections.ts'

/** A line without its markup, and the markup that held words (addresses, attributes). */
export interface Stripped {
  readonly text: string
  readonly removed: string
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  apos: "'",
  bdquo: '„',
  gt: '>',
  hellip: '…',
  laquo: '«',
  ldquo: '“',
  lrm: '',
  lsquo: '‘',
  lt: '<',
  mdash: '—',
  nbsp: ' ',
  ndash: '–',
  quot: '"',
  raquo: '»',
  rdquo: '”',
  rlm: '',
  rsquo: '’',
  shy: '',
}

/** Turns HTML entities into the characters they encode; unknown ones are left as they are. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (entity, decimal, hex, name) => {
    if (name !== undefined) return lookup(named, name.toLowerCase()) ?? entity
    const point = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
    return point > 0 && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff)
      ? String.fromCodePoint(point)
      : entity
  })
}

/** Lines of more letters than this are no paragraphs of talk: marks in them are looked for nearby only. */
const longLine = 20_000
const boldWithin = (most: number): RegExp =>
  new RegExp(String.raw`(?<![\p{L}\p{N}])(\*\*|__)(?=\S)(.{1,${most}}?)(?<=\S)\1(?![\p{L}\p{N}'’])`, 'gu')
const [bold, boldNear] = [boldWithin(1500), boldWithin(200)]

/**
 * Takes inline Markdown off a line: emphasis around words, links, images, escapes, attribute lists. Marks that are far
 * apart (300 characters, bold text 1500) are left as text, so that no line takes long.
 */
export function stripMarkdown(line: string): Stripped {
  if (!/[[\]<{*_`\\]/.test(line)) return { text: line.trim(), removed: '' }
  const removed: string[] = []
  const drop = dropInto(removed)
  const text = line
    .replace(/\{:[^{}\n]{0,300}\}/g, drop)
    .replace(/<!--[^<]{0,300}?-->/g, drop)
    .replace(/<\/?[a-z][^<>\n]{0,300}>/gi, drop)
    .replace(/!\[[^[\]]{0,300}\]\([^()\s]{0,300}\)/g, drop)
    .replace(
      /(?<!\\)\[([^[\]]{1,300})(?<!\\)\]\(([^()\s]{1,300})(\s+"[^"]{0,300}")?\)/g,
      (_, label: string, address: string, title = '') => {
        removed.push(address + title)
        return gap + label + gap
      },
    )
    .replace(line.length > longLine ? boldNear : bold, '$2')
    .replace(/(?<![\p{L}\p{N}*])\*(?=[^\s*])([^*]+?)(?<=[^\s*])\*(?![\p{L}\p{N}*'’])/gu, '$1')
    .replace(/(?<![\p{L}\p{N}_])_(?=[^\s_])([^_]+?)(?<=[^\s_])_(?![\p{L}\p{N}_'’])/gu, '$1')
    .replace(/(?<![\p{L}\p{N}])`([^`]+)`(?![\p{L}\p{N}'’])/gu, '$1')
    .replace(/\\([\\`*_{}[\]()#+\-.!|>~"$&<=^:;,?/@%])/g, '$1')
  return { text: closeUp(text).trim(), removed: removed.join(' ') }
}

/** Stands where markup was until the line is closed up; no text that was decoded holds it. */
const gap = '\u0000'

/** Takes markup out of a line and keeps it for the account. */
const dropInto =
  (removed: string[]) =>
  (markup: string): string => {
    removed.push(markup)
    return gap
  }

/** Closes the gaps that markup left; a blank stays where it stood between two words. */
const closeUp = (line: string): string =>
  !line.includes(gap)
    ? line
    : line.replace(/(?<=[\p{L}\p{N}\p{M}'’])\0+(?=[\p{L}\p{N}\p{M}'’])/gu, ' ').replaceAll(gap, '')

/** Takes caption tags off a line: voices, classes, languages, ruby, inner times, and those of HTML. A bare `<` in speech stays. */
export function stripCueTags(line: string): Stripped {
  const removed: string[] = []
  const text = line
    .replace(/<(?:br|\/p|\/div)\s*\/?>/gi, (tag) => `${dropInto(removed)(tag)} `)
    .replace(
      /<\/?(?:v|c|b|i|u|s|a|p|em|strong|span|div|sub|sup|small|mark|lang|ruby|rt|font)(?:[.\s][^<>]*)?>|<\d[\d:.]*>|\{\\[^{}]*\}/gi,
      dropInto(removed),
    )
  return { text: closeUp(text).replace(/\s+/g, ' ').trim(), removed: removed.join(' ') }
}

/** What a message that is written as HTML says; text without tags of HTML is left as it is. */
export function stripHtml(text: string): string {
  if (!/<\/?(?:p|div|br|span|a|at|b|i|em|strong|ul|ol|li|img|attachment|systemEventMessage)\b[^<>]*>/i.test(text))
    return text
  return decodeEntities(text.replace(/<(?:br|\/p|\/div|\/li)\b[^<>]*>/gi, ' ').replace(/<[^<>]*>/g, ''))
    .replace(/\s+/g, ' ')
    .trim()
}
