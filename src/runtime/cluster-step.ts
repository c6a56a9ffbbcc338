import { clusterSample } from '../analysis/cluster-sample.ts'
import type { Plan } from '../analysis/plan.ts'
import type { SampleClusters, SampleCodes } from '../findings/clusters/sample-clusters.ts'
import { clusterKey } from './store/keys.ts'
import { requireModel } from './store/require-model.ts'
import { readValue, type Store, writeValue } from './store/store.ts'

/** Finds clusters in the sample of a stored model, or reads those that were found before. */
export async function clusterInStore(
  model: string,
  codes: SampleCodes,
  { plan, store }: { readonly plan: Plan; readonly store: Store },
): Promise<SampleClusters> {
  const { cluster: inputs } = plan.inputs
  const key = clusterKey(model, codes, inputs)
  const known = readValue<SampleClusters>(store, key)
  if (known !== null) return known
  const found = await clusterSample(requireModel(model, store), codes, { ...inputs, ...plan.parts })
  writeValue(store, key, found)
  return found
}
