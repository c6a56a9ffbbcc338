import { cleanText } from '../../text/clean.ts'

/** Elements of figures. Classes let a page set other colours in the dark; the attributes are those of a file alone. */

export const escapeXml = (text: string): string =>
  cleanText(text).replace(
    /[&<>"']/g,
    (mark) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[mark]!,
  )

const place = (value: number): string => String(Number(value.toFixed(1)))

/** Text at a place; `end` and `middle` name the side of it that the place is at; on a coloured cell it keeps its colour in the dark. */
export function words(
  x: number,
  y: number,
  text: string,
  { anchor = 'start', size = 13, soft = false, turn = 0, paper = false, onCell = false, bold = false } = {},
): string {
  const turned = turn === 0 ? '' : ` transform="rotate(${turn} ${place(x)} ${place(y)})"`
  const [name, fill] = paper ? ['on', '#ffffff'] : soft ? ['soft', '#59636e'] : [onCell ? 'oncell' : 'ink', '#1d2329']
  return `<text class="${name}" x="${place(x)}" y="${place(y)}" font-size="${size}" text-anchor="${anchor}" fill="${fill}"${bold ? ' font-weight="bold"' : ''}${turned}>${escapeXml(text)}</text>`
}

export const drawRectangle = (x: number, y: number, width: number, height: number, fill: string, name = ''): string =>
  `<rect${name === '' ? '' : ` class="${name}"`} x="${place(x)}" y="${place(y)}" width="${place(width)}" height="${place(height)}" fill="${fill}"/>`

export const frame = (x: number, y: number, width: number, height: number): string =>
  `<rect class="line" x="${place(x)}" y="${place(y)}" width="${place(width)}" height="${place(height)}" fill="none" stroke="#8a949e"/>`

export const rule = (
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  { width = 1, dash = '', strength = 1 } = {},
): string =>
  `<line class="line" x1="${place(x1)}" y1="${place(y1)}" x2="${place(x2)}" y2="${place(y2)}" stroke="#8a949e" stroke-width="${place(width)}"${dash === '' ? '' : ` stroke-dasharray="${dash}"`}${strength === 1 ? '' : ` stroke-opacity="${strength.toFixed(2)}"`}/>`

/** A half ellipse to the right, between two heights. */
export const arc = (
  x: number,
  from: number,
  to: number,
  { reach, width, strength }: { reach: number; width: number; strength: number },
): string =>
  `<path class="arc" d="M${place(x)} ${place(from)}C${place(x + reach)} ${place(from)} ${place(x + reach)} ${place(to)} ${place(x)} ${place(to)}" fill="none" stroke="#1d2329" stroke-width="${place(width)}" stroke-opacity="${strength.toFixed(2)}"/>`

export const dot = (x: number, y: number, radius: number, fill: string): string =>
  `<circle cx="${place(x)}" cy="${place(y)}" r="${place(radius)}" fill="${fill}" stroke="#ffffff" class="rim"/>`

export const path = (
  points: readonly (readonly [number, number])[],
  { fill = 'none', stroke = '#1d2329', dash = '', name = 'curve' } = {},
): string =>
  `<path class="${name}" d="${points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${place(x)} ${place(y)}`).join('')}${fill === 'none' ? '' : 'Z'}" fill="${fill}" stroke="${stroke}" stroke-width="2"${dash === '' ? '' : ` stroke-dasharray="${dash}"`}/>`

/** The title of an axis: below a drawing, or turned beside it. */
export const axisTitle = (x: number, y: number, text: string, turn: 0 | -90 = 0): string =>
  words(x, y, text, { anchor: 'middle', size: 12, soft: true, turn })

/** A shade from white (0) to dark blue (1), readable in grey: the scale of all heat maps. */
export function shade(share: number): string {
  const part = (from: number, to: number): string =>
    Math.round(from + (to - from) * Math.min(1, Math.max(0, share)))
      .toString(16)
      .padStart(2, '0')
  return `#${part(242, 16)}${part(246, 62)}${part(250, 115)}`
}
/** A theme's colour as a bar beside what belongs to it. */
export const stripe = (x: number, y: number, height: number, color: string): string =>
  drawRectangle(x, y, 4, height, color, 'stripe')

/** True if white has more contrast on that shade than ink. */
export const isDark = (share: number): boolean => share > 0.63

/** A whole drawing, with a title and a description that screen readers give. */
export function drawing(
  width: number,
  height: number,
  { name, title, description }: { name: string; title: string; description: string },
  parts: readonly string[],
): string {
  const size = `viewBox="0 0 ${Math.ceil(width)} ${Math.ceil(height)}" width="${Math.ceil(width)}" height="${Math.ceil(height)}"`
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img" aria-labelledby="${name}-title ${name}-desc" font-family="DejaVu Sans, Verdana, sans-serif"><title id="${name}-title">${escapeXml(title)}</title><desc id="${name}-desc">${escapeXml(description)}</desc>${drawRectangle(0, 0, width, height, '#ffffff', 'paper')}${parts.join('')}</svg>`
}
