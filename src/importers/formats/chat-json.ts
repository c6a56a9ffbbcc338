import { z } from 'zod'
import { list, record, text } from '../kit/json-shapes.ts'
import { has } from '../kit/json-values.ts'
import { jsonImporter } from '../kit/read-json.ts'

const message = record({ role: text, content: text })
const file = z.union([list(message), record({ messages: list(message) })])

/** Chats with a program, as interviews led by one are kept: messages with role and content, alone or under `messages`. */
export const chatJson = jsonImporter({
  summary: 'JSON chats with role and content, as interviews led by a program are kept',
  extensions: ['json', 'jsonl'],
  recognizes: (value) =>
    ['*', 'messages.*'].some((items) => has(value, `${items}.role`) && has(value, `${items}.content`)),
  schema: file,
  toPieces: (content) =>
    (Array.isArray(content) ? content : content.messages).map(({ role, content: said }) => ({
      speaker: role,
      text: said,
    })),
})
