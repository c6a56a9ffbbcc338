import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: {
    alias: [
      {
        find: /^.*\/v8-flags\.ts$/,
        replacement: fileURLToPath(new URL('support/no-v8-flags.ts', import.meta.url)),
      },
    ],
  },
  test: {
    include: ['tests/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: 'threads',
    isolate: false,
    maxWorkers: 2,
    globalSetup: ['tests/support/temporary-folders.ts'],
    setupFiles: ['tests/support/seed.ts'],
  },
})
