// Builds built/*.js and built/licences.txt from source/; `make editor` calls it.
import { build } from "esbuild"
import { createHash } from "node:crypto"
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs"

// Also computed by tests/dashboards/test_sql_editor.py: a built file names what it was made of.
const sources = ["build.mjs", "package.json", "package-lock.json"]
sources.push(...readdirSync("source").sort().map((name) => `source/${name}`))
const hash = createHash("sha256")
for (const name of sources) hash.update(`${name}\n`).update(readFileSync(name))
const origin = hash.digest("hex")

mkdirSync("built", { recursive: true })
for (const name of ["sql_editor", "table_tree"]) {
  await build({
    entryPoints: [`source/${name}.js`],
    outfile: `built/${name}.js`,
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2020",
    charset: "utf8",
    banner: { js: `// Made by \`make editor\` from sources ${origin}; licences.txt names the parts.` },
  })
}

const parts = Object.keys(JSON.parse(readFileSync("package-lock.json")).packages)
  .filter((path) => path && !path.includes("esbuild"))
  .sort()
const texts = parts.map((path) => {
  const { name, version } = JSON.parse(readFileSync(`${path}/package.json`))
  return `${name} ${version}\n\n${readFileSync(`${path}/LICENSE`, "utf8").trim()}\n`
})
writeFileSync("built/licences.txt", texts.join("\n----\n\n"))
