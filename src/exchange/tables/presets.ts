import type { KnownHeads } from './columns.ts'

/** The table of quotes of one program: how its columns are called, and what its cells hold. */
export interface TablePreset {
  readonly program: string
  readonly summary: string
  readonly heads: KnownHeads
  /** Names of columns that together mark the table: one of each list has to be there. */
  readonly marks: readonly (readonly string[])[]
  /** What separates the codes of one cell; null if a cell has one code. */
  readonly separator: RegExp | null
  /** What separates the names in the path of a code; null if it has no path. */
  readonly path: RegExp | null
  /** The order of day and month in `3/4/2026`; null where it varies. */
  readonly dates: 'month-first' | null
  /** Names of columns with one code each, whose cells are true or false. */
  readonly codeHead?: RegExp
  /** True if `start` and `end` count characters; otherwise they are not used. */
  readonly hasOffsets: boolean
}

const backslash = /(?:(?<!\s)\s+)?\\\s*/

/** The programs whose tables of quotes are known by the names of their columns, most peculiar first. */
export const tablePresets = {
  dedoose: {
    program: 'Dedoose',
    summary: 'Dedoose: exported excerpts',
    heads: {
      document: ['media title'],
      quote: ['excerpt copy'],
      code: ['codes applied combined'],
      coder: ['excerpt creator'],
      time: ['excerpt date'],
      start: ['excerpt range'],
    },
    marks: [['media title'], ['excerpt copy']],
    separator: /, /,
    path: backslash,
    dates: 'month-first',
    codeHead: /^Code:(.+)\sApplied$/i,
    hasOffsets: true,
  },
  maxqda: {
    program: 'MAXQDA',
    summary: 'MAXQDA: coded or retrieved segments, in English or German',
    heads: {
      document: ['document name', 'dokumentname'],
      quote: ['segment'],
      code: ['code'],
      coder: ['created by', 'erstellt von', 'author', 'autor'],
      memo: ['comment', 'kommentar'],
      time: ['created', 'erstellt', 'creation date', 'erstellt am'],
      paragraph: ['beginning', 'begin', 'anfang', 'start'],
      paragraphEnd: ['end', 'ende'],
    },
    marks: [['segment'], ['code'], ['document name', 'dokumentname']],
    separator: null,
    path: / > |\\/,
    dates: null,
    hasOffsets: false,
  },
  atlas: {
    program: 'ATLAS.ti',
    summary: 'ATLAS.ti: list of quotations',
    heads: {
      document: ['document'],
      quote: ['quotation content', 'text content', 'content'],
      code: ['codes'],
      coder: ['created by'],
      memo: ['comment'],
      time: ['created'],
      paragraph: ['reference'],
    },
    marks: [['quotation content', 'text content'], ['codes'], ['document']],
    separator: /\n/,
    path: null,
    dates: null,
    hasOffsets: false,
  },
  taguette: {
    program: 'Taguette',
    summary: 'Taguette: exported highlights',
    heads: { document: ['document'], quote: ['content'], code: ['tag'] },
    marks: [['id'], ['document'], ['tag'], ['content']],
    separator: null,
    path: null,
    dates: null,
    hasOffsets: false,
  },
  openqda: {
    program: 'OpenQDA',
    summary: 'OpenQDA: exported selections',
    heads: {
      document: ['source'],
      quote: ['selection'],
      code: ['code'],
      category: ['code category'],
      coder: ['created by'],
      time: ['created at'],
      start: ['start pos'],
      end: ['end pos'],
    },
    marks: [['selection'], ['start pos'], ['code']],
    separator: null,
    path: null,
    dates: null,
    hasOffsets: true,
  },
  requal: {
    program: 'Requal',
    summary: 'Requal: exported segments',
    heads: {
      document: ['doc name', 'document', 'doc id'],
      quote: ['segment text', 'text'],
      code: ['code name', 'code'],
      coder: ['user name', 'user id', 'coder'],
      start: ['segment start', 'start'],
      end: ['segment end', 'end'],
    },
    marks: [['segment text'], ['code name', 'code'], ['segment start', 'segment id']],
    separator: null,
    path: null,
    dates: null,
    hasOffsets: true,
  },
} as const satisfies Record<string, TablePreset>

/** Any other table of quotes or of codings by a model: by the usual names of its columns, or by those that a person names. */
export const anyTable: TablePreset = {
  program: 'a table of quotes',
  summary: 'any table with a quote and a code in each row (name other columns with --column)',
  heads: {
    document: [
      ...['document', 'transcript', 'document name', 'doc', 'doc id', 'doc name', 'document id', 'file', 'filename'],
      ...['file name', 'source', 'interview', 'item id', 'participant'],
    ],
    quote: [
      ...['quote', 'highlight', 'excerpt', 'quotation', 'verbatim', 'segment', 'selection', 'passage', 'evidence'],
      ...['content', 'text'],
    ],
    code: ['codes', 'code', 'labels', 'label', 'tags', 'tag', 'themes', 'theme', 'concept name', 'code name'],
    coder: ['coder', 'annotator', 'created by', 'user', 'user name', 'author'],
    model: ['model', 'model name', 'model version', 'llm'],
    memo: ['memo', 'rationale', 'reason', 'reasoning', 'explanation', 'justification', 'comment', 'note'],
    time: ['time', 'created', 'created at', 'date', 'timestamp'],
    start: ['start', 'start pos', 'start offset', 'start char', 'begin'],
    end: ['end', 'end pos', 'end offset', 'end char'],
    paragraph: ['paragraph'],
    confidence: ['confidence', 'score', 'probability'],
    status: ['status'],
  },
  marks: [],
  separator: /[;\n]/,
  path: / > /,
  dates: null,
  hasOffsets: true,
}
