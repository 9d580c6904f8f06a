import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs"
import { join, resolve } from "node:path"
import { startServer } from "../api/start.ts"
import { instantOf } from "../base/index.ts"
import { firstRegistrar } from "../store/first-registrar.ts"
import { regionOn } from "../store/region.ts"
import { type LoadOptions, loadRegion } from "../store/region-loader.ts"
import { buildWeb, webFolder, webIsBuilt } from "./build.ts"
import { type Command, type Exit, exit, UsageError, type Words } from "./command.ts"
import { type OpenStore, openStore } from "./open-store.ts"
import type { Output } from "./output.ts"
import { freePort, nextFreePort } from "./port.ts"
import { Stopping } from "./stopping.ts"

const usualPort = 8080
const root = join(import.meta.dirname, "..")
const regionsFolder = join(root, "data", "regions")

/** `delta serve`: the platform on one machine, until it is told to stop. */
export const command: Command = {
  summary: { zh: "启动平台（网页与接口）", en: "run the platform (web pages and API)" },
  help: {
    zh: `[选项]
  --port 8080         监听端口；未给出而 8080 被占用时改用下一个空闲端口，0 表示任选
  --host localhost    监听地址
  --var ./var         平台数据文件夹
  --region 名称       地区：data/regions 下的文件夹名，或一个文件夹的路径；默认见 package.json 的 config.region
  --no-sample         不载入示例机构、仪器和人员
  --public-url URL    用户访问平台的地址，默认 http://localhost:端口
  --json              输出机器可读的行
环境变量：DATABASE_URL=postgres://… 使用已有的 PostgreSQL 15 或更新版本
  DELTA_ADMIN_EMAIL   无示例数据时首任登记员的邮箱；其密码在首次启动时显示一次
  DELTA_AUTH_SECRET   会话签名密钥（至少 32 字符）；共用一个数据库的各服务器须相同
  OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME
                      OpenID Connect 登录；回调地址为 <public-url>/api/auth/callback/openid`,
    en: `[options]
  --port 8080         port to listen on; when left out and 8080 is taken, the next free one; 0 takes any
  --host localhost    address to listen on
  --var ./var         folder of the platform's data
  --region <name>     the region: name of a folder in data/regions, or the path of one; config.region of package.json if left out
  --no-sample         load no sample organisations, instruments and people
  --public-url URL    where people reach the platform, http://localhost:<port> if left out
  --json              lines that programs read
Environment: DATABASE_URL=postgres://… uses a PostgreSQL 15 or newer of yours
  DELTA_ADMIN_EMAIL   address of the first registrar of a region without samples; the password is shown once,
                      at the first start
  DELTA_AUTH_SECRET   signs sessions, at least 32 characters; the same for all servers of one database
  OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME
                      sign-in by OpenID Connect; redirect address <public-url>/api/auth/callback/openid`,
  },
  options: {
    port: { type: "string" },
    host: { type: "string" },
    var: { type: "string" },
    region: { type: "string" },
    sample: { type: "boolean", default: true },
    "public-url": { type: "string" },
  },
  async run(words, output) {
    const region = regionFolder(words.text("region") ?? usualRegion())
    const host = words.text("host") ?? "localhost"
    const port = await choosePort(words, host, output)
    return port === undefined ? exit.wrong : serve({ words, region, host, port }, output)
  },
}

interface Place {
  readonly words: Words
  readonly region: string
  readonly host: string
  readonly port: number
}

async function serve({ words, region, host, port }: Place, output: Output): Promise<Exit> {
  const folder = resolve(words.text("var") ?? "var")
  const publicUrl = words.text("public-url")?.replace(/\/$/, "")
  const stopping = new Stopping(output)
  const onServerExit = (log: string) => stopping.because(databaseEnded(log, output))
  const store = await openStore({ folder, databaseUrl: process.env.DATABASE_URL || undefined, onServerExit }, output)
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    await load(store, { folder: region, sample: words.flag("sample") }, output)
    if (!webIsBuilt()) await buildPages(output)
    const server = await startServer({
      database: store,
      regionFolder: region,
      varFolder: folder,
      webFolder,
      host,
      port,
      logLevel: "warn",
      ...(publicUrl === undefined ? {} : { publicUrl }),
    })
    // Counted from the start of the process.
    const facts = {
      url: server.url,
      port,
      seconds: Number((performance.now() / 1000).toFixed(1)),
      database: store.server,
    }
    output.say("ready", facts, {
      zh: "平台已就绪：{url}（{seconds} 秒）。按 Ctrl-C 停止。",
      en: "Ready on {url} ({seconds} s). Ctrl-C stops it.",
    })
    const code = await stopping.asked
    await server.close()
    return code
  } finally {
    await store.close().catch(() => undefined) // a database that is gone cannot be closed in order
    stopping.done()
    output.say("stopped", {}, { zh: "已停止", en: "Stopped" })
  }
}

/** The region of this installation is configuration, so that no region is named in code. */
function usualRegion(): string {
  const { config }: { config: { region: string } } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"))
  return config.region
}

async function load(store: OpenStore, options: LoadOptions, output: Output): Promise<void> {
  const { loaded, region, sample } = await loadRegion(store.db, options)
  const samples = { zh: "，含示例数据", en: ", with samples" }
  if (loaded)
    output.say(
      "region-loaded",
      { region, sample },
      { zh: `已载入地区 {region}${sample ? samples.zh : ""}`, en: `Region {region} loaded${sample ? samples.en : ""}` },
    )
  if (!sample) await appointRegistrar(store, output)
}

/** A region without samples has nobody who could let others in: the first one's password is told here, and only here. */
async function appointRegistrar(store: OpenStore, output: Output): Promise<void> {
  const { timeZone } = await regionOn(store.db)
  const now = instantOf(Date.now())
  const first = await firstRegistrar(store.db, { email: process.env.DELTA_ADMIN_EMAIL, now, zone: timeZone })
  if (first === null) return
  output.say(
    "first-registrar",
    { email: first.email, password: first.password },
    {
      zh: "首任登记员：{email}，密码 {password}（只显示这一次，登录后请修改）",
      en: "First registrar: {email}, password {password} (shown this once; change it after signing in)",
    },
  )
}

function regionFolder(asked: string): string {
  const named = join(regionsFolder, asked)
  const folder = existsSync(join(named, "region.yaml")) ? named : resolve(asked)
  if (existsSync(join(folder, "region.yaml"))) return folder
  const known = readdirSync(regionsFolder).join(", ")
  throw new UsageError(`--region ${asked}: no region.yaml there; known regions: ${known}`)
}

/** The port to listen on. One that was asked for by number is not exchanged for another without being told. */
async function choosePort(words: Words, host: string, output: Output): Promise<number | undefined> {
  const asked = words.text("port")
  const wanted = asked === undefined ? usualPort : Number(asked)
  if (!Number.isInteger(wanted) || wanted < 0 || wanted > 65_535)
    throw new UsageError(`--port ${asked}: a number from 0 to 65535 is needed`)
  const free = await freePort(wanted, host)
  if (free !== undefined) return free
  const other = await nextFreePort(wanted + 1, host)
  const facts = { port: wanted, free: other ?? 0 }
  if (asked !== undefined) {
    output.fail("port-taken", facts, {
      zh: "端口 {port} 已被占用；{free} 空闲：--port {free}",
      en: "Port {port} is taken; {free} is free: --port {free}",
    })
    return undefined
  }
  output.say("port-taken", facts, { zh: "端口 {port} 已被占用，改用 {free}", en: "Port {port} is taken; using {free}" })
  return other
}

async function buildPages(output: Output): Promise<void> {
  output.say("building", {}, { zh: "正在生成网页（仅首次）……", en: "Building the web pages (only this once) …" })
  await buildWeb()
}

function databaseEnded(log: string, output: Output): Exit {
  output.fail(
    "database-ended",
    { log },
    {
      zh: "数据库服务器意外终止，平台随之停止；已确认的操作都已保存。日志末尾：\n{log}",
      en: "The database server ended by itself, so the platform stops; every act that was confirmed is kept. End of its log:\n{log}",
    },
  )
  return exit.no
}
