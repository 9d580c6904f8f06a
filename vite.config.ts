import react from "@vitejs/plugin-react"
import { defineConfig } from "vite"

/** Builds `web/` into `web/dist`, which the server serves. While developing, `/api` goes to a running server. */
export default defineConfig({
  root: "web",
  plugins: [react()],
  build: {
    outDir: "dist",
    emptyOutDir: true,
    // Font pieces stay files of their own: inlined, every page would load the pieces it does not need.
    assetsInlineLimit: 0,
    target: "es2023",
    manifest: true,
  },
  server: { proxy: { "/api/": process.env.DELTA_API ?? "http://localhost:8080" } },
})
