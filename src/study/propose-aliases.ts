import { countBy, unique } from '../collections.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { ImportReport, SpeakerSummary } from '../model/transcript-file.ts'
import { editDistance } from '../text/near-miss.ts'

/** Two labels that seem to be one person's. */
export interface AliasProposal {
  /** The label that would give way. */
  readonly label: string
  /** The name that would stay. */
  readonly name: string
  readonly reason: string
  /** True if either label is of somebody who counts: two names of one who asks change no number. */
  readonly counts: boolean
  /** Files in which both, or for labels of the whole study either, are met. */
  readonly files: readonly string[]
}

/** Speakers of one file that are compared: more are no interview. */
const mostSpeakers = 60

/**
 * Labels that seem to be one person's under several names: a full name and its initials, a first name and the full
 * name, spellings one or two letters apart, one label with and without blanks, two labels of one who asks. Nothing is
 * merged: a person decides, in themata.yaml.
 */
export function proposeAliases(files: readonly ImportReport[]): AliasProposal[] {
  const proposals = new Map<string, AliasProposal>()
  const propose = ({ name: label, role }: Named, name: string, reason: string | null, file: string): void => {
    if (reason === null) return
    const key = JSON.stringify([label, name])
    const known = proposals.get(key)
    const counts = known?.counts || role !== 'interviewer' || answering.has(name)
    proposals.set(key, { label, name, reason, counts, files: unique([...(known?.files ?? []), file]) })
  }
  const answering = new Set(
    files.flatMap(({ speakers }) => speakers.flatMap(({ name, role }) => (role === 'interviewer' ? [] : (name ?? [])))),
  )
  const uses = countBy(
    files.flatMap(({ speakers }) => speakers.flatMap(({ name }) => name ?? [])),
    (name) => name,
  )
  const often = [...uses].filter(([, count]) => count >= 2).map(([name]) => name)
  for (const { source, speakers } of files) {
    const { file } = source
    const named = speakers.filter((speaker): speaker is Named => speaker.name !== null)
    if (named.length > mostSpeakers) continue
    const byTurns = [...named].sort((a, b) => b.turns - a.turns)
    for (const label of byTurns) {
      for (const name of byTurns)
        if (label !== name) propose(label, name.name, reasonInFile(label, name, byTurns), file)
      const elsewhere =
        uses.get(label.name) === 1 ? often.filter((name) => !named.some((own) => own.name === name)) : []
      for (const name of elsewhere) propose(label, name, reasonBySpelling(label.name, name), file)
    }
  }
  return [...proposals.values()]
}

/** Proposals that would change a count as warnings: until a person has decided, each label counts as one person. */
export const warnOfAliases = (proposals: readonly AliasProposal[]): Diagnostic[] =>
  proposals
    .filter(({ counts }) => counts)
    .map(({ label, name, reason, files }) => ({
      level: 'warning',
      code: 'import/alias',
      place: { file: files[0]! },
      message: `"${label}" and "${name}" may be one person (${reason}); they are taken for two`,
      fix: `if they are one, write "${label}: ${name}" under "aliases" in themata.yaml, or run "themata import --write"`,
    }))

type Named = SpeakerSummary & { readonly name: string }

/** Why a label seems to be another way to write a name; null where it does not, or the name is to give way. */
function reasonInFile(label: Named, name: Named, byTurns: readonly Named[]): string | null {
  const short = reasonByShortening(
    label.name,
    name.name,
    byTurns.map((speaker) => speaker.name),
  )
  if (short !== null) return short
  const isLater = byTurns.indexOf(label) > byTurns.indexOf(name)
  if (!isLater) return null
  const bothAsk = [label, name].every(({ role, reason }) => role === 'interviewer' && reason === 'by the label')
  const numbered = /\d/.test(label.name + name.name)
  if (bothAsk && !numbered && label.turns === 1) return 'both are labels of one who asks, and one is used once'
  const bothByLabel = [label, name].every(({ reason }) => reason === 'by the label')
  // A misspelt name is rare; two that both recur are two people.
  const bothRecur = label.turns >= 3 && label.turns >= name.turns / 4
  return (bothByLabel && label.role !== name.role) || bothRecur ? null : reasonBySpelling(label.name, name.name)
}

function reasonByShortening(label: string, name: string, names: readonly string[]): string | null {
  const words = wordsOf(name)
  if (words.length < 2) return null
  const [first, last] = [words[0]!, words.at(-1)!]
  const initials = words.map((word) => word[0]!).join('')
  const short = label.replace(/[.\s]/g, '')
  const isShort = short.length >= 2 && short.toUpperCase() === short
  if (isShort && [initials, first[0]! + last[0]!].includes(short)) return 'initials of the name'
  const others = names.filter((other) => other !== name && wordsOf(other).length >= 2)
  if (label === first && others.every((other) => wordsOf(other)[0] !== first)) return 'the first name'
  if (label === last && others.every((other) => wordsOf(other).at(-1) !== last)) return 'the last name'
  return null
}

function reasonBySpelling(label: string, name: string): string | null {
  if (sameButForBlanks(label, name)) return 'the same but for blanks, capitals or a doubled number'
  return isMisspelt(label, name) ? 'one or two letters apart' : null
}

const wordsOf = (name: string): string[] =>
  name
    .replace(/\([^)]{0,100}\)/g, '')
    .split(/[\s-]+/)
    .filter((word) => /^\p{L}/u.test(word))

/** `Interviewer 1`, `interviewer1` and `Interviewer1 1`. */
function sameButForBlanks(a: string, b: string): boolean {
  const bare = (text: string): string =>
    text
      .toLowerCase()
      .replace(/[\s._:-]/g, '')
      .replace(/(\d{1,9})\1$/, '$1')
  return bare(a) === bare(b)
}

/** Long names that are nearly the same; numbers in a name, and letters at its end, distinguish people. */
function isMisspelt(a: string, b: string): boolean {
  if (/\d/.test(a + b) || Math.min(a.length, b.length) < 6) return false
  const isLettered = (name: string): boolean => /[\s_.-]\p{L}$|\p{Ll}\p{Lu}$/u.test(name)
  if (isLettered(a) && isLettered(b) && a.slice(0, -1) === b.slice(0, -1)) return false
  return editDistance(a.toLowerCase(), b.toLowerCase()) <= (Math.min(a.length, b.length) >= 9 ? 2 : 1)
}
