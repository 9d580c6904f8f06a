import type { RefusalTexts } from "../base/index.ts"

/** What the log refuses. */
export const evidenceRefusals = {
  "evidence.unknown-entry": {
    status: 404,
    detail: {
      zh: "日志（{size} 条）中没有第 {index} 条。",
      en: "The log of {size} entries has no entry {index}.",
    },
    help: {
      zh: "条目从 0 起编号；刚发生的行为要几秒后才编入日志，请稍后再试。",
      en: "Entries are numbered from 0. A recent act enters the log after some seconds: try again shortly.",
    },
  },
  "evidence.unknown-size": {
    status: 404,
    detail: {
      zh: "无法证明 {from} 条的日志是 {to} 条的日志的开头。",
      en: "It cannot be proven that the log of {from} entries is the beginning of the log of {to}.",
    },
    help: {
      zh: "请给出 1 至当前条数之间的两个大小，较小的在前；空日志什么也证明不了。",
      en: "Give two sizes from 1 to the log's present size, the smaller first; an empty log proves nothing.",
    },
  },
  "evidence.personal-data": {
    status: 422,
    detail: {
      zh: "行为 {act} 的日志条目会写入个人信息（{fact}），已拒绝。",
      en: "The log entry of {act} would hold personal data ({fact}) and is refused.",
    },
    help: {
      zh: "日志永久保存：个人只能以加盐承诺出现。请报告此问题。",
      en: "The log is kept for ever: people appear in it as salted commitments only. Please report this.",
    },
  },
  "evidence.other-key": {
    status: 503,
    detail: {
      zh: "本机的日志签名公钥 {key} 与数据库登记的 {known} 不同。",
      en: "The log key of this machine, {key}, is not the one that the database knows, {known}.",
    },
    help: {
      zh: "所有服务器共用一把签名密钥：请把首台服务器的密钥放入 DELTA_LOG_KEY 或 var 文件夹的 log-key.pem。",
      en: "All servers sign with one key: put the first server's key into DELTA_LOG_KEY or into log-key.pem of the var folder.",
    },
  },
  "evidence.key-unreadable": {
    status: 503,
    detail: {
      zh: "{place} 中的日志签名密钥不是 Ed25519 私钥（PEM，PKCS#8）。",
      en: "The log key in {place} is not an Ed25519 private key (PEM, PKCS#8).",
    },
    help: {
      zh: "可用 openssl genpkey -algorithm ed25519 生成；已有日志必须用原来的密钥。",
      en: "Make one with openssl genpkey -algorithm ed25519; a log that exists needs the key it had.",
    },
  },
  "evidence.tree-damaged": {
    status: 503,
    detail: {
      zh: "日志树与最近的检查点（{size} 条）不符，已停止编入新条目。",
      en: "The stored tree does not give the root of the newest head ({size} entries); no entry is taken in.",
    },
    help: {
      zh: "数据库可能被改动或损坏。已发生的行为仍然保存；请用 delta log verify 查明并从备份恢复。",
      en: "The database was changed or damaged. Acts are still kept; find the place with delta log verify and restore a backup.",
    },
  },
} satisfies RefusalTexts
