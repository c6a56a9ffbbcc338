import type { FittedModel } from '../../analysis/fitted-model.ts'
import { requireValue, type Store } from './store.ts'

/**
 * The fitted model of a key.
 *
 * @throws InputError when the fitted model, which was stored before, is missing or damaged
 */
export const requireModel = (key: string, store: Store): FittedModel =>
  requireValue<FittedModel>(store, key, {
    name: 'the fitted model',
    fix: 'run again; with shards, "themata fit" first',
  })
