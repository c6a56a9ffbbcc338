import { createHash } from 'node:crypto'
import { withoutGroups } from '../findings/summarize.ts'
import { type Codebook, lineages } from '../model/codebook.ts'
import type { AnalysisOptions } from '../model/options.ts'
import { type TranscriptFile, withRoles } from '../model/transcript-file.ts'
import { placeOfPeople } from '../study/judged-together.ts'
import { createReplacer, pseudonymizeTranscript, type Replacer, replaceNames } from '../study/pseudonymize.ts'
import type { DefinitionAtHand, StudyAtHand, TranscriptAtHand, Written } from '../verify/evidence.ts'
import { importStudy } from './import-files.ts'
import { planStudy } from './plan-study.ts'
import { resolveStudy } from './resolve-study.ts'
import type { StudyRoster } from './stages.ts'
import type { Study } from './study.ts'

/**
 * Reads a study as it is now, to verify results against it: transcripts, who spoke in them, definitions, and the hash of
 * every file by the name that results have it under.
 *
 * @param recorded the inputs under the names that results have them under; the study may lie elsewhere now
 * @throws InputError when the study cannot be read
 */
export async function takeStudyAtHand(
  study: Study,
  chosen: Partial<AnalysisOptions>,
  {
    readResource,
    folder,
    recorded,
  }: {
    readonly readResource: Parameters<typeof planStudy>[2]
    readonly folder: string
    readonly recorded: Pick<Written, 'inputs' | 'codebook'>
  },
): Promise<StudyAtHand> {
  const plan = await planStudy(study, chosen, readResource)
  const { files } = await importStudy(study)
  const roster = resolveStudy(plan, files)
  const replacer = createReplacer(roster.pseudonyms)
  const originals = files.map((file) => withRoles(file, roster.contextOf(file.id).speakers))
  const shown = originals.map((file) => renameFile(file, replacer))
  const transcripts = new Map(
    originals.map((file, at) => [shown[at]!.id, toTranscript(file, shown[at]!, roster, replacer)] as const),
  )
  const inputs = [
    study.participants,
    study.settings,
    study.summaries,
    study.pseudonyms,
    study.weights,
    ...(study.synthesis ?? []),
    ...study.decisions,
  ]
  const atHand = inputs.filter((file) => file != null)
  const hashes = new Map<string, string | null>([
    [recorded.codebook.file, hashOf(study.codebook.text)],
    ...recorded.inputs.map(({ file }) => {
      const found = atHand.find((now) => now.file === file) ?? atHand.find((now) => isSameFile(now.file, file, folder))
      return [file, found === undefined ? null : hashOf(found.text)] as const
    }),
    ...shown.map(({ source }) => [source.file, source.sha256] as const),
  ])
  const people = plan.options.minCell > 0 ? roster.participants.map(withoutGroups) : roster.participants
  const learned = plan.options.coders.includes('learned') ? plan.weights : null
  const renamed = rename(people, replacer)
  const nameBehind = new Map(
    people.flatMap(({ id, organization }, at): [string, string][] => [
      [renamed[at]!.id, id],
      ...(organization === null ? [] : [[renamed[at]!.organization!, organization] as [string, string]]),
    ]),
  )
  const { draw, review } = roster
  return {
    ...{ folder, transcripts, hashes, people: renamed, nameBehind, learned, draw },
    reviewers: review.reviewers,
    definitions: definitionsOf(plan.codebook),
  }
}

/** True for a file of the study that results record under the same path in a folder of another place. */
const isSameFile = (now: string, recorded: string, folder: string): boolean => {
  const [path, root] = [now, folder].map((one) => one.replaceAll('\\', '/').replace(/\/$/, ''))
  const inside = path!.startsWith(`${root}/`) ? path!.slice(root!.length) : `/${path!.split('/').at(-1)}`
  return `/${recorded.replaceAll('\\', '/')}`.endsWith(inside)
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')

/** A value with pseudonyms in the place of names, as results have it. */
const rename = <Value>(value: Value, replacer: Replacer): Value => replaceNames({ value }, replacer, new Set()).value

const renameFile = (file: TranscriptFile, replacer: Replacer): TranscriptFile =>
  replacer === null ? file : pseudonymizeTranscript({ file, segments: [], codings: [] }, replacer).coded.file

/** @param shown the transcript with its roles, and pseudonyms where the results have them */
function toTranscript(
  file: TranscriptFile,
  shown: TranscriptFile,
  { contextOf, accounts }: StudyRoster,
  replacer: Replacer,
): TranscriptAtHand {
  const account = accounts.find(({ id }) => id === file.id)!
  const { participants, speakers: _, drawn, ...context } = contextOf(file.id)
  const nameAfter = new Map(
    file.transcript.turns.map(({ speaker }, at) => [speaker, shown.transcript.turns[at]!.speaker]),
  )
  return {
    transcript: shown.transcript,
    original: file.transcript,
    fingerprint: account.textFingerprint,
    words: { in: account.wordsIn, spoken: account.wordsOut },
    speakers: shown.speakers,
    participants: new Map(
      participants.map(([name, person]) => [nameAfter.get(name) ?? name, rename(person, replacer)]),
    ),
    drawn,
    stated: placeOfPeople(context, file.transcript),
  }
}

function definitionsOf(codebook: Codebook): DefinitionAtHand[] {
  const lineageById = lineages(codebook)
  return codebook.themes.flatMap(({ id: theme, label, description }) => [
    { theme, code: '', subcode: '', label, description, include: '', exclude: '', examples: '', keywords: '' },
    ...codebook.codes
      .filter(({ themeId }) => themeId === theme)
      .map((code) => ({
        ...{ theme, code: lineageById.get(code.id)!.at(-1)!.id, subcode: code.parentId === null ? '' : code.id },
        ...{ label: code.label, description: code.description, include: code.include, exclude: code.exclude },
        examples: code.examples.join('\n'),
        keywords: code.keywords.map(({ source }) => source).join('\n'),
      })),
  ])
}
