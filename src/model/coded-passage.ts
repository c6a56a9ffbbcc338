import { isMachineCoder } from './coder-names.ts'
import type { Verdict } from './coding.ts'

/**
 * The reason why a coder judged a passage: they read all of it (`read`), or a suggestion or something else drew their
 * attention to it (`suggested`). Recall, kappa and true frequencies can be computed only from passages that were `read`,
 * since others do not show what suggestions miss.
 */
export type Basis = 'read' | 'suggested'

/** The codes that a coder looked for in a passage. The absence of any other code is neither a yes nor a no. */
export interface Judged {
  /** Codes with a yes or a no, and the codes above each yes; `all` if every code was looked for. */
  readonly codes: 'all' | ReadonlySet<string>
  readonly basis: Basis
}

/** The view in which a coder judged a passage: without suggestions, with them at hand at some time, or unknown. */
export type View = 'blind' | 'suggestions' | 'unknown'

/** A passage that one or more people coded. A coder who is missing from the maps has not looked at it. */
export interface CodedPassage {
  readonly id: string
  /** The interview that it comes from. */
  readonly group: string
  readonly text: string
  /** What was said just before it, by anybody; absent where not known. The last 500 characters are read. */
  readonly before?: string
  /** Codes by coder, including the codes above them; coders are in the same order in all passages. */
  readonly codesByCoder: ReadonlyMap<string, ReadonlySet<string>>
  /** The codes that each of these coders looked for. */
  readonly judgedByCoder: ReadonlyMap<string, Judged>
  /** Memos by coder: their reasons in their own words. */
  readonly memoByCoder: ReadonlyMap<string, string>
  /** The view of each coder; absent where nothing is known of it. */
  readonly viewByCoder?: ReadonlyMap<string, View>
  /** The verdicts on codes about which people differ; absent where there are none. */
  readonly verdictByCode?: ReadonlyMap<string, Verdict>
  /** How it was drawn; absent for a passage that was not. */
  readonly drawn?: DrawnPassage
}

/** The class of a drawn passage, which gives its chance, and the coders whose readings of it count as a sample. */
export interface DrawnPassage {
  readonly class: string
  readonly readers: readonly string[]
}

/** The value for a coder who looked for every code, without regard to suggestions. */
export const readWhole: Judged = { codes: 'all', basis: 'read' }

/** The codes a coder gave a passage, and those they looked for. */
export interface Answers {
  readonly yes: ReadonlySet<string>
  readonly judged: Judged['codes']
}

/** The answer for a set of codes: yes if any was given, no if all were looked for and none was given, else null. */
export function answerAbout({ yes, judged }: Answers, codeIds: readonly string[]): boolean | null {
  if (codeIds.some((id) => yes.has(id))) return true
  return judged === 'all' || codeIds.every((id) => judged.has(id)) ? false : null
}

/** A coder's answer for a code in a passage: yes, no, or null if they did not look for it. */
export function answerFor(
  { codesByCoder, judgedByCoder }: CodedPassage,
  coder: string,
  codeId: string,
): boolean | null {
  const [yes, judged] = [codesByCoder.get(coder), judgedByCoder.get(coder)]
  return yes && judged ? answerAbout({ yes, judged: judged.codes }, [codeId]) : null
}

/**
 * A passage with the verdicts on differences in the place of the coders' own answers: a settled yes or no is everybody's.
 * For learning and for measuring the machine; agreement between people is measured on their own answers.
 */
export function withVerdicts(passage: CodedPassage): CodedPassage {
  const settled = [...(passage.verdictByCode ?? [])].filter(([, verdict]) => verdict === 'yes' || verdict === 'no')
  if (settled.length === 0) return passage
  const codesByCoder = [...passage.codesByCoder].map(([coder, given]): [string, ReadonlySet<string>] => {
    const codes = new Set(given)
    for (const [code, verdict] of settled) verdict === 'yes' ? codes.add(code) : codes.delete(code)
    return [coder, codes]
  })
  const judgedByCoder = [...passage.judgedByCoder].map(([coder, judged]): [string, Judged] => {
    if (judged.codes === 'all') return [coder, judged]
    return [coder, { ...judged, codes: new Set([...judged.codes, ...settled.map(([code]) => code)]) }]
  })
  return { ...passage, codesByCoder: new Map(codesByCoder), judgedByCoder: new Map(judgedByCoder) }
}

/**
 * Passages without the answers of models whose codings were imported: people alone are learned from and compared with.
 * Passages that only models coded are left out.
 */
export const withoutMachines = (passages: readonly CodedPassage[]): CodedPassage[] =>
  passages.flatMap((passage) => {
    const { codesByCoder, judgedByCoder, memoByCoder, viewByCoder } = passage
    if (![...codesByCoder.keys()].some(isMachineCoder)) return [passage]
    const people = {
      ...passage,
      codesByCoder: ofPeople(codesByCoder),
      judgedByCoder: ofPeople(judgedByCoder),
      memoByCoder: ofPeople(memoByCoder),
      ...(viewByCoder === undefined ? {} : { viewByCoder: ofPeople(viewByCoder) }),
    }
    return people.codesByCoder.size === 0 ? [] : [people]
  })

const ofPeople = <Value>(byCoder: ReadonlyMap<string, Value>): Map<string, Value> =>
  new Map([...byCoder].filter(([coder]) => !isMachineCoder(coder)))
