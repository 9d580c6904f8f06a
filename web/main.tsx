import "@mantine/core/styles.css"
import "./theme.css"
import "./print.css"
import { MantineProvider } from "@mantine/core"
import { QueryClientProvider } from "@tanstack/react-query"
import { RouterProvider } from "@tanstack/react-router"
import { StrictMode } from "react"
import { createRoot } from "react-dom/client"
import { startTexts } from "./i18n.ts"
import { queries } from "./query.ts"
import { router } from "./router.tsx"
import { colorSchemes, theme } from "./theme.ts"

// The font's hundred rules stand apart, so that the page is drawn before they are read.
void import("@fontsource-variable/noto-sans-sc")

// After a new version has been installed, a page that is still open asks for pieces that are gone: it is loaded anew, once.
window.addEventListener("vite:preloadError", () => {
  const last = Number(sessionStorage.getItem("delta.reloaded") ?? 0)
  if (Date.now() - last < 30_000) return
  sessionStorage.setItem("delta.reloaded", `${Date.now()}`)
  window.location.reload()
})

async function start(): Promise<void> {
  const root = document.getElementById("root")
  if (root === null) return
  await startTexts()
  createRoot(root).render(
    <StrictMode>
      <MantineProvider theme={theme} defaultColorScheme="auto" colorSchemeManager={colorSchemes}>
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  )
}

void start()
