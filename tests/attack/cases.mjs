import { existsSync } from 'node:fs'
import { documents } from './documents.mjs'
import { places } from './places.mjs'
import { words } from './words.mjs'

/** Whether the inputs of the day of attacks are here. */
export const has = existsSync(new URL('../../../shared/cases/security', import.meta.url))

/** Attacks by class: each throws what is wrong, or is null where its input is absent. */
export const cases = { ...words, ...documents, ...places }
