import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { describeApi } from "./description.ts"

/** Writes the committed API description: `npm run openapi`. */
writeFileSync(join(import.meta.dirname, "contract", "openapi.json"), `${JSON.stringify(describeApi(), null, 2)}\n`)
