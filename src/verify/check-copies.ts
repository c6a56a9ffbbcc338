import { groupBy } from '../collections.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { cleanText } from '../text/clean.ts'
import { printQuote } from '../text/print-quote.ts'
import { compareTable, type ExpectedRows } from './compare-lists.ts'
import { difference, type StudyAtHand, type Written } from './evidence.ts'
import { writeMemos, writeReasons } from './evidence-sentence.ts'
import type { OwnTable } from './read-own-table.ts'
import { lineageOf } from './recount/facts.ts'

/**
 * Compares the tables that list rather than count with what they list: quotes, memos, codings and candidates with
 * `analysis.json`, whose words are compared with the transcripts; files and definitions with the study.
 */
export function checkCopies(written: Written, tables: ReadonlyMap<string, OwnTable>, study: StudyAtHand): Diagnostic[] {
  const expected: Readonly<Record<string, (written: Written, study: StudyAtHand) => ExpectedRows>> = {
    'codings.csv': codings,
    'quotes.csv': quotes,
    'memos.csv': memos,
    'clusters.csv': clusters,
    'framework.csv': framework,
    'transcripts.csv': transcripts,
    'codebook.csv': (_, { definitions }) => definitions.map((definition) => ({ ...definition })),
  }
  return [
    ...Object.entries(expected).flatMap(([name, rowsOf]) => {
      const table = tables.get(name)
      return table === undefined ? [] : compareTable(table, rowsOf(written, study))
    }),
    ...Object.entries(heads).flatMap(([name, head]) => {
      const table = tables.get(name)
      const missing = table === undefined ? [] : head.split(' ').filter((column) => !table.columns.includes(column))
      return missing.map((column) =>
        difference('verify/count', { file: name, line: 1 }, `there is no column "${column}"`),
      )
    }),
    ...checkLikely(tables.get('likely.csv'), study),
    ...checkMethod(written, tables.get('method.csv'), study),
  ]
}

/** The columns of tables that may have no rows. */
const heads: Readonly<Record<string, string>> = {
  'clusters.csv':
    'cluster segments participants organizations coded_share within_code stability nearest_code cosine terms phrases exemplars',
  'codings.csv':
    'transcript turn start end speaker participant organization theme code subcode coder confidence evidence status stance memo quote fingerprint',
  'groups.csv': 'unit attribute group members theme code subcode count share',
  'likely.csv':
    'theme code subcode rank score keywords similarity suggested status quote participant organization transcript speaker turn start_ms line start end',
  'matrix.csv': 'row column unit count participants organizations participant_ids organization_ids',
  'memos.csv': 'by memo transcript turn start end participant theme code status stance quote',
  'quotes.csv':
    'theme code subcode rank quote participant organization transcript speaker turn start_ms line start end coder confidence status stance pinned before as_transcribed',
}

/** Compares the words of likely passages, which only their table has, with the transcripts. */
function checkLikely(table: OwnTable | undefined, { transcripts: atHand }: StudyAtHand): Diagnostic[] {
  if (table === undefined) return []
  const expected = table.rows.map(({ cells }) => {
    const text = atHand.get(cells['transcript'] ?? '')?.transcript.text ?? ''
    return { quote: text.slice(Number(cells['start']), Number(cells['end'])) }
  })
  return compareTable(table, expected)
}

const codings = ({ codings: list }: Written, { transcripts: atHand }: StudyAtHand): ExpectedRows =>
  list.map((coding) => ({
    transcript: coding.transcriptId,
    turn: coding.turn,
    start: coding.span.start,
    end: coding.span.end,
    participant: coding.participantId,
    organization: coding.organization,
    theme: coding.themeId,
    code: coding.topCodeId,
    subcode: coding.codeId === coding.topCodeId ? '' : coding.codeId,
    coder: coding.coder,
    confidence: coding.confidence,
    status: coding.status,
    stance: coding.stance,
    evidence: writeReasons(coding.evidence, atHand.get(coding.transcriptId)?.transcript.text ?? ''),
    memo: writeMemos(coding.evidence),
    fingerprint: atHand.get(coding.transcriptId)?.fingerprint,
  }))

const quotes = ({ findings, codebook }: Written): ExpectedRows => {
  const parentOf = new Map(codebook.codes.map(({ id, parentId }) => [id, parentId]))
  const topOf = (codeId: string): string => lineageOf(codeId, parentOf).at(-1)!
  return findings.quotes.map((quote) => ({
    theme: quote.themeId,
    code: topOf(quote.codeId),
    subcode: topOf(quote.codeId) === quote.codeId ? '' : quote.codeId,
    rank: quote.rank,
    quote: printQuote(quote.text),
    as_transcribed: printQuote(quote.text) === quote.text ? '' : quote.text,
    participant: quote.participantId,
    organization: quote.organization,
    transcript: quote.transcriptId,
    speaker: quote.speaker,
    turn: quote.turn,
    start_ms: quote.startMs,
    line: quote.line,
    start: quote.span.start,
    end: quote.span.end,
    coder: quote.coder,
    confidence: quote.confidence,
    status: quote.status,
    stance: quote.stance,
    pinned: quote.isPinned ? 'yes' : '',
    before: quote.before,
  }))
}

const memos = ({ findings, codebook }: Written): ExpectedRows => {
  const themeOf = new Map(codebook.codes.map(({ id, themeId }) => [id, themeId]))
  return findings.memos.map((memo) => ({
    by: memo.by,
    memo: memo.memo,
    transcript: memo.transcriptId,
    turn: memo.turn,
    start: memo.span === null ? null : memo.span.start,
    end: memo.span === null ? null : memo.span.end,
    participant: memo.participantId,
    theme: memo.codeId === null ? '' : themeOf.get(memo.codeId),
    code: memo.codeId,
    status: {
      open: 'suggested',
      memo: '',
      accepted: 'accepted',
      rejected: 'rejected',
      read: 'read',
      flagged: 'flagged',
    }[memo.status],
    stance: memo.stance,
    quote: memo.quote,
  }))
}

const clusters = ({ findings }: Written): ExpectedRows =>
  findings.clusters.map((cluster) => ({
    cluster: cluster.number,
    segments: cluster.segments,
    participants: cluster.participants.join('; '),
    organizations: cluster.organizations.join('; '),
    coded_share: cluster.codedShare,
    within_code: cluster.within,
    stability: cluster.stability,
    nearest_code: cluster.nearestCode === null ? null : cluster.nearestCode.codeId,
    cosine: cluster.nearestCode === null ? null : cluster.nearestCode.similarity,
    terms: cluster.terms.join('; '),
    phrases: cluster.phrases.join('; '),
    exemplars: cluster.exemplars
      .map((one) => `${one.transcriptId}, turn ${one.turn}: ${printQuote(one.text)}`)
      .join('\n'),
  }))

const framework = ({ findings, codebook }: Written): ExpectedRows =>
  findings.participants.map(({ participantId, organization, counts }) => {
    const own = findings.framework.filter((cell) => cell.participantId === participantId)
    return {
      ...{ participant: participantId, organization },
      ...Object.fromEntries(
        codebook.themes.flatMap(({ id }) => {
          const cell = own.find(({ themeId }) => themeId === id)
          const quote = cell?.quote ?? null
          const shown = quote === null ? '' : `“${printQuote(quote.text)}” (${quote.transcriptId}, turn ${quote.turn})`
          return [
            [`${id}_segments`, Object.hasOwn(counts, id) ? counts[id] : 0],
            [id, cell?.summary ?? shown],
          ]
        }),
      ),
    }
  })

const transcripts = ({ files }: Written, { transcripts: atHand }: StudyAtHand): ExpectedRows =>
  files.map((file) => {
    const now = atHand.get(file.id)
    return {
      transcript: file.id,
      file: file.file,
      format: now?.transcript.source.format,
      sha256: now?.transcript.source.sha256,
      language: file.language,
      turns: now?.transcript.turns.length,
      words_in: now?.words.in,
      words_spoken: now?.words.spoken,
      words_left_out: file.skipped.reduce((sum, { words }) => sum + words, 0),
      left_out: file.skipped.map(({ reason, words }) => `${reason}: ${words}`).join('; '),
      inaudible: file.inaudible,
      speakers: now?.speakers.map(({ name, role, turns }) => `${name ?? 'no name'} (${role}, ${turns})`).join('; '),
    }
  })

/** Compares the table of settings and hashes with `analysis.json` and with the files at hand, in any order. */
function checkMethod(written: Written, table: OwnTable | undefined, { hashes }: StudyAtHand): Diagnostic[] {
  if (table === undefined) return []
  const expected = groupBy(methodRows(written, hashes), ([what]) => cleanText(what))
  const wrong = (line: number, message: string): Diagnostic =>
    difference('verify/count', { file: table.name, line }, message)
  return [
    ...table.rows.flatMap(({ line, cells: { what = '', value = '' } }) => {
      const wanted = expected.get(what)?.shift()?.[1]
      if (wanted === undefined)
        return [wrong(line, `"${what}" is nothing that the analysis recorded, or is here twice`)]
      return wanted === null || cleanText(wanted) === value
        ? []
        : [wrong(line, `"${what}" is "${value}", and "${wanted}" is expected`)]
    }),
    ...[...expected.values()].flat().map(([what]) => wrong(1, `there is no row "${what}"`)),
  ]
}

/** The settings and hashes of an analysis; null for a hash of a file that is not there. */
function methodRows(
  { study, version, codebook, options, vectors, learned, findings, inputs, files }: Written,
  hashes: StudyAtHand['hashes'],
): (readonly [what: string, value: string | null])[] {
  const { languageModel, status, clusters, ...others } = options
  const model = languageModel && `${languageModel.name}, ${languageModel.isRemote ? 'on another' : 'on this'} computer`
  return [
    ['study', study],
    ['themata', version],
    ['codebook', `${codebook.name}, version ${codebook.version}, language ${codebook.language}`],
    ['vectors', vectors],
    [
      'learned from',
      learned === null ? 'nothing' : `${learned.learnedFrom.passages} passages coded by ${learned.learnedFrom.coders}`,
    ],
    ...Object.entries(others).map(([name, value]) => [name, String(value)] as const),
    ['clusters', clusters === null ? 'chosen by stability' : String(clusters)],
    ['status', status ?? findings.review.counted],
    ['languageModel', model ?? 'none'],
    ...[codebook, ...inputs, ...files].map(({ file }) => [`sha256 of ${file}`, hashes.get(file) ?? null] as const),
  ]
}
