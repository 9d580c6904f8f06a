import type { IndexFiles } from "./index-files.ts"

/** Keeps the files that are worked on in this browser, so that a reload does not lose them. */
export async function keepFiles(files: IndexFiles): Promise<void> {
  await inStore("readwrite", (store) => store.put(files, key))
}

/** The files that were worked on last; undefined when there are none, or the browser keeps none. */
export async function keptFiles(): Promise<IndexFiles | undefined> {
  const found = await inStore("readonly", (store) => store.get(key)).catch(() => undefined)
  return isIndexFiles(found) ? found : undefined
}

const [database, table, key] = ["delta.index-workbench", "files", "last"]

function inStore<Answer>(
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => IDBRequest<Answer>,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(database, 1)
    opening.onupgradeneeded = () => opening.result.createObjectStore(table)
    opening.onerror = () => reject(opening.error)
    opening.onsuccess = () => {
      const opened = opening.result
      const asked = ask(opened.transaction(table, mode).objectStore(table))
      asked.onsuccess = () => resolve(asked.result)
      asked.onerror = () => reject(asked.error)
      asked.transaction?.addEventListener("complete", () => opened.close())
    }
  })
}

function isIndexFiles(found: unknown): found is IndexFiles {
  if (typeof found !== "object" || found === null) return false
  const texts = new Map<string, unknown>(Object.entries(found))
  const isText = (one: unknown) =>
    typeof one === "object" && one !== null && "text" in one && typeof one.text === "string" && "file" in one
  return ["method", "structure", "data"].every((kind) => isText(texts.get(kind)))
}
