// SQL as DuckDB writes it, with completion of the build's tables and of the columns in reach.
import { PostgreSQL, SQLDialect, sql } from "@codemirror/lang-sql"

const DuckDB = SQLDialect.define({
  ...PostgreSQL.spec,
  keywords: `${PostgreSQL.spec.keywords} qualify pivot unpivot exclude replace columns asof anti semi summarize describe`,
  doubleDollarQuotedStrings: false,
  specialVar: "$",
  caseInsensitiveIdentifiers: true,
})

// tables: [[name, description, [[column, type, meaning], …]], …]
export function duckdb(tables) {
  const columns = new Map(tables.map(([name, , parts]) => [name, parts.map(completion)]))
  const schema = tables.map(([name, description, parts]) => ({
    self: { label: name, type: "type", info: description, boost: 1 },
    children: parts.map(completion),
  }))
  const named = Object.fromEntries(schema.map((table) => [table.self.label, table]))
  return [
    sql({ dialect: DuckDB, schema: named }),
    DuckDB.language.data.of({ autocomplete: (context) => inReach(context, columns) }),
  ]
}

function completion([name, type, meaning]) {
  return { label: name, type: "property", detail: type, info: meaning, boost: 2 }
}

// Columns of the tables that the statement names, without writing the table's name before them.
function inReach(context, columns) {
  const word = context.matchBefore(/\w+/)
  if (!word || context.matchBefore(/[.$]\w*/)) return null
  const names = new Set(context.state.doc.toString().toLowerCase().match(/\w+/g))
  const options = new Map()
  for (const [table, parts] of columns) {
    if (names.has(table)) for (const part of parts) options.set(part.label, part)
  }
  return options.size ? { from: word.from, options: [...options.values()], validFor: /^\w*$/ } : null
}
