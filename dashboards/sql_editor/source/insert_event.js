// The event by which a name chosen in the tree of tables reaches the editor.
export const INSERT = "minsheng-insert"
