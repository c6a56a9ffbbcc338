import { findRemovedInStudy } from '../../analysis/find-removed-in-study.ts'
import type { TranscriptReader } from '../../analysis/transcript-reader.ts'
import type { CodeChange, NewCode } from '../../codebook/change-codes.ts'
import { excludeKeyword } from '../../codebook/exclude-keyword.ts'
import { makeId } from '../../codebook/make-id.ts'
import { readCodebook } from '../../codebook/read-codebook.ts'
import { loadStudy } from '../../io/load-study.ts'
import { loadRawText } from '../../io/load-text.ts'
import type { Codebook } from '../../model/codebook.ts'
import type { CodebookEditor } from '../../review/codebook-editor.ts'
import type { AskedChange } from '../../review/requests-file.ts'
import { saveChange, saveCodebook } from '../print/change-codebook.ts'

/** The codebook of a study on the disk, as the review page changes it. Each change reads the file anew. */
export function openCodebookEditor(study: string, file: string, reader: TranscriptReader): CodebookEditor {
  const read = (yaml: string): Codebook => readCodebook(yaml.replace(/^\ufeff/, ''), file)
  async function apply(changeOf: (codebook: Codebook) => CodeChange): Promise<Codebook> {
    const yaml = await loadRawText(file, '')
    await saveChange(file, yaml, changeOf(read(yaml)))
    return read(await loadRawText(file, ''))
  }
  return {
    propose: ({ label, description }) =>
      apply((codebook) => ({ kind: 'propose', code: { ...newCode(label, codebook), description } })),
    change: (asked) => apply((codebook) => changeOf(asked, codebook)),
    async exclude({ write, ...wrong }) {
      const yaml = await loadRawText(file, '')
      const changed = excludeKeyword(yaml, file, wrong)
      const [before, after] = [read(yaml), read(changed)]
      const { study: loaded } = await loadStudy(study, reader)
      const removed = await findRemovedInStudy({ before, after, codeId: wrong.code }, { ...loaded, interviewers: [] })
      if (write) await saveCodebook(file, changed)
      const passages = removed.map(({ transcriptId: transcript, turn, text, isLast, span }) => ({
        ...{ transcript, turn, text, isLast },
        ...span,
      }))
      return { codebook: write ? after : before, passages }
    },
  }
}

function changeOf(asked: AskedChange, codebook: Codebook): CodeChange {
  if (asked.kind === 'rename')
    return { ...asked, to: newCode(asked.label, codebook, asked.code).id, label: asked.label }
  if (asked.kind !== 'split') return asked
  const into: NewCode[] = []
  for (const label of asked.into) {
    const codes = [...codebook.codes, ...into]
    into.push(newCode(label, { codes }))
  }
  return { ...asked, into }
}

/** A code with an id made of its label that no other code has. */
function newCode(
  label: string,
  { codes }: { readonly codes: readonly { readonly id: string }[] },
  own?: string,
): NewCode {
  const ids = new Set(codes.map(({ id }) => id))
  if (own !== undefined) ids.delete(own)
  return { id: makeId(label, ids), label, description: '' }
}
