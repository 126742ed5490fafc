#!/usr/bin/env bash
# dom-anchor-text-quote 4.0.2 with diff-match-patch 1.0.5, @xmldom/xmldom 0.9.12 (npm), with Node.js 20.
# A TextQuoteSelector of W3C's Web Annotation has the words, those before and those after them, and the package makes one of a place and
# finds the place again. One would guess that it finds what it has described. It looks for the words before and, where it has them, not
# for those after. At the beginning of a text there are none before, so it writes prefix: "", finds that anywhere, which is the middle of
# the text, and takes the nearest of the same words there: what was marked in a headline lies on another place, and nobody is told. So it
# is where the words before come twice, as "said that the " does. (That is also issue 13 of tilgovi/dom-anchor-text-quote.) The first words
# are found where the selector has no prefix, or with the old place as a hint.
# Seen: "described at 0: prefix '', found at 47", "the same without prefix: found at 0", "the same with a hint: found at 0" and "old, behind
# 'said that the ': meant 'bridge is old', found 'bridge is open'".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix "$folder" dom-anchor-text-quote@4.0.2 diff-match-patch@1.0.5 @xmldom/xmldom@0.9.12 >/dev/null
cat >look.cjs <<'JS'
const { DOMParser } = require("@xmldom/xmldom");
const quote = require("dom-anchor-text-quote");

const page = (words) => new DOMParser().parseFromString(`<p>${words}</p>`, "text/xml").documentElement;
const root = page("Turin shut the bridge on Monday, and police in Turin said so. Cars from Turin wait. Nobody knows why.");
const made = quote.fromTextPosition(root, { start: 0, end: 5 });
const { prefix, ...without } = made;
const start = (selector, options) => quote.toTextPosition(root, selector, options).start;

const said = page("Ann said that the bridge is shut. Bob said that the bridge is open. Cy said that the bridge is old.");
const text = said.textContent;
const place = quote.toTextPosition(said, { exact: "bridge", prefix: " said that the ", suffix: " is old" });

const found = [
  `described at 0: prefix '${prefix}', found at ${start(made)}`,
  `the same without prefix: found at ${start(without)}`,
  `the same with a hint: found at ${start(made, { hint: 0 })}`,
  `old, behind 'said that the ': meant 'bridge is old', found '${text.slice(place.start).split(".")[0]}'`,
];
for (const line of found) console.log(line);
const expected = [
  "described at 0: prefix '', found at 47",
  "the same without prefix: found at 0",
  "the same with a hint: found at 0",
  "old, behind 'said that the ': meant 'bridge is old', found 'bridge is open'",
];
process.exit(JSON.stringify(found) === JSON.stringify(expected) ? 0 : 1);
JS
node look.cjs
