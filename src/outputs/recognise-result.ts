import { strFromU8, unzipSync } from 'fflate'

/** The number of bytes at the start of a file by which a result of Themata is recognised, but for documents in archives. */
export const recognisedStart = 4096

/** The first columns of result tables; tables of codings and quotes hold speech and could be read as transcripts. */
const tableHeads =
  /^\uFEFF?(format,transcript,participant,|transcript,turn,start,end,speaker,participant|theme,code,(?:subcode,)?rank,(?:quote|score,)|theme,code,subcode,label|theme,code,met_without_one_interview,|participant,organization,[^,\n]+_segments|participant,organization,([^\n]*,)?segments,words,|unit,attribute,group,|by,memo,transcript,|level,unit,a,b|row,column,(?:segments|unit)|transcript,codes_seen|cluster,segments,participants|transcript,file,format,sha256|section,theme,code,part,|what,value\n)/

/** The beginning of a result, by the ending of its file name. */
const starts: Readonly<Record<string, RegExp>> = {
  '.md': /^\uFEFF?# (?:Methods of the t|T)hematic analysis of /,
  '.html': /<title>Thematic analysis of /,
  '.json': /^\{\s*"format": "themata-analysis\//,
}

/** The part of a document that says what made it, and the words in it, one after the other. */
const signatures: Readonly<Record<string, readonly [part: string, ...words: string[]]>> = {
  '.docx': ['docProps/core.xml', '<dc:creator>Themata<'],
  '.xlsx': ['xl/workbook.xml', 'name="themes"', 'name="saturation"', 'name="codings"'],
}

/** True if a file may be a result by the ending of its name, so that its content should be checked. */
export const mayBeResult = (file: string): boolean => {
  const ending = endingOf(file)
  return ending === '.csv' || Object.hasOwn(starts, ending) || Object.hasOwn(signatures, ending)
}

/** True if the whole of a file is needed to recognise it. */
export const isRecognisedWhole = (file: string): boolean => Object.hasOwn(signatures, endingOf(file))

/** True if a file is a result of Themata, by its beginning or what made it, also where it was moved, copied or renamed. */
export function isResult(file: string, bytes: Uint8Array): boolean {
  const ending = endingOf(file)
  const start = Buffer.from(bytes.subarray(0, recognisedStart)).toString('utf8')
  if (ending === '.csv') return tableHeads.test(start.replace(/[;\t]/g, ','))
  if (Object.hasOwn(starts, ending)) return starts[ending]!.test(start)
  return Object.hasOwn(signatures, ending) && isMadeByUs(bytes, ...signatures[ending]!)
}

function isMadeByUs(bytes: Uint8Array, part: string, ...words: readonly string[]): boolean {
  try {
    const content = unzipSync(bytes, { filter: ({ name, originalSize }) => name === part && originalSize < 1e6 })[part]
    return content !== undefined && holdsInOrder(strFromU8(content), words)
  } catch {
    return false // a damaged archive is for its importer to report
  }
}

function holdsInOrder(text: string, words: readonly string[]): boolean {
  let from = 0
  return words.every((word) => {
    const at = text.indexOf(word, from)
    from = at + word.length
    return at !== -1
  })
}

const endingOf = (file: string): string =>
  /\.[^./]+$/
    .exec(file)?.[0]
    .toLowerCase()
    .replace(/^\.htm$/, '.html') ?? ''
