import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // On two cores Vitest would use one; most of the long tests wait for a command.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/site/**', 'test/browser/**', 'test/long/**'],
          // Some of them start real commands; the machine may be small and busy.
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'site',
          include: ['test/site/**/*.test.ts', 'test/browser/**/*.test.ts'],
          // Builds the sample city once for all of them.
          globalSetup: 'test/site/setup.ts',
          testTimeout: 900_000,
          hookTimeout: 900_000,
          // How long a page of a real browser is waited for, on a machine that builds other sites meanwhile: no bound on anything.
          expect: { poll: { timeout: 15_000 } },
        },
      },
    ],
  },
});
