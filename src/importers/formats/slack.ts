import { nameVoice, type Piece } from '../kit/join-words.ts'
import { list, record, text, voice } from '../kit/json-shapes.ts'
import { has } from '../kit/json-values.ts'
import { decodeEntities } from '../kit/markup.ts'
import { jsonImporter } from '../kit/read-json.ts'

const profile = record({ real_name: text.nullish(), display_name: text.nullish() })
const file = list(
  record({
    type: text,
    subtype: text.nullish(),
    user: voice,
    username: voice,
    user_profile: profile.nullish(),
    text: text.nullish(),
  }),
)

/** A day of a channel in an export of Slack. Joins, leaves and other notices stay out; a message is a turn. */
export const slack = jsonImporter({
  summary: 'JSON exports of Slack: a turn for each message, notices left out',
  recognizes: (value) => has(value, '*.type') && has(value, '*.ts') && has(value, '*.text') && has(value, '*.user'),
  schemaFor: () => file,
  toPieces(messages) {
    const nameById = new Map(
      messages.flatMap(({ user, user_profile: known }) => (known ? [[user, nameOf(known)]] : [])),
    )
    return messages.flatMap(({ type, subtype, user, username, text: said }): Piece[] => {
      if (type !== 'message' || !said || (subtype != null && !spoken.has(subtype))) return []
      const speaker = nameById.get(user) || nameVoice(username ?? user)
      const named = said.replace(/<@(\w+)(?:\|[^<>]*)?>/g, (_, id: string) => `@${nameById.get(id) ?? id}`)
      return [{ speaker, text: plain(named), raws: [said], begins: true }]
    })
  },
  reasonByKey: { text: 'notices of Slack' },
})

/** Kinds of messages that people write. */
const spoken = new Set(['bot_message', 'file_share', 'me_message', 'thread_broadcast'])

const nameOf = ({
  real_name: real,
  display_name: display,
}: {
  real_name?: string | null | undefined
  display_name?: string | null | undefined
}): string => real || display || ''

/** What was written without Slack's marks for channels, links and emphasis. */
const plain = (said: string): string =>
  decodeEntities(
    said
      .replace(/<#\w+\|([^<>]*)>/g, '#$1')
      .replace(/<(?:https?:|mailto:)[^<>|]*\|([^<>]*)>/g, '$1')
      .replace(/<([^<>|]*)>/g, '$1'),
  )
