import { Tabs } from "@mantine/core"
import { useQuery } from "@tanstack/react-query"
import { useNavigate, useSearch } from "@tanstack/react-router"
import { type ReactNode, useCallback, useMemo } from "react"
import { useTranslation } from "react-i18next"
import { read } from "../../query.ts"
import { present } from "../../search-params.ts"
import { ExampleChoice } from "../../ui/example-choice.tsx"
import { Page } from "../../ui/page.tsx"
import { RefusalNotice } from "../../ui/refusal-notice.tsx"
import { RowsSkeleton } from "../../ui/skeletons.tsx"
import { LocalRefusal } from "../local-refusal.tsx"
import styles from "./bench.module.css"
import { editorParts } from "./editor-parts.ts"
import { FilesPanel } from "./files-panel.tsx"
import { filesFrom, type IndexFiles, sameFiles } from "./index-files.ts"
import { namesOf } from "./names-of.ts"
import { Results } from "./results.tsx"
import { StepsPanel } from "./steps-panel.tsx"
import { StructurePanel } from "./structure-panel.tsx"
import { type Reopened, useReopened } from "./use-reopened.ts"
import { useTrials } from "./use-trials.ts"
import { VaryPanel } from "./vary-panel.tsx"
import { useBench, useRun } from "./workbench.ts"
import { YamlPanel } from "./yaml-panel.tsx"

/** An index built in the browser: its files, hierarchy, steps and uncertainty beside what comes out. */
export function IndexWorkbenchPage(): ReactNode {
  const { t } = useTranslation("observatory")
  const search = useSearch({ from: "/index-workbench" })
  const navigate = useNavigate({ from: "/index-workbench" })
  const listed = useQuery(read("listIndexExamples"))
  const examples = useMemo(
    () => listed.data?.items.map((one) => ({ ...one, given: filesFrom(one.files) })) ?? [],
    [listed.data],
  )
  const toOwn = useCallback(() => {
    navigate({ search: ({ example: _, ...rest }) => rest, replace: true, resetScroll: false })
  }, [navigate])
  const named = examples.find(({ id }) => id === search.example)?.given
  const bench = useBench(named, examples[0]?.given, toOwn)
  const run = useRun(bench.files)
  const trials = useTrials(bench.files)
  const reopened = useReopened(run, trials, bench.set)
  const { files } = bench
  if (listed.error !== null) return <RefusalNotice error={listed.error} onRetry={() => listed.refetch()} />
  if (listed.data === undefined || files === undefined) return <RowsSkeleton />
  const shown = examples.find(({ given }) => given !== undefined && sameFiles(given, files))
  return (
    <Page wide title={t("bench.title")} intro={t("bench.intro")}>
      <ExampleChoice
        examples={examples}
        shown={shown}
        onChoose={({ id }) =>
          navigate({ search: (before) => ({ ...before, example: id }), replace: true, resetScroll: false })
        }
        words={{ choose: t("bench.example"), own: t("bench.own"), source: t("bench.source") }}
      />
      <div className={styles.bench}>
        <Editor files={files} onFiles={bench.set} reopened={reopened} />
        <section className={styles.results} aria-label={t("bench.results")}>
          <h2>{t("bench.results")}</h2>
          {run.error === undefined ? null : <LocalRefusal error={run.error} asked={t("bench.run-refused")} />}
          {run.done === undefined ? (
            run.error === undefined && <RowsSkeleton />
          ) : (
            <Results name={shown?.id ?? "index"} run={run} done={run.done} trials={trials} verdict={reopened.verdict} />
          )}
        </section>
      </div>
    </Page>
  )
}

interface EditorProps {
  readonly files: IndexFiles
  readonly onFiles: (files: IndexFiles) => void
  readonly reopened: Reopened
}

function Editor({ files, onFiles, reopened }: EditorProps): ReactNode {
  const { t } = useTranslation("observatory")
  const { edit = "files" } = useSearch({ from: "/index-workbench" })
  const navigate = useNavigate({ from: "/index-workbench" })
  const names = useMemo(() => namesOf(files), [files])
  const withMethod = (text: string) => onFiles({ ...files, method: { ...files.method, text } })
  const panels = {
    files: <FilesPanel files={files} onFiles={onFiles} onBundle={reopened.open} />,
    structure: (
      <StructurePanel
        {...files.structure}
        onText={(text) => onFiles({ ...files, structure: { ...files.structure, text } })}
      />
    ),
    steps: <StepsPanel text={files.method.text} names={names} onText={withMethod} />,
    vary: <VaryPanel text={files.method.text} onText={withMethod} />,
    yaml: <YamlPanel text={files.method.text} onText={withMethod} />,
  }
  return (
    <section className={styles.editor} aria-label={t("bench.build")} data-screen-only>
      <h2>{t("bench.build")}</h2>
      <Tabs
        value={edit}
        keepMounted={false}
        onChange={(value) => {
          const part = editorParts.find((name) => name === value)
          navigate({ search: (before) => present({ ...before, edit: part }), replace: true, resetScroll: false })
        }}
      >
        <Tabs.List aria-label={t("bench.build")}>
          {editorParts.map((part) => (
            <Tabs.Tab key={part} value={part}>
              {t(`bench.part.${part}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {editorParts.map((part) => (
          <Tabs.Panel key={part} value={part} className={styles.tab}>
            {panels[part]}
          </Tabs.Panel>
        ))}
      </Tabs>
    </section>
  )
}
