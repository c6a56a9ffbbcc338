import { InputError } from '../../boundary/diagnostic.ts'
import type { Codebook } from '../../model/codebook.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import type { TextFile } from '../../model/study.ts'
import { type SynthesisSubject, synthesisSections } from '../../model/synthesis.ts'
import { nearMiss } from '../../text/near-miss.ts'
import { createCodeFinder } from '../former-codes.ts'
import { parseSynthesis, type WrittenRun } from './parse-synthesis.ts'
import { isQuoteList } from './quote-list.ts'
import { counted, type ReadSynthesis, type Reference } from './written-synthesis.ts'

/** Folders of texts, by what they are about. */
const synthesisFolders = { themes: 'theme', codes: 'code', sections: 'section' } as const

/**
 * Reads the texts of a researcher: `synthesis/themes/ID.md`, `synthesis/codes/ID.md` and `synthesis/sections/NAME.md`.
 * Those without words are left out.
 *
 * @throws InputError with every file that is about nothing of the study, and every reference that cannot be read
 */
export function readSynthesis(files: readonly TextFile[], codebook: Codebook): ReadSynthesis[] {
  const problems: Diagnostic[] = []
  const texts = files.flatMap((source): ReadSynthesis[] => {
    if (isQuoteList(source.file)) return []
    const written = parseSynthesis(source.text, source.file)
    if (written.length === 0) return []
    const subject = subjectOf(source.file, codebook, problems)
    if (subject === null) return []
    const parts = written.map((part) => ({
      title: part.title,
      paragraphs: part.paragraphs.map(({ isItem, runs }) => ({
        isItem,
        runs: runs.flatMap((run) => readRun(run, subject, codebook, problems)),
      })),
    }))
    return [{ ...subject, file: source.file, parts }]
  })
  if (problems.length > 0) throw new InputError(problems)
  return texts
}

function subjectOf(file: string, codebook: Codebook, problems: Diagnostic[]): SynthesisSubject | null {
  const [, folder = '', id = ''] = /(?<![^/\\])([^/\\]+)[/\\]([^/\\]+)\.md$/i.exec(file) ?? []
  const kind = Object.entries(synthesisFolders).find(([name]) => name === folder.toLowerCase())?.[1]
  const known = {
    theme: codebook.themes.map((theme) => theme.id),
    code: codebook.codes.map((code) => code.id),
    section: synthesisSections,
  }
  if (kind !== undefined && known[kind].includes(id as never)) return { kind, id }
  const renamed = createCodeFinder(codebook)(id)
  if (kind === 'code' && renamed.kind === 'code') return { kind, id: renamed.id }
  const near = kind === undefined ? undefined : nearMiss(id, known[kind])
  problems.push({
    level: 'error',
    code: 'synthesis/subject',
    place: { file },
    message:
      kind === undefined
        ? `texts are in the folders ${Object.keys(synthesisFolders).join(', ')} of "synthesis"`
        : `there is no ${kind} "${id}"${kind === 'section' ? `; there are ${synthesisSections.join(', ')}` : ''}`,
    fix: near === undefined ? 'move it, or rename it to what it is about' : `rename it to ${near}.md`,
  })
  return null
}

/** A quote by its transcript and its words, as `quote: P1a "words as they were said"`; null for anything else. */
export function readQuoteReference(written: string): { readonly transcript: string; readonly words: string } | null {
  const [, transcript, words] =
    /^quote:\s*([^\s"“”„«»](?:[^"“”„«»]*[^\s"“”„«»])?)\s*["“”„«»]([^]+)["“”«»]$/.exec(written) ?? []
  return transcript === undefined || words === undefined ? null : { transcript, words: words.trim() }
}

const examples =
  '[[count: participants]], [[count: participants of CODE = 5]], [[quote: P1a "words as they were said"]]'

function readRun(
  run: WrittenRun,
  subject: SynthesisSubject,
  codebook: Codebook,
  problems: Diagnostic[],
): (Exclude<WrittenRun, { readonly kind: 'reference' }> | Reference)[] {
  if (run.kind !== 'reference') return [run]
  const { written, place } = run
  const refuse = (message: string, fix: string): [] => {
    problems.push({ level: 'error', code: 'synthesis/reference', place, message, fix })
    return []
  }
  const quote = readQuoteReference(written)
  if (quote !== null) return [{ kind: 'quote', ...quote, place }]
  const [, what, of, was] =
    /^count:\s*([a-z]+(?:\s*%)?)(?:\s+of\s+(\S+))?(?:\s*=\s*([\d.,]+)(?:\s*%)?)?$/i.exec(written) ?? []
  if (what === undefined) return refuse(`"[[${written.slice(0, 40)}]]" is no reference`, `write it as ${examples}`)
  const name = what
    .toLowerCase()
    .replace(/(?<!\s)\s*%/, ' %')
    .replace('organizations', 'organisations')
  const found = counted.find((one) => one === name)
  if (found === undefined)
    return refuse(
      `"${what}" is not counted; there are ${counted.join(', ')}`,
      `write ${nearMiss(name, counted) ?? 'one of them'}`,
    )
  const about = aboutOf(of, subject, codebook)
  if (about === null) {
    const ids = [...codebook.themes, ...codebook.codes].map(({ id }) => id)
    return refuse(
      `there is no theme or code "${of}"`,
      `write ${nearMiss(of!, ids) ?? 'an id of the codebook, or "study"'}`,
    )
  }
  return [{ kind: 'count', what: found, ...about, was: was ?? null, place }]
}

/** The theme or code that is counted, both null for the study; null for an unknown id. */
function aboutOf(
  of: string | undefined,
  { kind, id }: SynthesisSubject,
  { themes, codes }: Codebook,
): { readonly themeId: string | null; readonly codeId: string | null } | null {
  const wanted = of ?? (kind === 'section' ? 'study' : id)
  const code = codes.find((own) => own.id === wanted) ?? codes.find(({ was }) => was.includes(wanted))
  if (code !== undefined && (of !== undefined || kind === 'code')) return { themeId: code.themeId, codeId: code.id }
  if (themes.some((theme) => theme.id === wanted)) return { themeId: wanted, codeId: null }
  return wanted === 'study' ? { themeId: null, codeId: null } : null
}
