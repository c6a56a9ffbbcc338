// Assembles src/math/kernels/kernels.wat into module.ts beside it. usage: node .ci/kernels.mjs
import { readFileSync, writeFileSync } from 'node:fs'
import openAssembler from 'wabt'

const folder = 'src/math/kernels'
const { parseWat } = await openAssembler()
const module = parseWat('kernels.wat', readFileSync(`${folder}/kernels.wat`, 'utf8'), { simd: true })
module.validate()
const base64 = Buffer.from(module.toBinary({}).buffer).toString('base64')
writeFileSync(
  `${folder}/module.ts`,
  `/** \`kernels.wat\` in binary form, in base64; \`npm run build:kernels\` writes it. */\nexport const kernelModule =\n  '${base64}'\n`,
)
