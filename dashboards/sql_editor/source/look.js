// Colours and sizes, from the page's own theme: light and dark alike.
import { HighlightStyle } from "@codemirror/language"
import { EditorView } from "@codemirror/view"
import { tags } from "@lezer/highlight"

export const highlight = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--st-violet-text-color)", fontWeight: "600" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--st-green-text-color)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--st-orange-text-color)" },
  { tag: [tags.special(tags.name)], color: "var(--st-red-text-color)", fontWeight: "600" },
  { tag: [tags.typeName, tags.standard(tags.name)], color: "var(--st-blue-text-color)" },
  { tag: tags.comment, color: "var(--st-gray-text-color)", fontStyle: "italic" },
])

export const look = EditorView.theme({
  "&": {
    border: "1px solid var(--st-border-color)",
    borderRadius: "var(--st-base-radius)",
    backgroundColor: "var(--st-background-color)",
    color: "var(--st-text-color)",
    fontSize: "0.9rem",
  },
  "&.cm-focused": { outline: "2px solid var(--st-primary-color)", outlineOffset: "-1px" },
  ".cm-scroller": {
    fontFamily: "var(--st-code-font), ui-monospace, Menlo, Consolas, monospace",
    lineHeight: "1.55",
    minHeight: "11rem",
    maxHeight: "26rem",
    overflow: "auto",
  },
  ".cm-content": { caretColor: "var(--st-text-color)", padding: "0.5rem 0" },
  ".cm-cursor": { borderLeftColor: "var(--st-text-color)" },
  ".cm-gutters": {
    backgroundColor: "var(--st-secondary-background-color)",
    color: "var(--st-gray-text-color)",
    border: "none",
    borderRadius: "var(--st-base-radius) 0 0 var(--st-base-radius)",
  },
  ".cm-activeLine, .cm-activeLineGutter": {
    backgroundColor: "color-mix(in srgb, var(--st-primary-color) 7%, transparent)",
  },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "color-mix(in srgb, var(--st-primary-color) 28%, transparent)",
  },
  ".cm-selectionMatch": {
    backgroundColor: "color-mix(in srgb, var(--st-primary-color) 16%, transparent)",
  },
  ".cm-tooltip, .cm-panels": {
    backgroundColor: "var(--st-secondary-background-color)",
    color: "var(--st-text-color)",
    border: "1px solid var(--st-border-color)",
  },
  ".cm-tooltip.cm-completionInfo": { maxWidth: "20rem", padding: "0.4rem 0.6rem" },
  ".cm-tooltip-autocomplete > ul > li[aria-selected]": {
    backgroundColor: "var(--st-primary-color)",
    color: "var(--st-background-color)",
  },
  ".cm-completionDetail": { opacity: "0.7", fontStyle: "normal", marginLeft: "0.8em" },
  ".cm-panels input, .cm-panels button": {
    backgroundColor: "var(--st-background-color)",
    backgroundImage: "none",
    color: "var(--st-text-color)",
    border: "1px solid var(--st-border-color)",
  },
})
