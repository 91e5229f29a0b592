// The SQL editor: CodeMirror mounted by Streamlit, which calls the default function at each rerun.
import { acceptCompletion, autocompletion, closeBrackets } from "@codemirror/autocomplete"
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands"
import { bracketMatching, syntaxHighlighting } from "@codemirror/language"
import { highlightSelectionMatches, searchKeymap } from "@codemirror/search"
import { Compartment, EditorState, Prec } from "@codemirror/state"
import { EditorView, drawSelection, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view"
import { INSERT } from "./insert_event.js"
import { duckdb } from "./duckdb_sql.js"
import { highlight, look } from "./look.js"

const editors = new WeakMap()
// Counts what was told to the page: the later word counts, whichever way it went.
let beat = 0
// A pause in typing after which the page hears of the text, so that it knows the parameters.
const PAUSE = 1000

class SqlEditor {
  constructor(root) {
    this.language = new Compartment()
    this.words = new Compartment()
    this.put = null
    this.told = null
    const place = document.createElement("div")
    root.appendChild(place)
    this.view = new EditorView({ parent: place, root, state: this.fresh("") })
    this.insert = (event) => {
      event.preventDefault()
      this.view.dispatch(this.view.state.replaceSelection(event.detail))
      this.view.focus()
    }
    window.addEventListener(INSERT, this.insert)
  }

  fresh(text) {
    const run = Prec.highest(keymap.of([{ key: "Mod-Enter", run: () => this.run() }]))
    return EditorState.create({
      doc: text,
      extensions: [
        run,
        lineNumbers(),
        history(),
        drawSelection(),
        bracketMatching(),
        closeBrackets(),
        autocompletion({ icons: false }),
        highlightActiveLine(),
        highlightSelectionMatches(),
        EditorView.lineWrapping,
        syntaxHighlighting(highlight),
        look,
        this.language.of(this.tables ? duckdb(this.tables) : []),
        this.words.of(this.attributes ?? []),
        // Escape and then Tab leaves the editor: CodeMirror lets the next Tab through.
        keymap.of([
          { key: "Tab", run: acceptCompletion },
          indentWithTab,
          ...searchKeymap,
          ...historyKeymap,
          ...defaultKeymap,
        ]),
        EditorView.domEventHandlers({ blur: () => this.tell() }),
        EditorView.updateListener.of((update) => update.docChanged && this.tellSoon()),
      ],
    })
  }

  // What the page gives: a text counts when its number is new; what is being typed stays.
  take({ number, text, tables, label, hint, words }, setStateValue, setTriggerValue) {
    Object.assign(this, { setStateValue, setTriggerValue })
    if (!this.tables) {
      this.tables = tables
      this.view.dispatch({ effects: this.language.reconfigure(duckdb(tables)) })
    }
    this.attributes = [
      EditorView.contentAttributes.of({ "aria-label": label, "aria-description": hint }),
      EditorState.phrases.of(words),
    ]
    if (number !== this.put) {
      this.put = number
      this.told = text
      this.view.setState(this.fresh(text))
    } else {
      this.view.dispatch({ effects: this.words.reconfigure(this.attributes) })
    }
  }

  tellSoon() {
    clearTimeout(this.pause)
    this.pause = setTimeout(() => (this.view.composing ? this.tellSoon() : this.tell()), PAUSE)
  }

  tell() {
    clearTimeout(this.pause)
    const text = this.view.state.doc.toString()
    if (text === this.told) return
    this.told = text
    this.setStateValue("text", { number: this.put, beat: ++beat, text })
  }

  run() {
    clearTimeout(this.pause)
    const text = this.view.state.doc.toString()
    this.told = text
    this.setTriggerValue("run", { number: this.put, beat: ++beat, text })
    return true
  }

  close() {
    clearTimeout(this.pause)
    window.removeEventListener(INSERT, this.insert)
    this.view.destroy()
  }
}

export default function ({ data, parentElement, setStateValue, setTriggerValue }) {
  if (!editors.has(parentElement)) editors.set(parentElement, new SqlEditor(parentElement))
  const editor = editors.get(parentElement)
  editor.take(data, setStateValue, setTriggerValue)
  return () =>
    // Streamlit cleans up before each rerun too: only what has left the page is closed.
    setTimeout(() => {
      const host = parentElement.host ?? parentElement
      if (host.isConnected) return
      editors.delete(parentElement)
      editor.close()
    })
}
