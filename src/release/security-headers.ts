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

/** Where nginx finds releases and how they are addressed. */
export interface NginxPlace {
  /** The folder of releases. */
  published: string;
  /** The path that the site is served under, with a slash at both ends. */
  base: string;
}

/** nginx looks for a path below `root`, base and all: links give the two folders that place. */
function rootsOf({ published, base }: NginxPlace): { current: string; hashed: string; links: string[] } {
  if (base === '/') return { current: `${published}/current`, hashed: `${published}/hashed`, links: [] };
  const path = base.slice(0, -1);
  const [current, hashed] = [`${published}/www`, `${published}/www-hashed`];
  const parent = base.split('/').slice(0, -2).join('/');
  return {
    current,
    hashed,
    links: [
      '    # Once, by hand:',
      `    #   mkdir -p ${current}${parent} ${hashed}${parent}`,
      `    #   ln -s ${published}/current ${current}${path}`,
      `    #   ln -s ${published}/hashed ${hashed}${path}`,
    ],
  };
}

/** Endings of files that are called by their contents, besides those of `_astro/`; `isHashed` in store/hashed.ts knows them one by one. */
const hashedEndings = 'pf_fragment|pf_index|pf_filter|pf_meta|idx';

/**
 * An nginx site for a folder of releases.
 *
 * @param policies content security policies of the pages and of the search page, as the pages carry them
 * @param place absolute path of the folder of releases, and the base that the site was built with
 */
export function formatNginx(policies: { page: string; search: string }, place: NginxPlace): string {
  const { 'Content-Security-Policy': frames = '', ...others } = securityHeaders;
  const { current, hashed, links } = rootsOf(place);
  const packed = packable.filter((type) => type !== 'text/html').join(' ');
  const { base } = place;
  return [
    '# An nginx site for a folder of releases. Written by npm run docs: the policies are those that the pages carry.',
    '# Only pages get the whole policy: a worker of an old browser must not be bound by one of its own.',
    'map $uri $gongshi_policy {',
    `    default "${frames}";`,
    `    "~/search/(index\\.html)?$" "${policies.search}; ${frames}";`,
    `    "~(/|\\.html)$" "${policies.page}; ${frames}";`,
    '}',
    'map $uri $gongshi_cache {',
    `    default "${cacheControl('')}";`,
    `    "~^${base}${immutableFolder}" "${cacheControl(immutableFolder)}";`,
    '}',
    '',
    'server {',
    '    listen 80;',
    '    server_name gongshi.example;',
    ...links,
    '    # A release is public from the moment when this link leads to it.',
    `    root ${current};`,
    '    # Both as they are by default, and both must stay so: the link is followed for each request, and no open file of an earlier release is remembered.',
    '    disable_symlinks off;',
    '    open_file_cache off;',
    '    index index.html;',
    '    charset utf-8;',
    '    charset_types text/css text/csv text/javascript text/plain application/json application/xml;',
    `    error_page 404 ${base}404.html;`,
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
    '        application/zip zip;',
    '        image/svg+xml svg;',
    '        image/png png;',
    '        image/x-icon ico;',
    '    }',
    '    default_type application/octet-stream;',
    '',
    '    gzip on;',
    '    gzip_comp_level 6;',
    '    gzip_vary on;',
    '    gzip_proxied any;',
    `    gzip_types ${packed};`,
    '    # With the module for it (Debian: libnginx-mod-http-brotli-filter):',
    '    # brotli on;',
    '    # brotli_comp_level 5;',
    `    # brotli_types ${packed};`,
    '',
    '    add_header Content-Security-Policy $gongshi_policy always;',
    ...Object.entries(others).map(([name, value]) => `    add_header ${name} "${value}" always;`),
    '    add_header Cache-Control $gongshi_cache always;',
    '    # Only when the site is served by https alone:',
    `    # add_header Strict-Transport-Security "${strictTransport}" always;`,
    '',
    '    # A page that was loaded before a switch asks for its styles and its parts of the search by names that the new release need not have.',
    `    location ~ (^${base}${immutableFolder}|\\.(${hashedEndings})$) {`,
    '        error_page 404 = @hashed;',
    '        recursive_error_pages on;',
    '        log_not_found off;',
    '    }',
    '    location @hashed {',
    `        root ${hashed};`,
    `        error_page 404 ${base}404.html;`,
    '    }',
    '}',
    '',
  ].join('\n');
}

/** A shell script that uploads the public release to object storage with rclone, in the order of `planUpload`. */
export function formatUploadScript(): string {
  return `#!/bin/sh
# Uploads the public release to object storage. Written by npm run docs. Run it in the folder of gongshi after each release and each undo:
#   sh docs/hosting/upload.sh published oss:bucket
# The second is a path of rclone (rclone config). A third, in seconds, says how long pages of the release before may still be in a cache.
# Broken off, it is simply run again, whatever was published or taken back in between.
set -eu
published=$1
bucket=$2
keep=\${3:-600}
lists=$(mktemp -d)
trap 'rm -rf "$lists"' EXIT
# The same release until the end, whatever is published meanwhile.
id=$(basename "$(dirname "$(readlink "$published/current")")")
last=$(cat "$published/uploaded" 2>/dev/null || true)
# Uploads that were begun after that one and broke off: something of them is there too.
begun=$(paste -s -d , "$published/uploading" 2>/dev/null || true)
# What was withdrawn must leave the search there too, whenever it came.
[ -z "$last$begun" ] || rclone lsf -R --files-only --include '/{pagefind,search}/**' "$bucket" > "$lists/there.txt"
touch "$lists/there.txt"
npm run --silent upload-list -- --published "$published" --release "$id" \${last:+--since "$last"} \${begun:+--begun "$begun"} --there "$lists/there.txt" --to "$lists"
echo "$id" >> "$published/uploading"
# What pages name comes before them.
for step in assets parts data pages; do
  [ -s "$lists/$step.txt" ] || continue
  case $step in
    assets) cache='${cacheControl(immutableFolder)}' ;;
    *) cache='${cacheControl('')}' ;;
  esac
  rclone copy "$published/releases/$id/site" "$bucket" --files-from-raw "$lists/$step.txt" --no-traverse --ignore-times --header-upload "Cache-Control: $cache"
done
# What only earlier pages name goes after them, late.
if [ -s "$lists/gone.txt" ]; then
  sleep "$keep"
  rclone delete "$bucket" --files-from-raw "$lists/gone.txt"
fi
echo "$id" > "$published/uploaded"
rm "$published/uploading"
`;
}
