import type { CountingPhrase } from './counting-phrase.ts'
import type { Written } from './evidence.ts'
import type { Facts } from './recount/facts.ts'
import { inPercent } from './report-row.ts'

/** A text as a pattern that matches it alone. */
const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Every phrase of methods.md that has a number, with that number recounted. A number that no phrase explains is one too many. */
export function methodsPhrases(
  facts: Facts,
  words: number,
  audit: { readonly people: readonly string[]; readonly organizations: readonly string[] },
): CountingPhrase[] {
  const { written } = facts
  const { codebook, findings, options, learned } = written
  const coded = new Set(facts.rows.filter(({ isCounted }) => isCounted).map(({ segment }) => segment)).size
  const places = new Set(written.participants.flatMap(({ organization }) => organization ?? [])).size
  const segments = written.segments.length
  return [
    {
      pattern: new RegExp(
        `(\\d+) transcripts? and (\\d+) participants?${places === 0 ? '' : ' of (\\d+) organisations?'}, who say (\\d+) words`,
      ),
      expected: [written.files.length, written.participants.length, ...(places === 0 ? [] : [places]), words],
    },
    {
      pattern: /Not read, and in no count: (\d+) files?/,
      expected: [new Set(written.failures.map(({ place }) => place.file)).size],
    },
    {
      pattern: new RegExp(`“${literal(codebook.name)}” \\(version (.*)\\) was given to`),
      expected: [codebook.version],
    },
    { pattern: /has (\d+) themes? and (\d+) codes?/, expected: [codebook.themes.length, codebook.codes.length] },
    {
      pattern: /, (\d+) of them inside others/,
      expected: [codebook.codes.filter(({ parentId }) => parentId !== null).length],
    },
    { pattern: /SHA-256 hash of its file is ([0-9a-f]{64})/, expected: [codebook.sha256] },
    { pattern: /at most (\d+) words/, expected: [options.segmentWords] },
    { pattern: /of which there are (\d+)\./, expected: [segments] },
    { pattern: /Themata (\d+\.\d+\.\d\S*),/, expected: [written.version] },
    { pattern: /Themata (\d+\.\d+\.\d\S*)$/, expected: [written.version] },
    { pattern: /(?<!\d)(\d+) segments \((\d+ %)\) have a code/, expected: [coded, inPercent(coded / (segments || 1))] },
    { pattern: /seed \((\d+)\)/, expected: [options.seed] },
    ...(learned === null
      ? []
      : [
          {
            pattern: new RegExp(`learned from (\\d+) passages?, coded by ${literal(learned.learnedFrom.coders)}`),
            expected: [learned.learnedFrom.passages],
          },
          {
            pattern: /Cohen’s kappa with these codings was (-?\d\.\d\d) and F1 (\d\.\d\d)/,
            expected: [learned.measured?.kappa.toFixed(2) ?? '', learned.measured?.f1.toFixed(2) ?? ''],
          },
        ]),
    ...checkPhrases(written),
    {
      pattern: /Of (\d+) organisations? (\d+)(?=,| were)/,
      expected: [places, audit.organizations.length],
    },
    {
      pattern: /[Oo]f (\d+) participants? (\d+) were chosen/,
      expected: [written.participants.length, audit.people.length],
    },
    { pattern: /(?:exact|kappa with) (\d+) % limits/, expected: [95] },
    { pattern: /^organisations \(of (\d+)\)$/, expected: [places] },
    { pattern: /^participants \(of (\d+)\)$/, expected: [written.participants.length] },
    ...itemPhrases(facts),
    ...groupPhrases(written),
    { pattern: /fewer than (\d+) members/, expected: [options.minCell] },
    {
      pattern: /^(\d+), besides a program$/,
      expected: [findings.review.reviewers.filter(({ answers }) => answers > 0).length],
    },
  ]
}

/** What people did, from the reasons of codings; their answers as the analysis lists them. */
function checkPhrases({ codings, findings }: Written): CountingPhrase[] {
  const bySuggestion = codings.filter(({ evidence }) => evidence.some(({ kind }) => kind !== 'decision'))
  const decided = bySuggestion.filter(({ status }) => status !== 'suggested').length
  const settledOf = (reasons: Written['codings'][number]['evidence']): string | undefined =>
    reasons
      .flatMap((reason) => (reason.kind === 'decision' && reason.verdict !== undefined ? reason.verdict : []))
      .at(-1)
  const verdicts = codings.map(({ evidence, status }) => ({ verdict: settledOf(evidence), status }))
  const isSettled = (verdict: string | undefined): boolean => verdict !== undefined && verdict !== 'rule'
  const settled = verdicts.filter(({ verdict }) => isSettled(verdict)).length
  const open = verdicts.filter(({ verdict, status }) => !isSettled(verdict) && status === 'disputed').length
  const people = findings.review.reviewers.filter(({ answers }) => answers > 0)
  const { draw } = findings
  const total = (key: 'drawn' | 'size' | 'read'): number =>
    (draw?.classes ?? []).reduce((sum, own) => sum + own[key], 0)
  return [
    { pattern: /^(\d+) (?:person|people) decided/, expected: [people.length] },
    ...people.map(({ coder, answers, blind, read }) => ({
      pattern: new RegExp(
        `(?:: |; )${literal(coder)} gave (\\d+) answers?, (\\d+) of them without seeing suggestions, and read (\\d+) transcripts? whole`,
      ),
      expected: [answers, blind, read.length],
    })),
    {
      pattern: /Of (\d+) suggestions? of the program, (\d+) \((\d+ %)\) were/,
      expected: [
        bySuggestion.length,
        decided,
        inPercent(bySuggestion.length === 0 ? 0 : decided / bySuggestion.length),
      ],
    },
    {
      pattern: /(?<!\d)(\d+) differences? between people (?:is|are) open and (\d+) settled/,
      expected: [open, settled],
    },
    {
      pattern: new RegExp(
        `error, (\\d+) of (\\d+) segments were drawn by chance in (\\d+) classes \\(seed (\\d+)\\); (\\d+) were read without suggestions${draw?.reader ? ` by ${literal(draw.reader)}` : ''}\\.`,
      ),
      expected: [total('drawn'), total('size'), draw?.classes.length ?? 0, draw?.seed ?? 0, total('read')],
    },
  ]
}

function itemPhrases({ written, byId }: Facts): CountingPhrase[] {
  const { codebook, findings } = written
  const minor = codebook.codes.filter(
    ({ id }) =>
      new Set((byId.get(id) ?? []).filter(({ isCounted }) => isCounted).map(({ participant }) => participant)).size ===
      1,
  ).length
  return [
    { pattern: /^(\d+) participants?$/, expected: [written.participants.length] },
    { pattern: /^(\d+) quotes? in quotes\.csv$/, expected: [findings.quotes.length] },
    {
      pattern: /^(\d+) codes? of one participant, (\d+) passages? of the other side$/,
      expected: [minor, findings.dissent.length],
    },
  ]
}

/** `cook, n = 2` for each group of each attribute; where small counts are left out, members are as the analysis has them. */
function groupPhrases({ findings, participants, options }: Written): CountingPhrase[] {
  const groups = new Map(
    findings.groups
      .filter(({ unit }) => unit === 'participant')
      .map(({ attribute, group, size }) => [JSON.stringify([attribute, group]), { attribute, group, size }] as const),
  )
  const attributes = [...new Set([...groups.values()].map(({ attribute }) => attribute))]
  return attributes.map((attribute) => {
    const own = [...groups.values()].filter((one) => one.attribute === attribute)
    const sizes = own.map(({ group, size }) =>
      options.minCell > 0
        ? size
        : participants.filter(
            ({ groups: of }) => ((Object.hasOwn(of, attribute) && of[attribute]) || 'not stated') === group,
          ).length,
    )
    const text = `By ${attribute}: ${own.map(({ group }, at) => `${group}, n = ${sizes[at]}`).join('; ')}.`
    return { pattern: new RegExp(`^(By ${literal(attribute)}: .*)$`), expected: [text] }
  })
}
