// The tables of the build by layer: search, unfold a table, click a name to put it into the editor.
import { INSERT } from "./insert_event.js"

const trees = new WeakMap()

class TableTree {
  constructor(root) {
    this.search = make("input", { type: "search" })
    this.count = make("p", { className: "count" })
    this.count.setAttribute("role", "status")
    this.list = make("div", { className: "list" })
    this.search.addEventListener("input", () => this.filter())
    root.append(this.search, this.count, this.list)
  }

  take({ layers, words }, setTriggerValue) {
    this.setTriggerValue = setTriggerValue
    const told = JSON.stringify([layers, words])
    if (told === this.told) return
    Object.assign(this, { told, words })
    this.search.placeholder = words.search
    this.search.setAttribute("aria-label", words.search)
    this.rows = []
    this.list.replaceChildren(...layers.map(([title, tables]) => this.layer(title, tables)))
    this.filter()
  }

  layer(title, tables) {
    const part = make("section")
    const entries = tables.map((table) => this.table(table))
    part.append(make("h4", { textContent: title }), ...entries)
    return part
  }

  table([name, description, columns, rows]) {
    const entry = make("details")
    const summary = make("summary")
    summary.append(make("code", { textContent: name }), make("small", { textContent: rows }))
    summary.append(make("span", { textContent: description }))
    entry.append(summary)
    const text = [name, description, ...columns.flat()].join(" ").toLowerCase()
    const row = { entry, columns, text, name: `${name} ${description}`.toLowerCase() }
    // The columns of a hundred tables are a thousand rows: drawn when a table is unfolded.
    entry.addEventListener("toggle", () => entry.open && this.unfold(row, name))
    this.rows.push(row)
    return entry
  }

  unfold(row, name) {
    if (row.body) return
    row.body = make("ul")
    const whole = make("li")
    whole.append(this.button(name, `+ ${name}`))
    const columns = row.columns.map(([column, type, meaning]) => {
      const line = make("li")
      line.append(this.button(column, column), make("small", { textContent: type }))
      line.append(make("span", { textContent: meaning }))
      line.text = `${column} ${meaning}`.toLowerCase()
      return line
    })
    row.body.append(whole, ...columns)
    row.entry.append(row.body)
    this.mark(row)
  }

  button(name, textContent) {
    const button = make("button", { type: "button", textContent, title: this.words.insert })
    button.addEventListener("click", () => {
      const event = new CustomEvent(INSERT, { detail: name, cancelable: true })
      // Without an editor on the page nobody prevents the event: the page's text box takes the name.
      if (window.dispatchEvent(event)) this.setTriggerValue("insert", name)
    })
    return button
  }

  filter() {
    this.parts = this.search.value.toLowerCase().split(/\s+/).filter(Boolean)
    let shown = 0
    for (const row of this.rows) {
      row.entry.hidden = !this.parts.every((part) => row.text.includes(part))
      shown += !row.entry.hidden
      this.mark(row)
    }
    for (const section of this.list.children) {
      section.hidden = !section.querySelector("details:not([hidden])")
    }
    this.count.textContent = this.words.count.replace("#", shown)
  }

  // What was searched for stands out among the columns.
  mark(row) {
    const inColumns = this.parts.filter((part) => !row.name.includes(part))
    for (const line of row.body?.children ?? []) {
      const found = inColumns.length && inColumns.every((part) => line.text?.includes(part))
      line.classList.toggle("found", Boolean(found))
    }
  }
}

function make(tag, properties = {}) {
  return Object.assign(document.createElement(tag), properties)
}

export default function ({ data, parentElement, setTriggerValue }) {
  if (!trees.has(parentElement)) trees.set(parentElement, new TableTree(parentElement))
  trees.get(parentElement).take(data, setTriggerValue)
}
