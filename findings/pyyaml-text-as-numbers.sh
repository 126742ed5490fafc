#!/usr/bin/env bash
# PyYAML 6.0.4 (PyPI); ruamel.yaml 0.19.1 (PyPI), yaml 2.9.1 and js-yaml 5.5.0 (npm), with Python 3.11 and Node.js 20.
# PyYAML puts quotation marks around a text that it would itself read as a number. One would guess that such a text then
# comes back as text everywhere. PyYAML goes by YAML 1.1, where 7E2 and 08 are no numbers, so it leaves them bare; readers of
# YAML 1.2 take them for numbers, and a flight, a part number or the beginning of a commit's name becomes another one.
# Seen: "written: 7E2 0o17 08 1e-5 123e45 '1_000'", '[700.0, 15, 8, 1e-05, 1.23e+47, "1_000"]' from ruamel.yaml and
# '[700,15,8,0.00001,1.23e+47,"1_000"]' from each of the other two.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet pyyaml==6.0.4 ruamel.yaml==0.19.1
npm install --silent --no-audit --no-fund --prefix "$folder" yaml@2.9.1 js-yaml@5.5.0 >/dev/null
cat >write.py <<'PY'
import yaml

text = yaml.safe_dump(["7E2", "0o17", "08", "1e-5", "123e45", "1_000"])
print("written:", *(line.removeprefix("- ") for line in text.splitlines()))
with open("list.yaml", "w", encoding="utf-8") as file:
    file.write(text)
if yaml.safe_load(text) != ["7E2", "0o17", "08", "1e-5", "123e45", "1_000"]:
    raise SystemExit("PyYAML reads something else than it wrote")
PY
cat >read.py <<'PY'
import json
from ruamel.yaml import YAML

with open("list.yaml", encoding="utf-8") as file:
    print(json.dumps(YAML(typ="safe").load(file)))
PY
cat >read.mjs <<'JS'
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { load } from "js-yaml";
const text = readFileSync("list.yaml", "utf8");
console.log(JSON.stringify(parse(text)));
console.log(JSON.stringify(load(text)));
JS
venv/bin/python write.py
{
  venv/bin/python read.py
  node read.mjs
} | tee read.txt
venv/bin/python - <<'PY'
import json
import sys

with open("read.txt", encoding="utf-8") as file:
    lists = [json.loads(line) for line in file]
sys.exit(lists != [[700, 15, 8, 1e-5, 1.23e47, "1_000"]] * 3)
PY
