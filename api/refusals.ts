import type { RefusalTexts } from "../base/index.ts"

/** What the edge itself refuses, whatever the domain. */
export const apiRefusals = {
  "api.sign-in-needed": {
    status: 401,
    detail: { zh: "您没有登录，或登录已过期。", en: "You are not signed in, or your session has expired." },
    help: { zh: "请重新登录；已填写的内容会保留。", en: "Sign in again; what you typed is kept." },
  },
  "api.bad-request": {
    status: 400,
    detail: { zh: "请求中有无法读取的内容：{fields}。", en: "Something in the request cannot be read: {fields}." },
    help: { zh: "请按提示改正这些字段后重试。", en: "Correct these fields as described and try again." },
  },
  "api.not-found": {
    status: 404,
    detail: { zh: "地址 {path} 不存在。", en: "There is nothing at {path}." },
    help: { zh: "所有接口见 /api/docs。", en: "All routes are listed at /api/docs." },
  },
  "api.idempotency-key-needed": {
    status: 400,
    detail: {
      zh: "写入请求缺少 Idempotency-Key 标头。",
      en: "A request that writes needs the header Idempotency-Key.",
    },
    help: {
      zh: "请为每个操作生成一个 8 至 200 个字符的新键，重试时使用同一个键。",
      en: "Make a new key of 8 to 200 characters for each act, and use the same key when you retry it.",
    },
  },
  "api.key-used-otherwise": {
    status: 422,
    detail: {
      zh: "Idempotency-Key {key} 已用于另一个请求。",
      en: "The Idempotency-Key {key} was used for another request.",
    },
    help: { zh: "请为新的操作生成新的键。", en: "Make a new key for a new act." },
  },
  "api.commit-unknown": {
    status: 503,
    detail: {
      zh: "数据库在确认写入时中断：该操作可能已完成，也可能没有。",
      en: "The database broke off while confirming: the act may or may not have been done.",
    },
    help: {
      zh: "请用同一个 Idempotency-Key 重试：已完成的不会重复执行。",
      en: "Send the same request with the same Idempotency-Key: what was done is not done twice.",
    },
  },
  "api.database-away": {
    status: 503,
    detail: {
      zh: "数据库暂时无法连接；没有写入任何内容。",
      en: "The database cannot be reached now; nothing was written.",
    },
    help: { zh: "请稍后用同一个键重试。", en: "Try again shortly with the same key." },
  },
  "api.busy": {
    status: 503,
    detail: {
      zh: "同时有太多操作涉及同一内容；没有写入任何内容。",
      en: "Too many acts touch the same thing at once; nothing was written.",
    },
    help: { zh: "请用同一个键重试。", en: "Try again with the same key." },
  },
  "api.if-match-needed": {
    status: 428,
    detail: {
      zh: "修改时须用 If-Match 标明所依据的版本。",
      en: "An edit must name the version it changes with If-Match.",
    },
    help: { zh: "请先读取，再带上回复中的 ETag。", en: "Read it first and send the ETag of the reply." },
  },
  "api.version-changed": {
    status: 412,
    detail: {
      zh: "您依据的是第 {asked} 版，现在已是第 {current} 版：另有人（或您的另一个页面）先改了。",
      en: "You edited version {asked}, but it is now version {current}: someone else, or another tab of yours, was first.",
    },
    help: { zh: "请重新载入，核对差异后再修改。", en: "Load it again, look at what changed, and edit that." },
  },
  "api.bad-cursor": {
    status: 400,
    detail: { zh: "翻页标记无法读取。", en: "The page cursor cannot be read." },
    help: { zh: "请从第一页开始。", en: "Start again from the first page." },
  },
  "api.bad-csv": {
    status: 422,
    detail: { zh: "文件不是可读取的 CSV:{cause}。", en: "The file is no readable CSV: {cause}." },
    help: {
      zh: "请用 UTF-8 或 GB18030 保存，第一行为列名：{columns}。",
      en: "Save it as UTF-8 or GB18030 with the column names in the first row: {columns}.",
    },
  },
  "api.name-twice": {
    status: 400,
    detail: { zh: "请求内容的同一对象中“{name}”写了两次。", en: "“{name}” stands twice in one object of the request." },
    help: { zh: "请只保留其中一个，或改用不同的名称。", en: "Keep one of the two, or give them different names." },
  },
  "api.too-large": {
    status: 413,
    detail: { zh: "请求内容过大。", en: "The request is too large." },
    help: { zh: "请分成几份提交。", en: "Send it in parts." },
  },
  "api.too-many-requests": {
    status: 429,
    detail: { zh: "请求过于频繁。", en: "Too many requests." },
    help: { zh: "请在 {seconds} 秒后重试。", en: "Try again in {seconds} seconds." },
  },
} as const satisfies RefusalTexts
