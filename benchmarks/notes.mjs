// Reads notes as readers of Obsidian's Markdown do: `node notes.mjs FILE...` prints, as JSON, what they see in each.
import { readFileSync } from "node:fs";
import matter from "gray-matter";
import { unified } from "unified";
import parse from "remark-parse";
import frontmatter from "remark-frontmatter";
import gfm from "remark-gfm";
import wikiLink from "remark-wiki-link";
import YAML from "yaml";

const reader = unified().use(parse).use(frontmatter, ["yaml"]).use(gfm).use(wikiLink, { aliasDivider: "|" });

function words(node) {
  if (node.type === "wikiLink") return node.data.alias;
  return node.value ?? (node.children ?? []).map(words).join("");
}

function* nodes(node) {
  yield node;
  for (const child of node.children ?? []) yield* nodes(child);
}

const found = process.argv.slice(2).map((name) => {
  const text = readFileSync(name, "utf8");
  const all = [...nodes(reader.runSync(reader.parse(text)))];
  const head = all.find((node) => node.type === "yaml");
  const items = all.filter((node) => node.type === "listItem").map((node) => words(node));
  return {
    name,
    properties: matter(text).data,
    same: JSON.stringify(matter(text).data) === JSON.stringify(YAML.parse(head?.value ?? "")),
    headings: all.filter((node) => node.type === "heading").map((node) => [node.depth, words(node)]),
    blocks: items.map((item) => item.match(/\^([\w-]+)$/)?.[1] ?? null),
    items,
    links: all.filter((node) => node.type === "wikiLink").map((node) => node.value),
    addresses: all.filter((node) => node.type === "link").map((node) => node.url),
    odd: all.map((node) => node.type).filter((type) => /html|image|code|emphasis|table|footnote|delete|break/i.test(type)),
  };
});
console.log(JSON.stringify(found));
