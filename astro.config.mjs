import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { gongshi } from './src/integration/index.ts';

// WeChat's browser on Android is Chromium 86 or later; iPhones stop at the system they came with.
// docs/development.md states the baseline; test/site/old-browsers.test.ts holds every shipped file against it.
const oldPhones = ['chrome80', 'safari13.1', 'firefox78'];

/** Astro builds scripts for the newest browsers, whatever the settings say: this has the last word. */
const buildForOldPhones = {
  name: 'gongshi-old-phones',
  configEnvironment(name, options) {
    if (name === 'client') options.build = { ...options.build, target: oldPhones };
  },
};

export default defineConfig({
  integrations: [gongshi(), mdx()],
  trailingSlash: 'always',
  devToolbar: { enabled: false },
  // There is no code to colour.
  markdown: { syntaxHighlight: false },
  build: {
    format: 'directory',
    // A strict content security policy allows no inline styles; neither does one page in five thousand need its own.
    inlineStylesheets: 'never',
  },
  vite: {
    build: {
      assetsInlineLimit: 0,
      cssTarget: oldPhones,
      // Astro's own marks on its modules, which the bundler does not know.
      rolldownOptions: { checks: { moduleLevelDirective: false } },
    },
    plugins: [buildForOldPhones],
    worker: { format: 'es' },
  },
});
