import type { Analysis } from '../../../model/analysis.ts'
import { type Block, paragraph } from '../blocks.ts'
import { enumerate, nameSome, plural } from '../wording.ts'

/** How far themes and codes hang on single interviews, and how many new codes the next interview may bring. */
export function describeVariations(analysis: Analysis): Block[] {
  const { codebook, findings } = analysis
  const { variations, rows, sameOrder, unmet, newCodes } = findings.variations
  if (newCodes === null || variations < 2) return []
  const labelOf = new Map([...codebook.themes, ...codebook.codes].map(({ id, label }) => [id, label]))
  const met = rows.filter(({ found }) => found > 0)
  const hanging = met.filter(({ found }) => found < variations)
  const namesOf = (isTheme: boolean): string[] =>
    hanging.flatMap(({ themeId, codeId }) => ((codeId === null) === isTheme ? [labelOf.get(codeId ?? themeId)!] : []))
  const codes = met.filter(({ codeId }) => codeId !== null)
  const themes = met.filter(({ codeId }) => codeId === null)
  const [ofThemes, ofCodes] = [namesOf(true), namesOf(false)]
  return [
    paragraph(
      `When one interview is left out, which makes ${variations} variations, ${themes.length - ofThemes.length} of ${plural(themes.length, 'theme')} and ${codes.length - ofCodes.length} of ${plural(codes.length, 'code')} are met in all of them; the themes, by the number of interviews, keep their order in ${sameOrder}.${ofThemes.length + ofCodes.length === 0 ? '' : ` Met in ${variations - 1} of ${variations}, as one interview alone has them: ${nameSome([...ofThemes, ...ofCodes])}.`}`,
    ),
    ...describeFifths(analysis, labelOf),
    paragraph(
      unmet === 0
        ? 'Every code of the codebook was met, so the next interview can bring none of it that is new.'
        : `Of the codes of the codebook that are still unmet (${unmet}), another interview of the same kind is expected to bring ${newCodes.value.toFixed(2)} (95 % limits ${enumerate([newCodes.low.toFixed(2), newCodes.high.toFixed(2)])}): what each interview brought on average when it came last. It is no measure of what would be said that the codebook has no code for.`,
    ),
  ]
}

/** Codes of which this many of the least stable are named. */
const mostUnstable = 5

/** What is met without a fifth of the interviews, and without each coder. */
function describeFifths({ findings }: Analysis, labelOf: ReadonlyMap<string, string>): Block[] {
  const { rows, coders } = findings.variations
  const codes = rows.filter(({ codeId, found }) => codeId !== null && found > 0)
  const written = (share: number): string => String(Math.floor(share + 1e-9))
  const stable = codes.filter(({ inHundred }) => inHundred >= 97).length
  const shaky = codes.filter(({ inHundred }) => inHundred < 97).sort((a, b) => a.inHundred - b.inHundred)
  const named = shaky
    .slice(0, mostUnstable)
    .map(({ codeId, inHundred }) => `${labelOf.get(codeId!)!} (${written(inHundred)})`)
  return [
    ...(codes.length === 0
      ? []
      : [
          paragraph(
            `Without a fifth of the interviews, chosen by chance, ${stable} of ${plural(codes.length, 'code')} ${stable === 1 || codes.length === 1 ? 'is' : 'are'} met in 97 of 100 variations or more.${named.length === 0 ? '' : ` Least often: ${enumerate(named)}.`} How stable clusters are over draws and over interviews left out is in clusters.csv.`,
          ),
        ]),
    ...(coders.length < 2
      ? []
      : [
          {
            kind: 'table' as const,
            caption: 'Without one coder',
            head: ['coder', 'codings that rest on this coder alone', 'themes lost', 'codes lost'],
            rows: coders.map(({ coder, alone, of, themesLost, codesLost }) => [
              ...[coder, `${alone} of ${of}`, themesLost, codesLost],
            ]),
          },
        ]),
  ]
}
