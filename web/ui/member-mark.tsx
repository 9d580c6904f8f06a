import type { ReactNode } from "react"
import { useRegion } from "../session.ts"
import styles from "./member-mark.module.css"
import { useSay } from "./text.ts"

/** A jurisdiction: its colour, the same everywhere, always with its name. */
export function MemberMark({ code }: { readonly code: string }): ReactNode {
  const say = useSay()
  const member = useRegion()?.jurisdictions.find((one) => one.code === code)
  return (
    <span className={styles.member} style={{ "--member": member?.colour }}>
      {member === undefined ? code : say(member.name)}
    </span>
  )
}
