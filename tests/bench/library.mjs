// Functions of the library that simulations use, also those that are not exported.
export { cohenKappa, f1Of } from '../../dist/math/agreement.js'
export { jackknifeByGroup, tOf95 } from '../../dist/math/jackknife.js'
export { createRandom } from '../../dist/math/random.js'
