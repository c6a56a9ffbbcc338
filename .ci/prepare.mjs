// Builds after `npm ci` and before packing, but not where npx runs `prepare` to link a folder that is built: it would show
// nothing for as long as the build takes.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

if (process.env.npm_command !== 'exec' || !existsSync('dist/program/build.txt'))
  process.exitCode = spawnSync('npm run build', { shell: true, stdio: 'inherit' }).status ?? 1
