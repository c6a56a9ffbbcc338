import { writePlace } from '../../../boundary/diagnostic.ts'
import { lookup } from '../../../collections.ts'
import type { Analysis } from '../../../model/analysis.ts'
import type { Codebook } from '../../../model/codebook.ts'
import { buildAgreementInDetail } from '../agreement-of-people.ts'
import { type Block, code, heading, list, paragraph } from '../blocks.ts'
import { enumerate, plural } from '../wording.ts'
import { figure } from '../written-figures.ts'
import { buildReviewers } from './build-review.ts'
import { buildSynthesis } from './build-synthesis.ts'

const ways: Readonly<Record<string, string>> = {
  keyword: 'by keywords, whose matched words are kept as evidence; confidence is a rule of thumb, not a probability',
  meaning:
    'by meaning, where a passage is nearer than usual to the definitions and examples of a code; confidence is a rule of thumb, not a probability',
  learned:
    'by what was learned from coded passages: keywords, wording and, where it was learned too, what was said just before are weighed for each theme, and a passage that is likely enough gets the codes of the theme whose keywords stand in it, or its likeliest code; confidence is the estimated chance of the theme',
  llm: 'by a language model, which was given the codebook entry, the passage and what was said before it; only codings whose quoted words are in the passage were taken, and confidence is what the model stated',
}

const caveat =
  'A machine that weighs words does not know what people mean: read the passages before you rely on a count. A code that nobody seems to mention may be spoken of in other words.'

/** The measured agreement of such codings with people. */
function describeMeasure(learned: Analysis['learned']): string {
  if (learned === null)
    return 'How far these codings agree with people was not measured. Accept and reject some of them ("themata review"), and "themata evaluate" measures it.'
  const { learnedFrom, measured } = learned
  const source = `What was learned comes from ${plural(learnedFrom.passages, 'passage')} of ${plural(learnedFrom.interviews.length, 'interview')}, coded by ${learnedFrom.coders}`
  return measured === null
    ? `${source}; how far it agrees with people elsewhere was not measured.`
    : `${source}. On interviews it was not learned from, it agreed with them with a kappa of ${figure(measured.kappa)} and an F1 of ${figure(measured.f1)} (themes, macro means over ten folds); your interviews may be harder or easier.`
}

/** Codes that were renamed, merged, split or retired: decisions on them follow. Nothing where there are none. */
function describeChanges({ codes, retired }: Codebook): Block[] {
  const changed = codes.filter(({ was }) => was.length > 0)
  const parts = [
    ...changed.map(({ id, was }) => `decisions on ${enumerate(was)} count for ${id}`),
    ...(retired.length === 0 ? [] : [`decisions on ${enumerate(retired)} count for nothing, since these are retired`]),
  ]
  const isSplit = changed.some(({ was }) => was.some((id) => codes.filter((code) => code.was.includes(id)).length > 1))
  const note = isSplit ? ' Where a code was split, accepted passages wait for a choice of its parts.' : ''
  return parts.length === 0 ? [] : [paragraph(`The codebook has changed: ${parts.join('; ')}.${note}`)]
}

/** The section on method and limits, with everything needed to reproduce the result. */
export function buildMethod(analysis: Analysis): Block[] {
  const { version, options, vectors, codebook, codebookSource, inputs, files, failures, warnings, learned, findings } =
    analysis
  const hasOrganizations = findings.organizationCount > 0
  return [
    heading(2, 'Method and limits'),
    ...buildSynthesis(analysis, 'section', 'limits'),
    paragraph(
      'This is codebook analysis: codes that were written beforehand are looked for in what participants said. Counting rules:',
    ),
    list([
      [
        'The unit that is coded is a segment: whole sentences of one turn, at most ',
        code(String(options.segmentWords)),
        ' words.',
      ],
      ['What interviewers say is context and never evidence.'],
      [
        `A participant counts once for a code however often they speak of it${hasOrganizations ? '; an organisation counts when one of its participants does' : ''}. A nested code counts for the code it is in, and a code for its theme.`,
      ],
      [
        hasOrganizations
          ? 'Both denominators are printed with every share; people of whom no organisation is known count for none.'
          : 'The denominator is printed with every share. Nobody stated organisations, so none are counted.',
      ],
      [
        'Two codes go together when one segment has both. There are no significance tests: the sample was chosen, not drawn.',
      ],
      [
        findings.review.counted === 'accepted'
          ? 'A coding counts where people accepted it; what is suggested, rejected or disputed counts for nothing.'
          : 'Suggested and accepted codings are counted apart; rejected ones count for nothing.',
      ],
      ...(findings.quotes.some(({ isPinned }) => isPinned)
        ? [['Quotes marked “pinned” were chosen by people and come first; the others were chosen by the program.']]
        : []),
      ['Every quote was checked word for word against its place in the transcript.'],
    ]),
    paragraph(
      `How codes were applied: ${options.coders.map((coder) => lookup(ways, coder) ?? coder).join('; ')}. ${caveat}`,
    ),
    ...describeChanges(codebook),
    paragraph(describeMeasure(learned)),
    ...buildReviewers(findings.review.reviewers),
    ...buildAgreementInDetail(findings, codebook),
    {
      kind: 'table',
      caption: 'Settings',
      head: ['setting', 'value'],
      rows: [
        ['themata', version],
        [
          'codebook',
          `${codebookSource.file}, ${codebook.name}, version ${codebook.version}, language ${codebook.language}`,
        ],
        ['sha256 of the codebook', codebookSource.sha256],
        ['segmenter', `${options.segmenter}, at most ${options.segmentWords} words`],
        ['coders', options.coders.join(', ')],
        ...(options.languageModel === null
          ? []
          : [
              [
                'language model',
                `${options.languageModel.name}, ${options.languageModel.isRemote ? 'on another computer: passages left this one' : 'on this computer'}`,
              ],
            ]),
        ['embedder', `${options.embedder}: ${vectors}`],
        [
          'clusterer',
          `${options.clusterer}, ${options.clusters === null ? 'a number chosen by stability' : plural(options.clusters, 'cluster')}`,
        ],
        ['seed', options.seed],
      ],
    },
    {
      kind: 'table',
      caption: 'Inputs',
      head: ['file', 'sha256'],
      rows: [...inputs, ...files.map(({ source }) => source)].map(({ file, sha256 }) => [file, sha256]),
    },
    ...(failures.length === 0
      ? []
      : [
          heading(3, 'What could not be read'),
          paragraph(
            `${plural(new Set(failures.map(({ place }) => place.file)).size, 'file')} of the study could not be read and are not in any count:`,
          ),
          list(
            failures.map(({ place, message, fix }) => [
              code(writePlace(place)),
              `: ${message}${fix === undefined ? '' : ` (fix: ${fix})`}`,
            ]),
          ),
        ]),
    ...(warnings.length === 0
      ? []
      : [
          heading(3, 'Warnings'),
          list(warnings.map(({ place, message }) => [code(writePlace(place)), `: ${message}`])),
        ]),
  ]
}
