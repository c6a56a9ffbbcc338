import { createHash } from 'node:crypto'
import { cleanText } from '../../text/clean.ts'
import { packValue } from './pack.ts'
import type { PageData } from './page-data.ts'

/** The style and the program of the page, as they ship. */
export interface PageAssets {
  readonly style: string
  readonly script: string
}

/** JSON inside a page: nothing in it can end the element or begin another, and places in texts stay as they are. */
const writeJson = (value: unknown): string =>
  cleanText(JSON.stringify(value))
    .replace(/</g, '\\u003c')
    .replace(/\u2028|\u2029/g, (mark) => `\\u${mark.charCodeAt(0).toString(16)}`)

const packedData = (id: string, packed: string): string => `<script type="text/plain" id="${id}">${packed}</script>`

/** The program, then what it reads: the outline first, transcripts last, so that a large page answers before it is whole. */
export function* writePageParts(
  { outline, codings, reasons, transcripts }: PageData,
  script: string,
): Generator<string> {
  yield `<script type="application/json" id="outline">${writeJson(outline)}</script>\n<script>${script}</script>\n`
  yield `${packedData('codings', packValue(codings))}\n${packedData('reasons', packValue(reasons))}\n`
  let number = 0
  for (const transcript of transcripts) yield `${packedData(`transcript-${number++}`, transcript)}\n`
}

/** The content security policy of the page: run this one program, fetch nothing. */
export const policyFor = (script: string): string =>
  `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${createHash('sha256').update(script).digest('base64')}'`

/** The bar above the report: ways into the codings and the transcripts. */
export const pageBar = `<header class="bar"><a href="#main">Report</a><a href="#find?">Codings</a><a href="#transcripts">Transcripts</a><form role="search" id="search-form"><label for="search-box">Search what participants say</label><input id="search-box" type="search" name="q" placeholder="word, begin*, this|that" autocomplete="off"><button>Search</button></form></header>`
