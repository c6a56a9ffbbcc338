import { strFromU8, unzipSync } from 'fflate'

/** The number of bytes at the start of a file by which a result of Themata is recognised, but for documents in archives. */
export const recognisedStart = 4096

/** The first columns of result tables; tables of codings and quotes hold speech and could be read as transcripts. */
const tableHeads =
  /^\uFEFF?(transcript,turn,start,end,speaker,participant|theme,code,rank,quote|theme,code,subcode,label|participant,organization,[^,\n]+_segments|participant,organization,([^\n]*,)?segments,words,|unit,attribute,group,|by,memo,transcript,|level,unit,a,b|row,column,segments|transcript,codes_seen|cluster,segments,participants|transcript,file,format,sha256|what,value\n)/

/** The beginning of a result, by its file name. */
const starts: Readonly<Record<string, RegExp>> = {
  'report.md': /^# Thematic analysis of /,
  'report.html': /<title>Thematic analysis of /,
  'analysis.json': /^\{\s*"format": "themata-analysis\//,
}

/** The part of a document that says what made it. */
const makers: Readonly<Record<string, readonly [part: string, shape: RegExp]>> = {
  'report.docx': ['docProps/core.xml', /<dc:creator>Themata</],
  'tables.xlsx': ['xl/workbook.xml', /name="themes"[^]*name="saturation"[^]*name="codings"/],
}

/** True if a file may be a result by its name, so that its content should be checked. */
export const mayBeResult = (file: string): boolean => {
  const name = nameOf(file)
  return name.endsWith('.csv') || Object.hasOwn(starts, name) || Object.hasOwn(makers, name)
}

/** True if the whole of a file is needed to recognise it. */
export const isRecognisedWhole = (file: string): boolean => Object.hasOwn(makers, nameOf(file))

/** True if a file is a result of Themata, by its name and beginning, also where it was moved or copied alone. */
export function isResult(file: string, bytes: Uint8Array): boolean {
  const name = nameOf(file)
  const start = Buffer.from(bytes.subarray(0, recognisedStart)).toString('utf8')
  if (name.endsWith('.csv')) return tableHeads.test(start)
  if (Object.hasOwn(starts, name)) return starts[name]!.test(start)
  return Object.hasOwn(makers, name) && isMadeByUs(bytes, ...makers[name]!)
}

function isMadeByUs(bytes: Uint8Array, part: string, shape: RegExp): boolean {
  try {
    const content = unzipSync(bytes, { filter: ({ name, originalSize }) => name === part && originalSize < 1e6 })[part]
    return content !== undefined && shape.test(strFromU8(content))
  } catch {
    return false // a damaged archive is for its importer to report
  }
}

const nameOf = (file: string): string => file.slice(file.lastIndexOf('/') + 1)
