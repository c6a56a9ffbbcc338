import { z } from 'zod'

const text = z.string('text is expected here')

/** `analysis.json` as `analyze` writes it, as far as it is read again; other keys are left alone. */
export const AnalysisFile = z.looseObject({
  format: z.literal('themata-analysis/1', 'this is no analysis.json of themata'),
  study: text,
  version: text,
  options: z.record(z.string(), z.unknown()),
  codebook: z.looseObject({
    name: text,
    version: text,
    sha256: text,
    codes: z.array(
      z.looseObject({ id: text, label: text, parentId: text.nullable() }),
      'a list of codes is expected here',
    ),
  }),
  files: z.array(z.looseObject({ id: text, sha256: text }), 'a list of files is expected here'),
  codings: z.array(
    z.looseObject({
      transcriptId: text,
      span: z.looseObject({ start: z.number(), end: z.number() }),
      codeId: text,
      participantId: text,
      organization: text.nullable(),
      status: text,
    }),
    'a list of codings is expected here',
  ),
})
