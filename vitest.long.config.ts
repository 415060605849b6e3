import { defineConfig } from 'vitest/config';

/** `npm run test-long`: a portal released two dozen times, each time twice; too long for every change. */
export default defineConfig({ test: { include: ['test/long/**/*.test.ts'], testTimeout: 900_000, hookTimeout: 900_000 } });
