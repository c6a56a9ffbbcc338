import { getOrInsert } from '../collections.ts'
import type { CodingMethod, Evaluation } from '../evaluation/evaluation.ts'
import { labelsOf } from '../evaluation/labels.ts'
import type { CodeOutcome, MeasuredQuality, ThemeOutcome } from '../evaluation/learned.ts'
import { kappaOfLabel, minPositives, scoreCodings } from '../evaluation/score-codings.ts'
import { type Codebook, lineages } from '../model/codebook.ts'
import { type CodedPassage, withVerdicts } from '../model/coded-passage.ts'
import { unlearned } from './keep-what-helps.ts'

/** The passages of an evaluation with the codes that each way to code gave them. */
type Measured = Pick<Evaluation, 'passages' | 'codebook' | 'settings'>

/**
 * What is kept for each code of the themes in which what was learned is kept: what was learned where its kappa is higher, on
 * interviews that were not learned from, than that of keywords and that of keywords with meaning. Else these stay, the
 * clearest cases first, unless the theme would be found worse. Codes with too few passages to measure go with their theme.
 */
export function compareByCode(measured: Measured, themes: readonly ThemeOutcome[]): CodeOutcome[] {
  const { codebook } = measured
  const passages = measured.passages.map(withVerdicts)
  const labelOf = (name: string, code: string) =>
    methodOf(measured, name)?.code.labels.find(({ label }) => label === code)
  const codings = codesOf(measured)
  return labelsOf(codebook, 'theme').flatMap((theme) => {
    if (!themes.some((own) => own.theme === theme.id && own.isKept)) return []
    const outcomes = theme.codes.map((code) => {
      const own = labelOf('learned', code)
      const [keywords, together] = unlearned.map((name) => labelOf(name, code)?.kappa ?? null)
      const isMeasured = (own?.positives ?? 0) >= minPositives.theme
      return {
        ...{ code, theme: theme.id, positives: own?.positives ?? 0 },
        ...{ keywords: keywords!, together: together!, learned: isMeasured ? (own?.kappa ?? null) : null },
      }
    })
    const gain = (one: (typeof outcomes)[number]): number =>
      one.learned === null ? 1 : one.learned - Math.max(one.keywords ?? 0, one.together ?? 0)
    const left = new Set<string>()
    const kappa = (): number =>
      kappaOfLabel(
        passages,
        mix(codings, codebook, left).map((codes) => theme.nested.some((id) => codes.has(id))),
        theme,
      ) ?? 0
    let best = kappa()
    for (const { code } of outcomes.filter((one) => gain(one) <= 0).sort((a, b) => gain(a) - gain(b))) {
      left.add(code)
      const now = kappa()
      if (now < best) left.delete(code)
      else best = now
    }
    return outcomes.map((one) => ({ ...one, isKept: !left.has(one.code) }))
  })
}

/** Kappa and F1 of themes, as macro means, of what is kept for each theme and code. */
export function figuresAsKept(
  measured: Measured,
  themes: readonly ThemeOutcome[],
  codes: readonly CodeOutcome[],
): MeasuredQuality | null {
  const kept = new Set(themes.flatMap(({ theme, isKept }) => (isKept ? theme : [])))
  const left = new Set([
    ...measured.codebook.codes.flatMap(({ id, themeId }) => (kept.has(themeId) ? [] : id)),
    ...codes.flatMap(({ code, isKept }) => (isKept ? [] : code)),
  ])
  const found = mix(codesOf(measured), measured.codebook, left)
  const { macro } = scoreCodings(measured.passages.map(withVerdicts), found, measured.codebook, {
    level: 'theme',
    basis: 'read',
  })
  const [kappa, f1] = [macro.kappa.value, macro.f1.value]
  return kappa === null || f1 === null ? null : { kappa, f1 }
}

/** For each passage the codes by what was learned, and by keywords with meaning. */
interface BothCodes {
  readonly learned: ReadonlySet<string>
  readonly together: ReadonlySet<string>
}

const methodOf = ({ settings }: Measured, name: string): CodingMethod | undefined =>
  settings.find((one) => one.name === name)

function codesOf(measured: Measured): BothCodes[] {
  const byPassage = (name: string) => {
    const codes = new Map<string, Set<string>>()
    for (const { segmentId, codeId } of methodOf(measured, name)?.codings ?? [])
      getOrInsert(codes, segmentId, () => new Set()).add(codeId)
    return ({ id }: CodedPassage): ReadonlySet<string> => codes.get(id) ?? new Set()
  }
  const [learned, together] = [byPassage('learned'), byPassage('keywords and meaning')]
  return measured.passages.map((passage) => ({ learned: learned(passage), together: together(passage) }))
}

/** The codes of each passage where some codes, and those inside them, are left to keywords and meaning. */
function mix(codes: readonly BothCodes[], codebook: Codebook, left: ReadonlySet<string>): Set<string>[] {
  const lineageById = lineages(codebook)
  const isLeft = (id: string): boolean => lineageById.get(id)!.some((above) => left.has(above.id))
  return codes.map(
    ({ learned, together }) => new Set([...[...learned].filter((id) => !isLeft(id)), ...[...together].filter(isLeft)]),
  )
}
