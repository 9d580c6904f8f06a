import { Button, TextInput } from "@mantine/core"
import { type ReactNode, useState } from "react"
import { useTranslation } from "react-i18next"
import { announce } from "../frame/announcer.tsx"
import { useAct } from "../query.ts"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import styles from "./account.module.css"

/** Makes the secret address under which a calendar program follows one's bookings; shown once, an older one stops. */
export function Calendar(): ReactNode {
  const { t } = useTranslation("account")
  const make = useAct("makeCalendar")
  const [copied, setCopied] = useState(false)
  const copy = async (address: string) => {
    await navigator.clipboard.writeText(address)
    setCopied(true)
    announce(t("copied"))
  }
  return (
    <>
      {make.error === null ? null : <RefusalNotice error={make.error} asked={t("calendar.make")} />}
      {make.data === undefined ? (
        <div>
          <Button variant="default" loading={make.isPending} onClick={() => make.mutate({ body: { facility: null } })}>
            {t("calendar.make")}
          </Button>
        </div>
      ) : (
        <div className={styles.inline}>
          <TextInput label={t("calendar.address")} description={t("calendar.once")} readOnly value={make.data.url} />
          <Button variant="default" onClick={() => copy(make.data.url)}>
            {copied ? t("copied") : t("copy")}
          </Button>
        </div>
      )}
    </>
  )
}
