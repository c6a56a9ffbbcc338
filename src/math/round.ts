/** A number to six significant digits: as exports write it, so that what is read back is what was written. */
export const toSix = (value: number): number => (Number.isInteger(value) ? value : Number(value.toPrecision(6)))
