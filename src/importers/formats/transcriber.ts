import { decodeText } from '../../boundary/decode-text.ts'
import { countWords } from '../../text/words.ts'
import type { Importer } from '../importer.ts'
import { addUnlabelledTurns } from '../kit/add-unlabelled-turns.ts'
import { createDraft, type Utterance } from '../kit/draft.ts'
import { toMs } from '../kit/json-times.ts'
import { walkXml } from '../kit/office.ts'

/** Transcriber: turns with the ids of speakers, times inside them, and marks of who speaks where several do. */
export const transcriber: Importer = {
  summary: 'Transcriber (.trs): turns with speakers and times; sounds and comments stay out',
  extensions: ['trs'],
  detect: ({ text }) =>
    text !== null && /<Trans[\s>]/.test(text.slice(0, 2000)) && /<(Episode|Turn)[\s>]/.test(text) ? 1 : 0,
  read({ file, bytes, encoding }) {
    const draft = createDraft()
    const names = new Map<string, string>()
    const utterances: Utterance[] = []
    let wordsIn = 0
    let speakers: readonly string[] = []
    let open: Utterance | null = null
    const end = (): void => {
      if (open !== null && open.text.trim() !== '')
        utterances.push({ ...open, text: open.text.replace(/\s+/g, ' ').trim() })
    }
    const begin = (speaker: string | null, startMs: number | null): void => {
      end()
      open = { speaker, text: '', startMs, endMs: null }
    }
    const named = (id: string | undefined): string | null => (id === undefined ? null : (names.get(id) ?? id))
    walkXml(decodeText(bytes, file, encoding).text, file, {
      open({ name, attributes }) {
        const at = (key: string): string => (Object.hasOwn(attributes, key) ? String(attributes[key]) : '')
        if (name === 'Speaker') names.set(at('id'), at('name').trim() || at('id'))
        else if (name === 'Turn') {
          speakers = at('speaker').split(/\s+/).filter(Boolean)
          begin(named(speakers[0]), toMs(at('startTime')))
        } else if (name === 'Sync') begin(open?.speaker ?? null, toMs(at('time')))
        else if (name === 'Who') begin(named(speakers[Number(at('nb')) - 1]), open?.startMs ?? null)
        else if (name === 'Event' || name === 'Comment' || name === 'Background') {
          wordsIn += countWords(at('desc'))
          draft.skip('sounds and comments', at('desc'))
        }
      },
      close(name) {
        if (name !== 'Turn') return
        end()
        open = null
      },
      text(said) {
        wordsIn += countWords(said)
        if (open === null) draft.skip('text outside the turns', said)
        else open = { ...open, text: open.text + said }
      },
    })
    addUnlabelledTurns(utterances, draft)
    return draft.build(wordsIn)
  },
}
