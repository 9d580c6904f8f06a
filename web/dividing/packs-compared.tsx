import { NativeSelect } from "@mantine/core"
import { useQueries } from "@tanstack/react-query"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { read } from "../query.ts"
import { grouped, sumOf } from "../ui/figures.ts"
import { Icon } from "../ui/icon.tsx"
import { MemberMark } from "../ui/member-mark.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { ScrollArea } from "../ui/scroll-area.tsx"
import { useSay } from "../ui/text.ts"
import { byMember, changes } from "./by-member.ts"
import { asked, type CaseFile, type CaseState, type Pack, standIn, underPack } from "./case-state.ts"
import styles from "./dividing.module.css"
import type { Division } from "./division-view.tsx"
import { Told } from "./gains-table.tsx"
import { SignedFigure } from "./signed-figure.tsx"
import { shortTitle } from "./units-table.tsx"

const most = 3

interface PacksComparedProps {
  readonly given: CaseFile
  readonly pack: Pack
  readonly packs: readonly Pack[]
  readonly shown: Division
  readonly compare: CaseState["compare"]
  readonly onCompare: (compare: CaseState["compare"]) => void
}

/** The same case under other packs, beside each other: who would gain and who would lose. */
export function PacksCompared({ given, pack, packs, shown, compare, onCompare }: PacksComparedProps): ReactNode {
  const { t } = useTranslation("dividing")
  const say = useSay()
  const chosen = compare.flatMap(({ pack: id, as }) => {
    const other = packs.find((one) => one.id === id)
    return other === undefined ? [] : [{ other, as }]
  })
  const answers = useQueries({
    queries: chosen.map(({ other, as }) => ({
      ...read("divideAmount", { body: { case: asked(underPack(given, pack, other, as)) } }),
      placeholderData: (before: Division | undefined) => before,
    })),
  })
  const columns = chosen.map((one, at) => ({ ...one, answer: answers[at] }))
  const left = packs.filter(({ id }) => id !== pack.id && !chosen.some(({ other }) => other.id === id))
  return (
    <>
      {chosen.length >= most ? null : (
        <div className={styles.filters} data-screen-only>
          <NativeSelect
            label={t("compare.add")}
            value=""
            data={[{ value: "", label: "–" }, ...left.map(({ id, title }) => ({ value: id, label: say(title) }))]}
            onChange={({ currentTarget }) =>
              currentTarget.value === "" ? null : onCompare([...compare, { pack: currentTarget.value, as: {} }])
            }
          />
        </div>
      )}
      {columns.map(({ other, as, answer }) => (
        <div key={other.id} className={styles.rule}>
          <p>
            <strong>{say(other.title)}</strong>
            <button
              type="button"
              className={styles.sign}
              aria-label={t("compare.remove", { pack: say(other.title) })}
              onClick={() => onCompare(compare.filter((one) => one.pack !== other.id))}
            >
              <Icon name="close" size={16} />
            </button>
            <br />
            {answer?.data === undefined || answer.error ? null : (
              <Told rows={changes(byMember(shown), byMember(answer.data))} />
            )}
          </p>
          <StandIns
            own={pack}
            other={other}
            as={as}
            onAs={(next) => onCompare(compare.map((one) => (one.pack === other.id ? { ...one, as: next } : one)))}
          />
          {answer?.error ? <RefusalNotice error={answer.error} asked={t("compare.refused")} /> : null}
        </div>
      ))}
      {columns.length === 0 ? null : (
        <Beside
          shown={shown}
          title={say(pack.title)}
          columns={columns.flatMap(({ other, answer }) =>
            answer?.data === undefined || answer.error ? [] : [{ title: say(other.title), division: answer.data }],
          )}
        />
      )}
    </>
  )
}

interface StandInsProps {
  readonly own: Pack
  readonly other: Pack
  readonly as: Readonly<Record<string, string>>
  readonly onAs: (as: Record<string, string>) => void
}

/** Which figures stand in for factors that the case does not have. */
function StandIns({ own, other, as, onAs }: StandInsProps): ReactNode {
  const { t } = useTranslation("dividing")
  const say = useSay()
  const ids = own.factors.map(({ id }) => id)
  const foreign = other.factors.filter(({ id }) => !ids.includes(id))
  if (foreign.length === 0) return null
  return (
    <div className={styles.choice}>
      <span className={styles.soft}>{t("compare.stand-ins")}</span>
      {foreign.map(({ id, title }) => (
        <label key={id}>
          {shortTitle(say(title))} ←
          <select
            value={as[id] ?? standIn(id, ids) ?? ""}
            onChange={({ currentTarget }) => onAs({ ...as, [id]: currentTarget.value })}
          >
            <option value="">–</option>
            {own.factors.map((factor) => (
              <option key={factor.id} value={factor.id}>
                {shortTitle(say(factor.title))}
              </option>
            ))}
          </select>
        </label>
      ))}
    </div>
  )
}

interface BesideProps {
  readonly shown: Division
  readonly title: string
  readonly columns: readonly { readonly title: string; readonly division: Division }[]
}

function Beside({ shown, title, columns }: BesideProps): ReactNode {
  const { t } = useTranslation("dividing")
  const own = byMember(shown)
  const pooled = ({ answer }: Division) => grouped(sumOf(answer.pools.map(({ amount }) => amount)))
  return (
    <ScrollArea label={t("compare.title")}>
      <table className={styles.table}>
        <caption className={styles.soft}>{t("compare.caption", { currency: shown.answer.currency })}</caption>
        <thead>
          <tr>
            <th scope="col">{t("result.member")}</th>
            <th scope="col" className={styles.long}>
              {shortTitle(title)}
            </th>
            {columns.map((column) => (
              <th key={column.title} scope="col" className={styles.long} colSpan={2}>
                {shortTitle(column.title)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {own.map(({ key, member, amount }) => (
            <tr key={key}>
              <th scope="row">{member === null ? key : <MemberMark code={member} />}</th>
              <td className={styles.figure}>{grouped(amount)}</td>
              {columns.map((column) => {
                const change = changes(own, byMember(column.division)).find((one) => one.key === key)
                const there = byMember(column.division).find((one) => one.key === key)
                return [
                  <td key={`${column.title} amount`} className={styles.figure}>
                    {grouped(there?.amount ?? "0")}
                  </td>,
                  <td key={`${column.title} change`} className={styles.figure}>
                    <SignedFigure amount={change?.difference ?? "0"} />
                  </td>,
                ]
              })}
            </tr>
          ))}
          <tr>
            <th scope="row">{t("compare.pools")}</th>
            <td className={styles.figure}>{pooled(shown)}</td>
            {columns.map((column) => (
              <td key={column.title} className={styles.figure} colSpan={2}>
                {pooled(column.division)}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </ScrollArea>
  )
}
