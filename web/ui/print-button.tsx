import { Button } from "@mantine/core"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { Icon } from "./icon.tsx"

/** The page on paper, by the browser. */
export function PrintButton(): ReactNode {
  const { t } = useTranslation("ui")
  return (
    <Button variant="default" leftSection={<Icon name="printer" size={16} />} onClick={() => window.print()}>
      {t("print")}
    </Button>
  )
}
