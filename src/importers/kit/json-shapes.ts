import { z } from 'zod'

/** Building blocks of the schemas of JSON files, with messages that say what is expected. */
export const number = z.number('a number is expected here')
export const text = z.string('text is expected here')
/** A time in whatever way it is written; `toMs` reads it. */
export const time = z.unknown().optional()
/** A speaker by name or number. */
export const voice = z.union([z.string(), z.number()], 'the speaker is a name or a number').nullish()
export const list = <Item extends z.ZodType>(item: Item) => z.array(item, 'a list is expected here')
export const record = z.looseObject
