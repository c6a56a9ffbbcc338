import { type InputError, inputError } from '../../boundary/diagnostic.ts'
import { readJson } from '../../boundary/read-json.ts'
import { lookup } from '../../collections.ts'
import type { FilePreview } from '../importer.ts'
import { has } from './json-values.ts'

/** A format that holds transcripts, or lies beside them, and is not read. */
interface ForeignFormat {
  readonly name: string
  /** Endings of its files. */
  readonly extensions?: readonly string[]
  /** Names of its outermost XML element. */
  readonly roots?: readonly string[]
  /** Whether a JSON value is of it. */
  readonly isJson?: (value: unknown) => boolean
  /** How to get something readable out of it. */
  readonly fix: string
}

const asExchange = 'take the project into a study as REFI-QDA (.qdpx): themata import FILE --study STUDY'
const asText = 'open it in the program that wrote it and export the transcript as text, Word or RTF'

/** Formats that are refused by name. A new one is an entry here. */
const foreignFormats: readonly ForeignFormat[] = [
  {
    name: 'an EXMARaLDA transcription',
    extensions: ['exb', 'exs'],
    roots: ['basic-transcription', 'segmented-transcription'],
    fix: 'export it from the Partitur-Editor as ELAN (.eaf) or Praat TextGrid',
  },
  {
    name: 'a FOLKER transcription',
    extensions: ['flk', 'fln'],
    roots: ['folker-transcription'],
    fix: 'export it from FOLKER as ELAN (.eaf) or TextGrid',
  },
  {
    name: 'a TEI document',
    roots: ['tei', 'teicorpus', 'tei.2'],
    fix: 'convert it to ELAN (.eaf), HTML or plain text',
  },
  { name: 'SAMI captions', extensions: ['smi', 'sami'], roots: ['sami'], fix: 'convert the captions to VTT or SRT' },
  { name: 'MicroDVD or VobSub captions', extensions: ['sub', 'idx'], fix: 'convert the captions to VTT or SRT' },
  { name: 'Word 2003 XML', roots: ['w:worddocument', 'pkg:package'], fix: 'save the document as DOCX' },
  { name: 'an old Word document', extensions: ['doc', 'dot', 'wps'], fix: 'save the document as DOCX' },
  { name: 'a Pages document', extensions: ['pages'], fix: 'export it from Pages as Word (DOCX)' },
  { name: 'an e-book', extensions: ['epub', 'mobi'], fix: 'convert it to HTML or plain text' },
  { name: 'an old Excel workbook', extensions: ['xls', 'xlsb'], fix: 'save it as XLSX, or the sheet as CSV' },
  { name: 'an OpenDocument sheet', extensions: ['ods'], fix: 'save it as XLSX, or the sheet as CSV' },
  { name: 'an SPSS file', extensions: ['sav', 'por'], fix: 'save it as CSV' },
  {
    name: 'a REFI-QDA project or codebook',
    extensions: ['qdpx', 'qde', 'qdc'],
    fix: 'take it into a study: themata import FILE --study STUDY',
  },
  {
    name: 'a MAXQDA project',
    extensions: ['mx24', 'mx22', 'mx20', 'mx18', 'mx12', 'mx5', 'mx4', 'mx3', 'mxd', 'mqda', 'mex24', 'mex22'],
    fix: `${asExchange} (MAXQDA can export it), or export the documents as DOCX, RTF or TXT`,
  },
  {
    name: 'an NVivo project',
    extensions: ['nvp', 'nvpx'],
    fix: `${asExchange} (NVivo can export it), or the transcripts as DOCX or XLSX`,
  },
  {
    name: 'an ATLAS.ti project',
    extensions: ['atlproj', 'atlasti', 'hpr7', 'hpr8'],
    fix: `${asExchange} (ATLAS.ti can export it), or ${asText}`,
  },
  { name: 'an f4analyse project', extensions: ['f4p', 'f4a'], fix: 'export the transcripts from f4 as RTF' },
  { name: 'a Transana or InqScribe project', extensions: ['tra', 'inqscr'], fix: asText },
  { name: 'a list of times by speaker (RTTM)', extensions: ['rttm'], fix: 'export the transcript with its words' },
  {
    name: 'words with times for scoring (CTM, STM)',
    extensions: ['ctm', 'stm', 'mlf'],
    fix: 'write it as CSV or JSON',
  },
  { name: 'YAML', extensions: ['yaml', 'yml'], fix: 'write it as JSON or CSV with a speaker and a text for each turn' },
  { name: 'a list of Slack users', isJson: (value) => has(value, '*.team_id') && has(value, '*.profile'), fix: skip() },
  {
    name: 'a list of Slack channels',
    isJson: (value) => has(value, '*.members') && has(value, '*.created') && has(value, '*.name'),
    fix: skip(),
  },
  {
    name: 'Whisper or pyannote times without words',
    isJson: (value) => has(value, 'segments.*.speaker') && !has(value, 'segments.*.text'),
    fix: 'export the transcript with its words',
  },
]

function skip(): string {
  return 'leave it out, or list it under "ignore" in themata.yaml'
}

/** The name of a format that is not read, and what helps, by the ending of a file; undefined for others. */
export const foreignByExtension = (extension: string): ForeignFormat | undefined =>
  foreignFormats.find(({ extensions = [] }) => extensions.includes(extension))

/**
 * Why a file that would be read as plain text, or by nothing, is not read: it holds JSON, XML, markup or a table that
 * no importer knows. Null where it may be text.
 *
 * @throws InputError where JSON breaks off
 */
export function describeForeign(preview: FilePreview, file: string): InputError | null {
  const { extension, text, json } = preview
  const refuse = (name: string, fix: string, known = true): InputError =>
    inputError({
      code: 'import/unknown-format',
      place: { file },
      message: `the file holds ${name}, which ${known ? 'is not read' : 'is none of the known formats'}`,
      fix,
    })
  const named =
    foreignByExtension(extension) ??
    foreignFormats.find(({ roots, isJson }) => roots?.includes(rootOf(text)) || (json !== undefined && isJson?.(json)))
  if (named !== undefined) return refuse(named.name, named.fix)
  if (text === null) return null
  if (json !== undefined) return refuse('JSON of another shape', writeJsonFix, false)
  if (/^(json|jsonl|ndjson)$/.test(extension) || looksLikeJson.test(text)) readJson(text, file)
  const data = describeData(text)
  return data === null ? null : refuse(data, dataFix)
}

const looksLikeJson = /^\s*(\{\s*"[^"\n]{1,80}"\s*:|\[\s*\{\s*"[^"\n]{1,80}"\s*:)/
const writeJsonFix =
  'export the transcript as TXT, VTT, SRT or CSV, or write a list of {"speaker": …, "text": …, "start": …}'
const dataFix =
  'export the transcript as TXT, DOCX, VTT, SRT, CSV or JSON; if it is a transcript, name its format with --format, such as --format text'

/** The name of the outermost element of XML, in small letters; '' for text that is none. */
function rootOf(text: string | null): string {
  if (text === null || !/^\s*</.test(text)) return ''
  const [, name = ''] =
    /^(?:\s*<(?:\?[^>]{0,500}\?|!--(?:(?!-->)[^]){0,2000}--|!DOCTYPE[^>]{0,500})>)*\s*<([\w:.-]+)/i.exec(
      text.slice(0, 10_000),
    ) ?? []
  return name.toLowerCase()
}

/** Lines of a file that are looked at. */
const looked = 400
/** Share of the lines that have to begin with a mark of data. */
const fifth = 0.2

/** The marks with which lines of data begin, and what they are. */
const marks: Readonly<Record<string, string>> = {
  '<': 'markup (XML or HTML)',
  '@': 'data whose lines begin with "@"',
  '{': 'data in braces',
  '*': 'data whose lines begin with a code such as "*PAR:"',
  '-': 'a list in YAML',
  SPEAKER: 'times by speaker (RTTM)',
  Dialogue: 'subtitles with "Dialogue:" lines',
}

/** What data a text seems to be; null where it may be what people say. */
function describeData(text: string): string | null {
  const lines = text.split('\n', looked).filter((line) => line.trim() !== '')
  if (lines.length < 3) return /^\s*<[?!a-z][^>]*>.*<\/\w+>\s*$/is.test(text) ? marks['<']! : null
  const counts = new Map<string, number>()
  for (const line of lines) {
    const mark =
      /^\s*(?:(<)(?=[a-zA-Z/?!])(?!small>|time[ >]|su[bp]>)(?!v[ .]|[\p{L}\p{N}_ .-]{1,80}> [^<]*$)|(@)(?=[A-Z][A-Za-z\d ]*:\t|(?:UTF8|Begin|End|New Episode)\s*$)|(\{)(?!\d+:\d)|(\*)(?=[A-Z0-9]{2,4}:\t)|(-)(?=\s+(?:speaker|text|start|end|id|role|content):\s)|(SPEAKER)(?= \S+ \d+ [\d.]+ )|(Dialogue)(?=: \d+,))/u.exec(
        line,
      )
    const found = mark?.slice(1).find((group) => group !== undefined)
    if (found !== undefined) counts.set(found, (counts.get(found) ?? 0) + 1)
  }
  const [most] = [...counts].sort(([, a], [, b]) => b - a)
  if (most !== undefined && most[1] >= fifth * lines.length && most[1] >= 3)
    return lookup(marks, most[0]) ?? marks['<']!
  return describeColumns(lines)
}

/** A table of tabs or bars: the same number of them, two or more, in nearly every line, and no labels in front. */
function describeColumns(lines: readonly string[]): string | null {
  if (lines.filter((line) => /^[^\t|]{1,80}:\s*\t/.test(line)).length >= lines.length / 2) return null
  for (const [mark, name] of [
    ['\t', 'tabs'],
    ['|', 'bars'],
  ] as const) {
    const counts = lines.map((line) => line.trim().split(mark).length - 1)
    const usual = counts.toSorted((a, b) => a - b)[counts.length >> 1]!
    const alike = counts.filter((count) => count === usual).length
    if (usual >= 2 && lines.length >= 4 && alike >= 0.9 * lines.length)
      return `a table whose cells are parted by ${name}`
  }
  return null
}
