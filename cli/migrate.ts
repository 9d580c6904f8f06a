import { type Command, exit } from "./command.ts"
import { openStore } from "./open-store.ts"

/** `delta migrate`: brings the database up to date without serving. */
export const command: Command = {
  summary: {
    zh: "把数据库迁移到最新（serve 启动时也会这样做）",
    en: "bring the database up to date (serve does so too when it starts)",
  },
  help: {
    zh: "[--var 文件夹] [--json]\n  --var   平台数据文件夹，默认 ./var；设置 DATABASE_URL 时改用该服务器",
    en: "[--var folder] [--json]\n  --var   folder of the platform's data, ./var if left out; with DATABASE_URL that server is used",
  },
  options: { var: { type: "string" } },
  async run(words, output) {
    const store = await openStore(
      {
        folder: words.text("var") ?? "var",
        databaseUrl: process.env.DATABASE_URL || undefined,
        onServerExit: (log) =>
          output.fail("database-ended", { log }, { zh: "数据库已终止：{log}", en: "The database ended: {log}" }),
      },
      output,
    )
    await store.close()
    if (store.migrated.length === 0)
      output.say("up-to-date", {}, { zh: "数据库已是最新", en: "The database is up to date" })
    return exit.done
  },
}
