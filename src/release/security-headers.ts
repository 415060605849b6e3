/**
 * What a server should say besides the pages themselves, which carry the content security policy in a `<meta>`. From here come the headers of the
 * preview, and the examples in docs/hosting/ (`npm run docs`).
 */

/** For every answer. */
export const securityHeaders: Readonly<Record<string, string>> = {
  // The one part of the policy that a <meta> cannot say.
  'Content-Security-Policy': "frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/** Only for a site that is served by https alone, and will stay so: browsers remember it. */
const strictTransport = 'max-age=31536000';

/** Names of these files change with what is in them. */
export const immutableFolder = '_astro/';
export const cacheControl = (path: string): string => (path.startsWith(immutableFolder) ? 'public, max-age=31536000, immutable' : 'no-cache');

/** Kinds of content that are worth packing. */
export const packable = ['text/html', 'text/css', 'text/csv', 'text/javascript', 'text/plain', 'application/json', 'application/xml', 'application/atom+xml', 'application/feed+json', 'application/wasm', 'image/svg+xml'];

/** The `_headers` file that static hosts read. */
export function formatHeadersFile(): string {
  return [
    '# For static hosts that read a file of this name in the root of the site. Written by npm run docs.',
    '# Under a base path, put it before both paths: /gongshi/* and /gongshi/_astro/*.',
    '/*',
    ...Object.entries(securityHeaders).map(([name, value]) => `  ${name}: ${value}`),
    '  # Only when the site is served by https alone:',
    `  # Strict-Transport-Security: ${strictTransport}`,
    `/${immutableFolder}*`,
    `  Cache-Control: ${cacheControl(immutableFolder)}`,
    '',
  ].join('\n');
}

/**
 * An nginx site.
 *
 * @param policies content security policies of the pages and of the search page, as the pages carry them
 */
export function formatNginx(policies: { page: string; search: string }): string {
  const { 'Content-Security-Policy': frames = '', ...others } = securityHeaders;
  const headers = (indent: string): string[] => [
    `${indent}add_header Content-Security-Policy $gongshi_policy always;`,
    ...Object.entries(others).map(([name, value]) => `${indent}add_header ${name} "${value}" always;`),
    `${indent}# Only when the site is served by https alone:`,
    `${indent}# add_header Strict-Transport-Security "${strictTransport}" always;`,
  ];
  const indent = '        ';
  return [
    '# An nginx site for a finished output. Written by npm run docs: the policies are those that the pages carry.',
    '# Only pages get the whole policy: a worker of an old browser must not be bound by one of its own.',
    'map $uri $gongshi_policy {',
    `    default "${frames}";`,
    `    "~/search/(index\\.html)?$" "${policies.search}; ${frames}";`,
    `    "~(/|\\.html)$" "${policies.page}; ${frames}";`,
    '}',
    '',
    'server {',
    '    listen 80;',
    '    server_name gongshi.example;',
    '    # Built with --base /gongshi/? Then: root /srv/www; and the output at /srv/www/gongshi.',
    '    root /srv/gongshi/dist;',
    '    index index.html;',
    '    charset utf-8;',
    '    error_page 404 /404.html;',
    '',
    '    types {',
    '        text/html html;',
    '        text/css css;',
    '        text/csv csv;',
    '        text/javascript js mjs;',
    '        text/plain txt;',
    '        application/json json;',
    '        application/xml xml;',
    '        application/wasm wasm;',
    '        image/svg+xml svg;',
    '        image/png png;',
    '        image/x-icon ico;',
    '    }',
    '    default_type application/octet-stream;',
    '',
    '    gzip on;',
    '    gzip_comp_level 6;',
    '    gzip_vary on;',
    `    gzip_types ${packable.filter((type) => type !== 'text/html').join(' ')};`,
    '    # With files packed beforehand (gzip -k9, brotli -k) and the modules for them:',
    '    # gzip_static on;',
    '    # brotli_static on;',
    '',
    '    location / {',
    ...headers(indent),
    `${indent}add_header Cache-Control "${cacheControl('')}" always;`,
    '    }',
    `    location /${immutableFolder} {`,
    ...headers(indent),
    `${indent}add_header Cache-Control "${cacheControl(immutableFolder)}";`,
    '    }',
    '}',
    '',
  ].join('\n');
}
