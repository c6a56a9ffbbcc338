// Functions of the library that simulations use, also those that are not exported.

export { chooseRareCodes, classifySegments, drawSegments } from '../../dist/estimation/draw-segments.js'
export { estimateCode } from '../../dist/estimation/estimate-code.js'
export { cohenKappa, f1Of } from '../../dist/math/agreement.js'
export { jackknifeByGroup, tOf95 } from '../../dist/math/jackknife.js'
export { createRandom } from '../../dist/math/random.js'
