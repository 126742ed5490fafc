#!/usr/bin/env bash
# rss-parser 3.13.0 (npm), with Node.js 20.
# Atom lets a feed have an entry's words as XHTML, element in element, and a link without "rel" is that of the page. One would guess that
# the words come out in their order, as they do where the same words are escaped (type="html"), and that item.link is the page. What
# stands in an element within a line goes behind the rest of its line, and elements of one name stand together, headings apart from
# their paragraphs: "did not say" becomes "did say", and nothing tells so. item.link is whatever link stands first, a sound file or
# the feed itself, unless one says "alternate". (The order is also issue 275 of rbren/rss-parser.)
# Seen: "html: She did not say that.", "xhtml: She did  say that.not", "with headings: A B One. Two.", "link of the page behind one of
# sound: https://quay.example/port.mp3" and "the same with rel=alternate: https://quay.example/port".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix "$folder" rss-parser@3.13.0 >/dev/null
cat >look.mjs <<'JS'
import Parser from "rss-parser";

const parser = new Parser();
const xhtml = (words) => `<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">${words}</div></content>`;
const links = (page) => `<link rel="enclosure" href="https://quay.example/port.mp3"/><link ${page} href="https://quay.example/port"/>`;

async function entry(parts) {
  const head = "<title>The Quay</title><id>urn:quay</id><updated>2025-06-09T00:00:00Z</updated>";
  const item = `<entry><title>Port</title><id>urn:port</id><updated>2025-06-09T00:00:00Z</updated>${parts}</entry>`;
  return (await parser.parseString(`<feed xmlns="http://www.w3.org/2005/Atom">${head}${item}</feed>`)).items[0];
}

const words = async (parts) => (await entry(parts)).contentSnippet.replaceAll("\n", " ");
const found = {
  html: await words('<content type="html">&lt;p&gt;She did &lt;b&gt;not&lt;/b&gt; say that.&lt;/p&gt;</content>'),
  xhtml: await words(xhtml("<p>She did <b>not</b> say that.</p>")),
  "with headings": await words(xhtml("<h2>A</h2><p>One.</p><h2>B</h2><p>Two.</p>")),
  "link of the page behind one of sound": (await entry(links(""))).link,
  "the same with rel=alternate": (await entry(links('rel="alternate"'))).link,
};
for (const [name, value] of Object.entries(found)) console.log(`${name}: ${value}`);
const expected = [
  "She did not say that.",
  "She did  say that.not",
  "A B One. Two.",
  "https://quay.example/port.mp3",
  "https://quay.example/port",
];
process.exit(JSON.stringify(Object.values(found)) === JSON.stringify(expected) ? 0 : 1);
JS
node look.mjs
