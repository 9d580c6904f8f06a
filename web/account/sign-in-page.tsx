import { Button, PasswordInput, TextInput } from "@mantine/core"
import { useRouter, useSearch } from "@tanstack/react-router"
import { type FormEvent, type ReactNode, useState } from "react"
import { useTranslation } from "react-i18next"
import { passkeysWork, signInByPasskey, signInByPassword, signInByProvider, signUp } from "../auth.ts"
import { useRegion } from "../session.ts"
import { Page } from "../ui/page.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { useDraft } from "../ui/use-draft.ts"
import styles from "./account.module.css"
import { SampleAccounts } from "./sample-accounts.tsx"

/** Signs a person in, by every way that this platform offers, and leads back to where they were. */
export function SignInPage(): ReactNode {
  const { t } = useTranslation("account")
  const { back = "/", error } = useSearch({ from: "/sign-in" })
  const region = useRegion()
  const router = useRouter()
  const [fault, setFault] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const run = async (way: () => Promise<void>, leaves = false) => {
    setBusy(true)
    setFault(null)
    try {
      await way()
      if (!leaves) router.history.push(back)
    } catch (refused) {
      // A closed passkey window is no fault.
      if (!(refused instanceof DOMException)) setFault(refused)
    }
    setBusy(false)
  }
  return (
    <Page title={t("sign-in.title")} intro={back === "/" ? t("sign-in.intro") : t("sign-in.back")}>
      {error === undefined ? null : <p role="alert">{t("sign-in.provider-error", { error })}</p>}
      {fault === null ? null : <RefusalNotice error={fault} asked={t("sign-in.asked")} />}
      <div className={styles.columns}>
        <PasswordForm busy={busy} run={run} />
        <div className={styles.ways}>
          {region?.signIn.passkey && passkeysWork() ? (
            <Button variant="default" disabled={busy} onClick={() => run(signInByPasskey)}>
              {t("sign-in.passkey")}
            </Button>
          ) : null}
          {region?.signIn.openId.map(({ id, name }) => (
            <Button
              key={id}
              variant="default"
              disabled={busy}
              onClick={() => run(() => signInByProvider(id, back), true)}
            >
              {t("sign-in.provider", { name })}
            </Button>
          ))}
        </div>
      </div>
      {region?.sample === true ? (
        <SampleAccounts
          accounts={region.sampleAccounts}
          busy={busy}
          onChoose={({ email, password }) => run(() => signInByPassword(email, password))}
        />
      ) : null}
    </Page>
  )
}

interface PasswordFormProps {
  readonly busy: boolean
  readonly run: (way: () => Promise<void>) => Promise<void>
}

/** Address and password, to sign in or to make an account. The password is never kept as a draft. */
function PasswordForm({ busy, run }: PasswordFormProps): ReactNode {
  const { t } = useTranslation("account")
  const draft = useDraft("sign-in", { name: "", email: "" })
  const [password, setPassword] = useState("")
  const [isNew, setNew] = useState(false)
  const { name, email } = draft.values
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void run(async () => {
      await (isNew ? signUp(name, email, password) : signInByPassword(email, password))
      draft.clear()
    })
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      {isNew ? (
        <TextInput
          label={t("sign-in.name")}
          description={t("sign-in.name-example")}
          required
          autoComplete="name"
          value={name}
          onChange={(event) => draft.set({ name: event.currentTarget.value })}
        />
      ) : null}
      <TextInput
        label={t("sign-in.email")}
        type="email"
        required
        autoComplete="username webauthn"
        value={email}
        onChange={(event) => draft.set({ email: event.currentTarget.value })}
      />
      <PasswordInput
        label={t("sign-in.password")}
        required
        autoComplete={isNew ? "new-password" : "current-password"}
        value={password}
        visibilityToggleButtonProps={{ "aria-label": t("sign-in.show-password") }}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <Button type="submit" loading={busy}>
        {isNew ? t("sign-in.make") : t("sign-in.do")}
      </Button>
      <button type="button" className={styles.link} onClick={() => setNew(!isNew)}>
        {isNew ? t("sign-in.have") : t("sign-in.new")}
      </button>
    </form>
  )
}
