import { Button, FileInput } from "@mantine/core"
import { type ReactNode, useState } from "react"
import { useTranslation } from "react-i18next"
import { announce } from "../frame/announcer.tsx"
import { useAct } from "../query.ts"
import { afterAct } from "../ui/after-act.ts"
import { Icon } from "../ui/icon.tsx"
import type { Done } from "../ui/logged-receipt.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { saveFile } from "../ui/save-file.ts"
import { ChoiceField } from "./choice-field.tsx"
import styles from "./governance.module.css"
import type { Choice, MatterClass } from "./motion-types.ts"
import { keepSealed, keptSealed, makeNonce, readSealed, type SealedChoice } from "./sealed-choice.ts"
import { loadEngine } from "./use-engine.ts"

interface OwnBallotProps {
  readonly motion: string
  readonly member: string
  readonly onDone: (done: Done) => void
}

function saveSealed(sealed: SealedChoice): void {
  const name = `sealed-${sealed.motion}-${sealed.member}-${sealed.commitment.slice(0, 8)}.json`
  saveFile(name, "application/json", JSON.stringify(sealed, null, 2))
}

/**
 * Lays a sealed ballot. The browser makes nonce and commitment and sends the commitment alone; what opens it is kept here
 * and as a file, which must be saved before the ballot is laid.
 */
export function SealBallot({
  motion,
  member,
  matter,
  onDone,
}: OwnBallotProps & { readonly matter: MatterClass }): ReactNode {
  const { t } = useTranslation("governance")
  const act = useAct("sealBallot")
  const [choice, setChoice] = useState<Choice | undefined>(undefined)
  const [sealed, setSealed] = useState<SealedChoice | undefined>(undefined)
  const [tried, setTried] = useState(false)
  const make = async () => {
    setTried(true)
    if (choice === undefined) return
    const { commitmentTo } = await loadEngine()
    const open = { motion, member, choice, nonce: makeNonce() }
    const made: SealedChoice = { format: "delta-sealed-ballot-1", ...open, commitment: commitmentTo(open) }
    keepSealed(made)
    saveSealed(made)
    setSealed(made)
    announce(t("sealed.made"))
  }
  const lay = () => {
    if (sealed === undefined) return
    afterAct(act.mutateAsync({ params: { motion }, body: { member, commitment: sealed.commitment } }), () => {
      announce(t("done.seal"))
      onDone({ text: t("done.seal"), act: "motion.ballot-sealed" })
    })
  }
  return (
    <div className={styles.form}>
      <p className={styles.warning}>
        <Icon name="assumed" />
        <span>
          {t("sealed.warning")} {t(`class.unopened-${matter.unopened}`)}
        </span>
      </p>
      <ChoiceField
        choice={choice}
        wrong={tried && choice === undefined}
        onChoose={(next) => {
          setChoice(next)
          setSealed(undefined)
        }}
      />
      <div>
        <Button variant={sealed === undefined ? "filled" : "default"} onClick={() => void make()}>
          {t(sealed === undefined ? "sealed.make" : "sealed.make-again")}
        </Button>
      </div>
      {sealed === undefined ? (
        <p className={styles.soft}>{t("sealed.make-next")}</p>
      ) : (
        <>
          <p>
            {t("sealed.commitment")} <code className={styles.hash}>{sealed.commitment}</code>
          </p>
          <p className={styles.soft}>{t(matter.replace ? "next.cast-replaced" : "next.cast-once")}</p>
          {act.error === null ? null : <RefusalNotice error={act.error} asked={t("do.seal")} />}
          <div className={styles.acts}>
            <Button size="md" loading={act.isPending} onClick={lay}>
              {t("do.seal")}
            </Button>
            <Button
              variant="default"
              leftSection={<Icon name="download" size={16} />}
              onClick={() => saveSealed(sealed)}
            >
              {t("sealed.save-again")}
            </Button>
          </div>
        </>
      )}
    </div>
  )
}

/** Opens a sealed ballot after the close, by what this browser keeps or from the file. */
export function OpenSealed({
  motion,
  member,
  commitment,
  onDone,
}: OwnBallotProps & { readonly commitment: string }): ReactNode {
  const { t } = useTranslation("governance")
  const act = useAct("unsealBallot")
  const [file, setFile] = useState<SealedChoice | "wrong" | undefined>(undefined)
  const kept = keptSealed(motion, commitment)
  const sealed = file === undefined || file === "wrong" ? kept : file
  const take = async (given: File | null) => {
    const read = given === null ? undefined : readSealed(await given.text())
    const { commitmentTo } = await loadEngine()
    const fits = read !== undefined && read.motion === motion && commitmentTo(read) === commitment
    setFile(given === null ? undefined : fits ? read : "wrong")
  }
  const open = () => {
    if (sealed === undefined) return
    const { choice, nonce } = sealed
    afterAct(act.mutateAsync({ params: { motion }, body: { member, choice, nonce } }), () => {
      announce(t("done.unseal"))
      onDone({ text: t("done.unseal"), act: "motion.ballot-unsealed" })
    })
  }
  return (
    <div className={styles.form}>
      <p>{t(kept === undefined ? "sealed.not-kept" : "sealed.kept")}</p>
      {kept === undefined ? (
        <FileInput
          label={t("sealed.file")}
          description={t("sealed.file-note")}
          accept="application/json,.json"
          error={file === "wrong" ? t("sealed.file-wrong") : undefined}
          onChange={(given) => void take(given)}
        />
      ) : null}
      {sealed === undefined ? null : (
        <p>
          {t("sealed.choice")} <strong>{t(`choice.${sealed.choice}`)}</strong>
        </p>
      )}
      {act.error === null ? null : <RefusalNotice error={act.error} asked={t("do.unseal")} />}
      <div>
        <Button size="md" disabled={sealed === undefined} loading={act.isPending} onClick={open}>
          {t("do.unseal")}
        </Button>
      </div>
      <p className={styles.soft}>{t("next.unseal")}</p>
    </div>
  )
}
