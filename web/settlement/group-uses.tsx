import { Link } from "@tanstack/react-router"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import type { Reply } from "../api.ts"
import { MemberMark } from "../ui/member-mark.tsx"
import { MoneyText } from "../ui/money-text.tsx"
import styles from "./settlement.module.css"

type Use = Reply<"listVouchers">["groupUse"][number]

/** What each controlling group has drawn from a jurisdiction's vouchers this year, against the cap. */
export function GroupUses({ uses }: { readonly uses: readonly Use[] }): ReactNode {
  const { t } = useTranslation("settlement")
  return (
    <ul className={styles.groups}>
      {uses.map((use) => {
        const drawn = BigInt(use.reserved) + BigInt(use.redeemed)
        const cap = BigInt(use.cap)
        // Per mille is exact enough for a bar; the figures beside it are exact.
        const share = cap === 0n ? 0 : Number((drawn * 1000n) / cap) / 1000
        return (
          <li key={`${use.jurisdiction} ${use.controllingGroup}`}>
            <p className={styles.groupHead}>
              <MemberMark code={use.jurisdiction} />{" "}
              <span>{t("group.of", { group: use.controllingGroup, year: use.year })}</span>
            </p>
            <div className={styles.bar} aria-hidden="true">
              <span style={{ "--share": Math.min(1, share) }} />
            </div>
            <p className={styles.soft}>
              {t("group.drawn")} <MoneyText amount={`${drawn}`} /> · {t("voucher.reserved")}{" "}
              <MoneyText amount={use.reserved} /> · {t("voucher.redeemed")} <MoneyText amount={use.redeemed} /> ·{" "}
              {t("group.cap")} <MoneyText amount={use.cap} /> · {t("group.left")}{" "}
              <MoneyText amount={`${cap > drawn ? cap - drawn : 0n}`} /> ·{" "}
              <Link to="/parameters/$parameter" params={{ parameter: "vouchers.group-cap" }}>
                {t("group.clause")}
              </Link>
            </p>
          </li>
        )
      })}
    </ul>
  )
}
