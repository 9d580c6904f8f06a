import i18next, { type BackendModule } from "i18next"
import { initReactI18next } from "react-i18next"

/** The languages a reader can choose. */
export type Language = "zh" | "en"
const storedAs = "delta.language"

type Catalogue = Readonly<Record<string, string>>
const catalogues = import.meta.glob<Catalogue>("./*/{zh,en}.json", { import: "default" })

/** Loads one domain's catalogue in one language, as a file of its own. */
const files: BackendModule = {
  type: "backend",
  init() {},
  read(language, domain, reply) {
    const load = catalogues[`./${domain}/${language}.json`]
    if (load === undefined) return reply(new Error(`no catalogue ${domain} in ${language}`), false)
    load().then(
      (texts) => reply(null, texts),
      (fault: Error) => reply(fault, false),
    )
  },
}

function isLanguage(text: string | null | undefined): text is Language {
  return text === "zh" || text === "en"
}

/** What was chosen before; else the first of the browser's languages that we write in; else Chinese. */
function firstLanguage(): Language {
  const chosen = localStorage.getItem(storedAs)
  if (isLanguage(chosen)) return chosen
  return navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? "zh"
}

/** Loads the frame's texts, then every page may call `useTranslation("<domain>")`. */
export async function startTexts(): Promise<void> {
  await i18next
    .use(files)
    .use(initReactI18next)
    .init({
      lng: firstLanguage(),
      fallbackLng: false,
      ns: ["frame", "ui", "home"],
      defaultNS: "frame",
      keySeparator: false,
      interpolation: { escapeValue: false },
      react: { useSuspense: true },
    })
  markDocument(language())
}

function markDocument(as: Language): void {
  document.documentElement.lang = as === "zh" ? "zh-CN" : "en"
}

/** The language in use now. */
export function language(): Language {
  return isLanguage(i18next.language) ? i18next.language : "zh"
}

/** Changes the language of page and API, and remembers it on this device. */
export async function chooseLanguage(next: Language): Promise<void> {
  localStorage.setItem(storedAs, next)
  await i18next.changeLanguage(next)
  markDocument(next)
}
