import { z } from 'zod'
import { list, record, text } from '../kit/json-shapes.ts'
import { has } from '../kit/json-values.ts'
import { jsonImporter } from '../kit/read-json.ts'

const message = record({ role: text, content: text })
const letter = record({ from: text, value: text }).transform(({ from, value }) => ({ role: from, content: value }))
const file = z.union([
  list(message),
  record({ messages: list(message) }).transform(({ messages }) => messages),
  record({ conversations: list(letter) }).transform(({ conversations }) => conversations),
])

/** Chats with a program, as interviews led by one are kept: messages with role and content, or `from` and `value`. */
export const chatJson = jsonImporter({
  summary: 'JSON chats with role and content, as interviews led by a program are kept',
  extensions: ['json', 'jsonl'],
  recognizes: (value) =>
    ['*', 'messages.*'].some((items) => has(value, `${items}.role`) && has(value, `${items}.content`)) ||
    (has(value, 'conversations.*.from') && has(value, 'conversations.*.value')),
  schema: file,
  toPieces: (messages) => messages.map(({ role, content }) => ({ speaker: role, text: content })),
})
