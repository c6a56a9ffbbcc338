import { join } from 'node:path'
import { hashOfFile } from '../io/hash-file.ts'
import type { SavedHash } from '../io/save-files.ts'
import type { Analysis } from '../model/analysis.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { isCacheError } from './store/cache-folder.ts'
import { finishedKey } from './store/keys.ts'
import { openStore, readValue, writeValue } from './store/store.ts'
import type { StudyRequest } from './study-request.ts'

/** What is kept of a run whose results were saved: with the same inputs, and its results in place, it need not be repeated. */
export interface FinishedRun {
  readonly printed: string
  readonly logged: string
  /** Every file that it saved. */
  readonly saved: readonly SavedHash[]
}

/** The finished run of a request, if there was one. */
export interface FinishedRuns {
  readonly find: () => FinishedRun | null
  /** Keeps a run, unless a file changed while it was read. */
  readonly keep: (run: FinishedRun, read: Analysis['files']) => void
}

/** A request whose files were listed, with their problems. */
type ListedRequest = StudyRequest & { readonly listed: { readonly problems: readonly Diagnostic[] } }

/** Embedders whose vectors ship with the program, so that they are part of its version. */
const shipped: readonly unknown[] = [undefined, 'words', 'stems']

/** Number of files up to which a run is kept. */
const mostFiles = 5000

/**
 * Finds whether the results of a request are there. The key is a hash of all that a run depends on: the build, the version of
 * Node, the names and bytes of all files of the study, everything that describes it, and the options. Null where more decides:
 * models of other makers, or a file that cannot be read.
 *
 * @param writing everything else that decides what is written and printed
 */
export function openFinishedRuns(request: ListedRequest, writing: object, folder: string): FinishedRuns | null {
  const { listed, frame, chosen, version } = request
  const { languageModel = null, embedder } = chosen
  if (languageModel !== null || !shipped.includes(embedder) || listed.names.length > mostFiles) return null
  const hashes = listed.names.map((name) => hashOfFile(join(listed.base, name))?.sha256 ?? null)
  if (hashes.includes(null)) return null
  const key = finishedKey({ version, node: process.version, frame, chosen, listed, hashes, writing })
  return {
    find: () => whereUsable(() => readValue<FinishedRun>(openStore(folder), key)),
    keep(run, read) {
      const hashOf = new Map(read.map(({ source }) => [source.file, source.sha256]))
      const isSame = listed.names.every(
        // an archive, or a file that is ignored, is no transcript: it is read again
        (name, at) => (hashOf.get(name) ?? hashOfFile(join(listed.base, name))?.sha256) === hashes[at],
      )
      if (isSame) whereUsable(() => writeValue(openStore(folder), key, run))
    },
  }
}

/** A value of the store; null where it cannot be read or written, which the run itself reports. */
function whereUsable<Value>(use: () => Value): Value | null {
  try {
    return use()
  } catch (error) {
    if (!isCacheError(error)) throw error
    return null
  }
}
