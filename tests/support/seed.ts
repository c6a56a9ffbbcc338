import fc from 'fast-check'

// Properties are tried on the same cases each time, so that a run can be repeated; THEMATA_SEED=random tries others.
const asked = process.env['THEMATA_SEED']
if (asked !== 'random') fc.configureGlobal({ seed: asked === undefined ? 1 : Number(asked) })
