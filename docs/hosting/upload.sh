#!/bin/sh
# Uploads the public release to object storage. Written by npm run docs. Run it in the folder of gongshi after each release and each undo:
#   sh docs/hosting/upload.sh published oss:bucket
# The second is a path of rclone (rclone config). A third, in seconds, says how long pages of the release before may still be in a cache.
# Broken off, it is simply run again, whatever was published or taken back in between.
set -eu
published=$1
bucket=$2
keep=${3:-600}
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
npm run --silent upload-list -- --published "$published" --release "$id" ${last:+--since "$last"} ${begun:+--begun "$begun"} --there "$lists/there.txt" --to "$lists"
echo "$id" >> "$published/uploading"
# What pages name comes before them.
for step in assets parts data pages; do
  [ -s "$lists/$step.txt" ] || continue
  case $step in
    assets) cache='public, max-age=31536000, immutable' ;;
    *) cache='no-cache' ;;
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
