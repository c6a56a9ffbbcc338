import { decodeText } from '../../boundary/decode-text.ts'
import { countWords } from '../../text/words.ts'
import type { Importer } from '../importer.ts'
import { type Cue, readShown } from '../kit/cues.ts'
import { createDraft } from '../kit/draft.ts'
import { toMs } from '../kit/json-times.ts'
import { walkXml } from '../kit/office.ts'

/** Captions in XML: TTML and DFXP, with the names of agents, and the XML of YouTube. */
export const timedText: Importer = {
  summary: 'Timed text (TTML, DFXP) with the names of agents, and the XML captions of YouTube',
  extensions: ['ttml', 'dfxp', 'srv1', 'srv2', 'srv3'],
  detect: ({ text }) =>
    text !== null &&
    /<(tt|timedtext|transcript)[\s>]/.test(text.slice(0, 3000)) &&
    /<(p|text)\s[^<>]*\b(begin|start|t)=/.test(text)
      ? 1
      : 0,
  read({ file, bytes, encoding }, hints) {
    const draft = createDraft()
    const names = new Map<string, string>()
    const cues: Cue[] = []
    let [wordsIn, inCaptions] = [0, 0]
    let open: { voice: string | null; text: string; startMs: number | null; endMs: number | null } | null = null
    let [agent, name] = ['', '']
    let inName = false
    walkXml(decodeText(bytes, file, encoding).text, file, {
      open({ name: element, attributes }) {
        const at = (...keys: string[]): string | undefined => {
          const key = keys.find((one) => Object.hasOwn(attributes, one))
          return key === undefined ? undefined : String(attributes[key])
        }
        if (element === 'ttm:agent') agent = at('xml:id') ?? ''
        else if (element === 'ttm:name') inName = true
        else if (element === 'br' && open !== null) open = { ...open, text: `${open.text} ` }
        else if ((element === 'p' || element === 'text') && at('begin', 'start', 't') !== undefined) {
          const unit = at('t') === undefined ? 1000 : 1
          const startMs = readTime(at('begin', 'start', 't'), unit)
          const length = readTime(at('dur', 'd'), unit)
          const endMs = readTime(at('end'), unit) ?? (startMs === null || length === null ? null : startMs + length)
          const id = at('ttm:agent')
          open = { voice: id === undefined ? null : (names.get(id) ?? id), text: '', startMs, endMs }
        }
      },
      close(element) {
        if (element === 'ttm:name') {
          inName = false
          names.set(agent, name.trim())
          name = ''
        }
        if ((element !== 'p' && element !== 'text') || open === null) return
        const { voice, text, startMs, endMs } = open
        const said = text.replace(/\s+/g, ' ').trim()
        inCaptions -= countWords(said)
        if (said !== '') cues.push({ startMs, endMs, identifier: '', lines: [{ text: said, number: null, voice }] })
        open = null
      },
      text(said) {
        wordsIn += countWords(said)
        if (inName) name += said
        if (open === null) draft.skip(inName ? 'speaker labels' : 'title and settings', said)
        else {
          inCaptions += countWords(said)
          open = { ...open, text: open.text + said }
        }
      },
    })
    draft.skipWords('parts of words that were joined', inCaptions)
    return readShown(cues, { file, hints, draft, wordsIn })
  },
}

/** Milliseconds of a time of timed text: on a clock, with frames left out, or with a unit such as `12.5s`. */
function readTime(written: string | undefined, unit: number): number | null {
  const [, millis] = /^(\d+(?:\.\d+)?)ms$/.exec(written ?? '') ?? []
  return millis === undefined ? toMs(written?.replace(/^(\d+:\d\d:\d\d):\d+$/, '$1'), unit) : Math.round(Number(millis))
}
