import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { initWasm, Resvg } from '@resvg/resvg-wasm'
import { readFont } from './package-files.ts'

const { resolve } = createRequire(import.meta.url)
let ready: Promise<Uint8Array> | undefined

/** Initializes the renderer, once, and returns its fonts. */
async function prepare(): Promise<Uint8Array> {
  const [program, letters] = await Promise.all([readFile(resolve('@resvg/resvg-wasm/index_bg.wasm')), readFont()])
  await initWasm(program)
  return letters
}

/** A drawing as a PNG picture, at twice its nominal size; the same drawing gives the same bytes everywhere. */
export async function drawPng(svg: string): Promise<Uint8Array> {
  ready ??= prepare()
  const letters = await ready
  const drawing = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: 2 },
    font: { fontBuffers: [letters], defaultFontFamily: 'DejaVu Sans', loadSystemFonts: false },
  })
  const picture = drawing.render()
  try {
    return picture.asPng()
  } finally {
    // The memory of the renderer, which no garbage collection sees, would grow with each drawing.
    picture.free()
    drawing.free()
  }
}
