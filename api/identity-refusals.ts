import type { RefusalTexts } from "../base/index.ts"

/** Fewest characters of a password. Source: NIST SP 800-63B rev. 4 asks for 8 beside a second factor; assumed: 10 without one. */
export const shortestPassword = 10

/** What sign-in refuses. */
export const identityRefusals = {
  "identity.wrong-password": {
    status: 401,
    detail: { zh: "邮箱或密码不正确。", en: "The e-mail address or the password is wrong." },
    help: { zh: "请检查大小写，或改用通行密钥登录。", en: "Check capitals, or sign in with a passkey." },
  },
  "identity.password-too-short": {
    status: 422,
    detail: {
      zh: `密码至少需要${shortestPassword}个字符。`,
      en: `A password has at least ${shortestPassword} characters.`,
    },
    help: {
      zh: "几个词连成的长句最容易记，也最难猜。",
      en: "A sentence of several words is easy to keep and hard to guess.",
    },
  },
  "identity.password-too-long": {
    status: 422,
    detail: { zh: "密码最多128个字符。", en: "A password has at most 128 characters." },
    help: { zh: "请缩短密码。", en: "Shorten it." },
  },
  "identity.address-taken": {
    status: 409,
    detail: { zh: "该邮箱已注册。", en: "This e-mail address is already registered." },
    help: { zh: "请直接登录，或使用另一个邮箱。", en: "Sign in instead, or use another address." },
  },
  "identity.bad-address": {
    status: 422,
    detail: { zh: "邮箱地址写法不正确。", en: "This is no e-mail address." },
    help: { zh: "写法示例：name@example.org。", en: "It is written like name@example.org." },
  },
  "identity.session-too-old": {
    status: 403,
    detail: { zh: "此操作需要一天之内的登录。", en: "This needs a sign-in of the last day." },
    help: { zh: "请退出后重新登录，再试一次。", en: "Sign out, sign in again, and retry." },
  },
  "identity.foreign-origin": {
    status: 403,
    detail: { zh: "请求来自另一个网站，已拒绝。", en: "The request came from another site and was refused." },
    help: { zh: "请从平台自己的地址打开页面。", en: "Open the page at the platform's own address." },
  },
  "identity.passkey-refused": {
    status: 401,
    detail: { zh: "通行密钥未通过验证。", en: "The passkey could not be verified." },
    help: { zh: "请重试，或改用密码登录。", en: "Try again, or sign in with your password." },
  },
  "identity.provider-unreachable": {
    status: 503,
    detail: { zh: "登录服务“{provider}”暂时无法连接。", en: "The sign-in service “{provider}” does not answer." },
    help: {
      zh: "请稍后重试，或改用密码或通行密钥登录。",
      en: "Try again shortly, or sign in with password or passkey.",
    },
  },
  "identity.sign-in-failed": {
    status: 400,
    detail: { zh: "登录服务拒绝了请求：{cause}。", en: "Sign-in refused the request: {cause}." },
    help: { zh: "请检查填写内容后重试。", en: "Check what you entered and try again." },
  },
  "identity.sample-account": {
    status: 403,
    detail: {
      zh: "样例账户由所有人共用，不能修改其登录方式或姓名。",
      en: "A sample account is shared by everyone: its name and ways to sign in cannot be changed.",
    },
    help: { zh: "请注册自己的账号。", en: "Sign up for an account of your own." },
  },
  "identity.not-a-member": {
    status: 403,
    detail: {
      zh: "您目前在机构“{organisation}”没有角色。",
      en: "You have no role in the organisation “{organisation}” today.",
    },
    help: {
      zh: "请换一个机构，或请该机构的管理员添加您。",
      en: "Choose another organisation, or ask its administrator to add you.",
    },
  },
  "identity.key-refused": {
    status: 401,
    detail: { zh: "API密钥无效、已过期或已吊销。", en: "The API key is unknown, expired or revoked." },
    help: { zh: "请在账号页面新建密钥。", en: "Make a new key on your account page." },
  },
  "identity.unknown-scope": {
    status: 422,
    detail: { zh: "没有名为“{scope}”的操作。", en: "There is no act “{scope}”." },
    help: { zh: "操作名称见 /api/docs；“*”表示全部。", en: "Acts are named in /api/docs; “*” stands for all." },
  },
  "identity.unknown-key": {
    status: 404,
    detail: { zh: "您没有密钥“{key}”，或它已被吊销。", en: "You have no key “{key}”, or it is revoked already." },
    help: { zh: "账号页面列出您的全部密钥。", en: "Your account page lists all your keys." },
  },
} satisfies RefusalTexts
