/** Sounds and phrases that fill a pause. Only those that never carry meaning there. */
const fillers =
  /(?<=^|[\s,.;:?!–—-])(?:(?:u+h*m+|u+h+|e+rm?|h+m+|äh+m?)\b(?:,|\.{1,3}|…)?|(?:you know|i mean|sort of|kind of|like),(?=\s))(?:\s+(?:(?:u+h*m+|u+h+|e+rm?|h+m+|äh+m?)\b(?:,|\.{1,3}|…)?|(?:you know|i mean),))*/giu

/**
 * A quote without fillers, `[…]` in the place of each run of them, as quotes are often printed; for display only.
 *
 * @example
 * trimFillers('So, um, you know, we waited.') // => 'So, […] we waited.'
 */
export const trimFillers = (said: string): string => said.replace(fillers, '[…]').replace(/\[…\](\s*\[…\])+/g, '[…]')
