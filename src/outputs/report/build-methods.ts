import { sum } from '../../collections.ts'
import type { Analysis } from '../../model/analysis.ts'
import type { Limits } from '../../model/estimate.ts'
import { agreementTable, describeAgreement, howAgreementIsMeasured, pairsTable } from './agreement-of-people.ts'
import { type Block, heading, paragraph, type Report } from './blocks.ts'
import { confirmedOf, confirmedTable } from './confirmed.ts'
import { groupSizes } from './group-sizes.ts'
import { listItems } from './reporting-items.ts'
import { enumerate, percent, plural, unitOf } from './wording.ts'
import { figure } from './written-figures.ts'

/**
 * The methods section of a paper, as far as the data of an analysis prove it: sample, codebook, what was automatic, how it
 * was checked and by whom, limits, and the items of COREQ and SRQR that are answered by it. Every number in it is a count
 * of the analysis.
 */
export function buildMethods(analysis: Analysis): Report {
  const title = `Methods of the thematic analysis of ${analysis.study}`
  return {
    title,
    language: 'en',
    blocks: [
      heading(1, title),
      paragraph(
        'A draft for the methods section of a paper: all that the data of the analysis prove. What only the authors know, such as how participants were chosen and by whom they were interviewed, is for them to add.',
      ),
      heading(2, 'Sample'),
      ...describeSample(analysis),
      heading(2, 'Codebook'),
      paragraph(describeCodebook(analysis)),
      heading(2, 'Coding'),
      paragraph(describeCoding(analysis)),
      heading(2, 'Checks'),
      ...describeChecks(analysis),
      heading(2, 'Counting and limits'),
      paragraph(describeLimits(analysis)),
      heading(2, 'Reporting checklists'),
      paragraph(
        'Items of COREQ (Tong, Sainsbury and Craig) and SRQR (O’Brien and colleagues) on which the analysis has data. All other items, and those without an answer here, are for the authors.',
      ),
      {
        kind: 'table',
        caption: 'Items of reporting checklists',
        head: ['item', 'answered', 'by'],
        rows: listItems(analysis).map(({ item, by }) => [item, by === null ? 'no' : 'yes', by ?? 'the authors']),
      },
    ],
  }
}

function describeSample({ files, findings, failures }: Analysis): Block[] {
  const { participantCount, organizationCount } = findings
  const words = sum(findings.participants, (one) => one.words)
  const unread = new Set(failures.map(({ place }) => place.file)).size
  const groups = Array.from(
    groupSizes(findings),
    ([attribute, sizes]) =>
      `By ${attribute}: ${Array.from(sizes, ([group, size]) => `${group}, n = ${size}`).join('; ')}.`,
  )
  return [
    paragraph(
      `The sample has ${plural(files.length, 'transcript')} and ${plural(participantCount, 'participant')}${organizationCount === 0 ? '' : ` of ${plural(organizationCount, 'organisation')}`}, who say ${words} words; what interviewers say was read as context and not coded.${unread === 0 ? '' : ` Not read, and in no count: ${plural(unread, 'file')}.`}`,
    ),
    ...groups.map((text) => paragraph(text)),
  ]
}

function describeCodebook({ codebook, codebookSource }: Analysis): string {
  const nested = codebook.codes.filter(({ parentId }) => parentId !== null).length
  return `The codebook “${codebook.name}” (version ${codebook.version}) was given to the analysis and has ${plural(codebook.themes.length, 'theme')} and ${plural(codebook.codes.length, 'code')}${nested === 0 ? '' : `, ${nested} of them inside others`}. Its definitions are in codebook.csv; the SHA-256 hash of its file is ${codebookSource.sha256}.`
}

const coderNames: Readonly<Record<string, string>> = {
  keyword: 'keywords of the codebook',
  meaning: 'nearness in meaning to its definitions and examples',
  learned: 'a model that was learned from coded passages',
}

function describeCoding({ options, findings, version, learned }: Analysis): string {
  const ways = options.coders.map((name) => (Object.hasOwn(coderNames, name) ? coderNames[name]! : name))
  const unit =
    options.segmenter === 'window'
      ? `whole sentences of one turn, at most ${options.segmentWords} words`
      : `one ${options.segmenter}`
  const origin =
    learned === null
      ? ''
      : ` The model was learned from ${plural(learned.learnedFrom.passages, 'passage')}, coded by ${learned.learnedFrom.coders}.${learned.measured === null ? '' : ` On interviews that it was not learned from, Cohen’s kappa with these codings was ${figure(learned.measured.kappa)} and F1 ${figure(learned.measured.f1)} (themes, means over folds).`}`
  return `The unit of coding was a segment (${unit}), of which there are ${findings.segmentCount}. Codes were suggested by a program, Themata ${version}, by ${enumerate(ways)}; ${findings.codedSegmentCount} segments (${percent(findings.codedSegmentCount / (findings.segmentCount || 1))}) have a code that is counted.${origin} With the same files, version and seed (${options.seed}) a second run gives the same results.`
}

function describeChecks({ findings, codebook }: Analysis): Block[] {
  const { review, draw, prevalence } = findings
  const deciding = review.reviewers.filter(({ answers }) => answers > 0)
  if (deciding.length === 0 && draw === null)
    return [paragraph('Nobody has checked the suggestions: all counts are those of a program.')]
  const people = deciding.map(
    ({ coder, answers, blind, read }) =>
      `${coder} gave ${plural(answers, 'answer')}, ${blind} of them without seeing suggestions, and read ${plural(read.length, 'transcript')} whole`,
  )
  const estimated = prevalence.filter(
    ({ codeId, estimate }) => codeId === null && estimate !== null && estimate.read > 0,
  )
  return [
    paragraph(
      `${deciding.length} ${deciding.length === 1 ? 'person' : 'people'} decided on the codings${people.length === 0 ? '' : `: ${people.join('; ')}`}. Of ${plural(review.suggestions, 'suggestion')} of the program, ${review.decided} (${percent(review.suggestions === 0 ? 0 : review.decided / review.suggestions)}) were accepted, rejected or disputed by somebody; ${plural(review.open, 'difference')} between people ${review.open === 1 ? 'is' : 'are'} open and ${review.settled} settled. Counts are of ${review.counted === 'accepted' ? 'codings that people accepted' : 'all codings that nobody rejected, and of those that people accepted apart'}.`,
    ),
    paragraph(`${describeAgreement(findings)}${findings.agreement.length === 0 ? '' : ` ${howAgreementIsMeasured}`}`),
    ...(findings.agreement.length === 0 ? [] : [pairsTable(findings.agreement)]),
    ...findings.agreement.map((own) => agreementTable(own, codebook)),
    ...(draw === null
      ? []
      : [
          paragraph(
            `For an estimate of the error, ${sum(draw.classes, ({ drawn }) => drawn)} of ${sum(draw.classes, ({ size }) => size)} segments were drawn by chance in ${draw.classes.length} classes (seed ${draw.seed}); ${sum(draw.classes, ({ read }) => read)} were read without suggestions${draw.reader === null ? '' : ` by ${draw.reader}`}.`,
          ),
        ]),
    ...describeAudit(findings),
    ...(estimated.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            caption: 'Precision and recall of the suggestions for each theme',
            head: ['theme', 'segments read', 'precision', 'recall'],
            rows: estimated.map(({ label, estimate }) => [
              label,
              estimate!.read,
              limitsOf(estimate!.precision),
              limitsOf(estimate!.recall),
            ]),
          },
        ]),
  ]
}

/** How participants and organisations were counted beyond suggestions: what is confirmed and, with an audit, estimated. */
function describeAudit(findings: Analysis['findings']): Block[] {
  const [theme] = findings.prevalence
  const units = theme === undefined ? [] : confirmedOf(theme, findings)
  if (!findings.isDecided || units.length === 0) return []
  const audited = units.filter((own) => own.audited > 0)
  const chosen =
    audited.length === 0
      ? 'Nobody was chosen by chance and read whole, so how many more speak of it is not estimated.'
      : `Of ${audited.map((own) => `${own.all} ${unitOf(own.all, own.unit)} ${own.audited}`).join(', and of ')} were chosen by chance and read whole; from these the true number is estimated, with exact 95 % limits of the hypergeometric distribution.`
  return [
    paragraph(
      `Shares of people are not computed from shares of segments. ${units.map(({ unit }) => (unit === 'organisation' ? 'An organisation' : 'A participant')).join(' is confirmed for a theme by one passage of its people that somebody accepted. ')} is confirmed for a theme by one passage that somebody accepted. ${chosen}`,
    ),
    confirmedTable(findings),
  ]
}

const limitsOf = (limits: Limits | null): string =>
  limits === null ? '–' : `${figure(limits.value)} (${figure(limits.low)} to ${figure(limits.high)})`

function describeLimits({ findings, options }: Analysis): string {
  return [
    'A participant counts once for a code, however often they speak of it',
    findings.organizationCount === 0 ? '' : ', and an organisation once when one of its participants does',
    '; a nested code counts for those above it, and a code for its theme. The sample was chosen, not drawn, so no significance is tested and no share is one of other people. A program that weighs words does not know what people mean: codes that it did not suggest may be spoken of in other words.',
    options.minCell > 0 ? ` Counts of fewer than ${options.minCell} members of a group are left out.` : '',
  ].join('')
}
