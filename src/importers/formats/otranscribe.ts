import { decodeText } from '../../boundary/decode-text.ts'
import { inputError } from '../../boundary/diagnostic.ts'
import { countWords } from '../../text/words.ts'
import type { Importer } from '../importer.ts'
import { readPage } from '../kit/html-page.ts'
import { has, isRecord } from '../kit/json-values.ts'
import { parseJson } from '../kit/read-json.ts'
import { readParagraphs } from '../kit/read-paragraphs.ts'

/** oTranscribe: JSON that holds the transcript as HTML, with times where somebody set them. */
export const oTranscribe: Importer = {
  summary: 'oTranscribe (.otr): its paragraphs, with labels and times',
  extensions: ['otr'],
  detect: ({ json, extension }) =>
    isRecord(json) &&
    typeof json['text'] === 'string' &&
    (extension === 'otr' || has(json, 'media') || has(json, 'media-time'))
      ? 1
      : 0,
  read({ file, bytes, encoding }, hints) {
    const value = parseJson(decodeText(bytes, file, encoding).text, file)
    const written = isRecord(value) && Object.hasOwn(value, 'text') ? value['text'] : undefined
    if (typeof written !== 'string') {
      throw inputError({
        code: 'import/otranscribe',
        place: { file },
        message: 'the file holds no "text"',
        fix: 'export it again from oTranscribe',
      })
    }
    const page = readPage(written.replace(stamp, '[$1] '), file)
    const extraText = Object.entries(value as object).flatMap(([key, other]) =>
      key !== 'text' && typeof other === 'string' && countWords(other) > 0 ? [[`"${key}"`, other] as const] : [],
    )
    return readParagraphs(page.paragraphs, file, hints, [...page.hidden, ...extraText])
  },
}

/** A time that somebody set, as `<span class="timestamp" data-timestamp="12.3">0:12</span>`. */
const stamp = /<span[^<>]{0,200}class="timestamp"[^<>]{0,200}>\s{0,9}([\d:.]{1,20})\s{0,9}<\/span>/g
