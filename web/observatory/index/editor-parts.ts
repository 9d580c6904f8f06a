/** Parts of the workbench in which an index is built. */
export const editorParts = ["files", "structure", "steps", "vary", "yaml"] as const
