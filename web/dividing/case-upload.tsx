import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { csvTable } from "../ui/csv-table.ts"
import { FileField } from "../ui/file-field.tsx"
import { CaseFile, type Pack, unitFields, unitsOf } from "./case-state.ts"

interface CaseUploadProps {
  readonly given: CaseFile
  readonly pack: Pack
  readonly onCase: (given: CaseFile) => void
}

/** Units from a CSV file, or a whole case as `delta apportion` reads it. */
export function CaseUpload({ given, pack, onCase }: CaseUploadProps): ReactNode {
  const { t } = useTranslation("dividing")
  const columns = ["id", "place", "role", "flags", ...pack.factors.map((factor) => factor.id), ...unitFields].join(", ")
  return (
    <FileField
      note={t("upload.columns", { columns })}
      onRead={(raw) => {
        const { data } = CaseFile.safeParse(raw)
        if (data !== undefined) onCase(data)
        return data !== undefined
      }}
      onCsv={(text) => {
        try {
          onCase({ ...given, units: unitsOf(csvTable(text), pack) })
          return undefined
        } catch (error) {
          return t("upload.bad-csv", { column: error instanceof Error ? error.message : "" })
        }
      }}
    />
  )
}
