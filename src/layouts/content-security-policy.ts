import { earlyScript } from './early-script.ts';

/**
 * The one place where the content security policy is written: pages carry it in a `<meta>`, and `npm run docs` writes it into the examples for
 * web servers.
 *
 * WebAssembly: only the search page needs it (Pagefind). `'wasm-unsafe-eval'` is known to Chromium 97, Firefox 102 and Safari 16 and later.
 * Older Chromium, which WeChat brought for years, takes `'unsafe-eval'` alone for a permission, and lets a worker inherit the page's policy. So the search
 * page allows both, and no other page either. Neither lets an injected script run: that is for the rest of `script-src` to say.
 */
export type PolicyOf = 'page' | 'search';

async function hashOf(script: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(script)));
  return btoa(String.fromCharCode(...bytes));
}

const earlyScriptHash = await hashOf(earlyScript);

/** The policy of a kind of page, in one line. */
export function contentSecurityPolicy(of: PolicyOf): string {
  const scripts = ["'self'", `'sha256-${earlyScriptHash}'`, ...(of === 'search' ? ["'wasm-unsafe-eval'", "'unsafe-eval'"] : [])];
  return [
    "default-src 'none'",
    `script-src ${scripts.join(' ')}`,
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    // Safari knows worker-src since 15.5; before, workers go by child-src.
    "child-src 'self'",
    "frame-src 'none'",
    "form-action 'self'",
    "base-uri 'none'",
  ].join('; ');
}
