// Texts on which a regular expression may take long, made of its own parts: for each repetition without an end, what comes
// before it, many of what it repeats, and an end that does not fit; also with two repetitions, and with the beginning many times.

/** Characters by which classes are tried. */
const marks = [...'a1 A\t\n.,:;-_*"\'`()[]{}<>\\/|#@=%+~^&é\u2028\u0000']

/** The parts of an expression: a tree of sequences, alternatives, repetitions and single characters. */
function parse(pattern, flags) {
  let at = 0
  const letters = new Set([...marks, ...pattern.replace(/\\[a-zA-Z]/g, '')])
  const accepted = (source) => {
    const one = new RegExp(`^(?:${source})$`, flags.replace(/[gmy]/g, ''))
    return [...letters].filter((letter) => one.test(letter))
  }
  const take = (shape) => {
    shape.lastIndex = at
    const found = shape.exec(pattern)
    if (found !== null) at = shape.lastIndex
    return found
  }
  function alternatives() {
    const options = [sequence()]
    while (take(/\|/y)) options.push(sequence())
    return { options }
  }
  function sequence() {
    const items = []
    while (at < pattern.length && !'|)'.includes(pattern[at])) items.push(repeated())
    return { items }
  }
  function repeated() {
    const body = atom()
    const [, sign, least = '', comma, most] = take(/(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/y) ?? []
    if (sign === undefined && least === '') return body
    const isEndless = sign === '*' || sign === '+' || (comma === ',' && most === '')
    return { body, least: sign === undefined ? Number(least) : Number(sign === '+'), isEndless }
  }
  function atom() {
    const open = take(/\((?:\?(?:[:=!]|<[=!]|<[^>]+>|[a-z-]+:))?/y)
    if (open !== null) {
      const inside = alternatives()
      at++ // the bracket that closes
      return /^\(\?(?:[!]|<!)/.test(open[0]) ? { items: [] } : inside
    }
    if (take(/[$^]|\\[bB]/y)) return { items: [] }
    const [source] = take(
      /\[(?:\\[^]|[^\]\\])*\]|\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[\da-f]{4}|x[\da-f]{2}|k<[^>]*>|[^])|[^]/iuy,
    )
    return { letters: /^\\(?:\d|k<)/.test(source) ? [''] : accepted(source) }
  }
  return alternatives()
}

/** A text of a part, of its first alternatives: the shortest, or one in which nothing is left out. */
function sampleOf({ options, items, body, least, letters }, isFull = false) {
  if (options !== undefined) return sampleOf(options[0], isFull)
  if (items !== undefined) return items.map((item) => sampleOf(item, isFull)).join('')
  if (body !== undefined) return sampleOf(body, isFull).repeat(Math.min(isFull ? Math.max(1, least) : least, 8))
  return letters[0] ?? ''
}

/** The endless repetitions of a part, each with a text that leads to it. */
function repetitionsOf(part, before) {
  if (part.options !== undefined) return part.options.flatMap((option) => repetitionsOf(option, before))
  if (part.items !== undefined) {
    let lead = before
    return part.items.flatMap((item) => {
      const found = repetitionsOf(item, lead)
      lead += sampleOf(item)
      return found
    })
  }
  if (part.body === undefined) return []
  return [...(part.isEndless ? [{ before, body: part.body }] : []), ...repetitionsOf(part.body, before)]
}

/** The characters with which a part can be filled: those of a single character, or its shortest text. */
const fillings = (part, letters) =>
  part.letters === undefined
    ? [sampleOf(part), ...(part.options?.length > 1 ? part.options.map(sampleOf) : [])]
    : letters.filter((letter) => part.letters.includes(letter))

/** The letters of an expression: two of each of its classes, and one that each two have in common. */
function lettersOf(root) {
  const classesIn = (part) =>
    (part.options ?? part.items ?? (part.body === undefined ? null : [part.body]))?.flatMap(classesIn) ?? [part.letters]
  const classes = [...new Map(classesIn(root).map((letters) => [letters.join(''), letters])).values()]
  const common = classes.flatMap((one, at) =>
    classes.slice(at + 1).flatMap((other) => one.filter((letter) => other.includes(letter)).slice(0, 1)),
  )
  return [...new Set([...common, ...classes.flatMap((letters) => letters.slice(0, 2))])].slice(0, 20)
}

/** Makers of hostile texts, each of about as many characters as are asked for. */
export function hostileTexts({ pattern, flags }) {
  const root = parse(pattern, flags)
  const [whole, full] = [sampleOf(root), sampleOf(root, true)]
  const letters = lettersOf(root)
  const makers = new Map()
  const add = (parts, ends) => {
    if (parts.some(({ text, isPump }) => isPump && text === '')) return
    for (const end of ends)
      makers.set(JSON.stringify([parts, end]), (size) => {
        const pumps = parts.filter(({ isPump }) => isPump).length
        const fill = ({ text, isPump }) => (isPump ? text.repeat(Math.ceil(size / pumps / text.length)) : text)
        return parts.map(fill).join('') + end
      })
  }
  const once = (text) => ({ text, isPump: false })
  const many = (text) => ({ text, isPump: true })
  const ends = ['\u0001', '\u0001\n', '\n\u0001', '']
  const found = repetitionsOf(root, '')
  for (const [first, { before, body }] of found.entries())
    for (const text of new Set(fillings(body, letters))) {
      const last = [...ends, whole, `\u0001${whole}`, `\u0001${text}`, `${full}\n`]
      for (const lead of ['', '\u0001']) add([once(lead + before), many(text)], last)
      if (before !== '') add([many(before + text)], ends)
      if (flags.includes('m')) add([many(`\r${before}${text}`)], ends)
      for (const { before: next } of found.slice(first + 1))
        if (next.startsWith(before) && next !== before)
          add([once(before), many(text), once(next.slice(before.length)), many(text)], ends)
    }
  if (whole !== '') {
    add([many(whole)], ['\u0001'])
    add([many(whole.slice(1))], [whole])
    add([many(whole.slice(0, -1))], ['\u0001'])
  }
  return makers
}
