import { Button, TextInput } from "@mantine/core"
import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { useNavigate, useSearch } from "@tanstack/react-router"
import { type ReactNode, useCallback } from "react"
import { useTranslation } from "react-i18next"
import { callForFile } from "../api.ts"
import { read } from "../query.ts"
import { present } from "../search-params.ts"
import { FileField } from "../ui/file-field.tsx"
import { LinkTools } from "../ui/link-tools.tsx"
import { Page, Section } from "../ui/page.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { saveFile } from "../ui/save-file.ts"
import { RowsSkeleton } from "../ui/skeletons.tsx"
import { useLinked, useSettled } from "../ui/use-linked.ts"
import styles from "./dividing.module.css"
import { CoalitionFault, coalitionsCsv, gameOfCoalitions } from "./game-csv.ts"
import { GameFields } from "./game-fields.tsx"
import { GameFile, namesIn } from "./game-state.ts"
import { SharesView, StandingAlone } from "./shares-view.tsx"
import { CoreDrawing } from "./stable-drawing.tsx"
import { useExamples, WorkedExamples } from "./worked-examples.tsx"

/** What several make together, divided by contribution: every rule beside each other, and who would do better alone. */
export function SharesPage(): ReactNode {
  const { t } = useTranslation("dividing")
  const search = useSearch({ from: "/shares" })
  const navigate = useNavigate({ from: "/shares" })
  const write = useCallback(
    (text: string | undefined) => {
      navigate({ search: present({ case: text }), replace: true, resetScroll: false })
    },
    [navigate],
  )
  const linked = useLinked(search.case, GameFile, write)
  const examples = useExamples("shares")
  const game = linked.value ?? examples?.[0]?.given
  const settled = useSettled(game)
  if (game === undefined || examples === undefined || linked.reading) return <RowsSkeleton />
  const written = JSON.stringify(game)
  const example = examples.find(({ given }) => JSON.stringify(given) === written)
  const file = GameFile.parse(game)
  return (
    <Page wide title={t("shares.title")} intro={t("shares.intro")}>
      {linked.broken ? (
        <p role="alert" className={styles.loss}>
          {t("link.broken")}
        </p>
      ) : null}
      <WorkedExamples examples={examples} shown={example} onChoose={({ given }) => linked.set(GameFile.parse(given))} />
      <Section title={t("game.title")}>
        <GameFields game={file} onGame={linked.set} />
        <Extras game={file} onGame={linked.set} />
        <FileField
          note={`${t("game.csv-note")} ${t("game.file-note")}`}
          onRead={(given) => taken(given, linked.set)}
          onCsv={(text) => {
            const fault = csvFault(() => linked.set(gameOfCoalitions(text)))
            return fault === undefined ? undefined : t(`csv-fault.${fault.fault}`, { where: fault.where })
          }}
        />
        {file.formula === undefined && (file.players?.length ?? 0) <= 12 ? (
          <div data-screen-only>
            <Button
              variant="subtle"
              size="compact-sm"
              onClick={() => saveFile("coalitions.csv", "text/csv;charset=utf-8", `\uFEFF${coalitionsCsv(file)}`)}
            >
              {t("game.csv-template")}
            </Button>
          </div>
        ) : null}
        <LinkTools
          value={game}
          file={game}
          name="game"
          tooLong={linked.tooLong}
          onPaper={() => callForFile("sharesPaper", { body: { game, sampling } })}
        />
        <pre data-print-only>{written}</pre>
      </Section>
      <Result game={settled ?? game} />
    </Page>
  )
}

function taken(given: unknown, set: (game: GameFile) => void): boolean {
  const { data } = GameFile.safeParse(given)
  if (data !== undefined) set(data)
  return data !== undefined
}

/** What is wrong with a CSV of coalitions; undefined when it was taken over. */
function csvFault(
  take: () => void,
): { readonly fault: CoalitionFault["fault"] | "head"; readonly where: string } | undefined {
  try {
    take()
    return undefined
  } catch (error) {
    if (error instanceof CoalitionFault) return error
    return { fault: "head", where: error instanceof Error ? error.message : "" }
  }
}

/** What some rules need beside the game: unions for Owen, weights for the weighted Shapley value. */
function Extras({ game, onGame }: { readonly game: GameFile; readonly onGame: (game: GameFile) => void }): ReactNode {
  const { t } = useTranslation("dividing")
  const unions = (game.unions ?? []).map((members) => members.join(", ")).join(" | ")
  const weights = Array.isArray(game.weights) ? game.weights.join(", ") : Object.values(game.weights ?? {}).join(", ")
  const without = ({ unions: _, weights: __, ...rest }: GameFile) => rest
  return (
    <div className={styles.filters} data-screen-only>
      <TextInput
        key={`unions ${unions}`}
        label={t("game.unions")}
        description={t("game.unions-note")}
        defaultValue={unions}
        onBlur={({ currentTarget: { value } }) => {
          const found = value
            .split("|")
            .map(namesIn)
            .filter((names) => names.length > 0)
          const kept = game.weights === undefined ? {} : { weights: game.weights }
          if (value !== unions) onGame({ ...without(game), ...kept, ...(found.length === 0 ? {} : { unions: found }) })
        }}
      />
      <TextInput
        key={`weights ${weights}`}
        label={t("game.player-weights")}
        description={t("game.player-weights-note")}
        defaultValue={weights}
        onBlur={({ currentTarget: { value } }) => {
          const found = namesIn(value)
          const kept = game.unions === undefined ? {} : { unions: game.unions }
          if (value !== weights)
            onGame({ ...without(game), ...kept, ...(found.length === 0 ? {} : { weights: found }) })
        }}
      />
    </div>
  )
}

/** Orders that are drawn where there are too many players for a table, always with the same seed. */
const sampling = { orders: 2_000, seed: 1 } as const

function Result({ game }: { readonly game: GameFile }): ReactNode {
  const { t } = useTranslation("dividing")
  const { data, error, refetch } = useQuery({
    ...read("divideGame", { body: { game, sampling } }),
    placeholderData: keepPreviousData,
  })
  return (
    <>
      <Section title={t("result.title")} note={t("shares.note")}>
        {error === null ? null : <RefusalNotice error={error} asked={t("shares.refused")} onRetry={() => refetch()} />}
        {data === undefined
          ? error === null && <RowsSkeleton rows={4} />
          : error === null && <SharesView game={data} />}
      </Section>
      {data === undefined || error !== null ? null : (
        <Section title={t("alone.title")}>
          <div className={styles.beside}>
            <div>
              <StandingAlone game={data} />
            </div>
            <CoreDrawing game={data} />
          </div>
        </Section>
      )}
    </>
  )
}
