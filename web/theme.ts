import { createTheme, localStorageColorSchemeManager } from "@mantine/core"

const font = '"Noto Sans SC Variable", system-ui, "PingFang SC", "Microsoft YaHei", sans-serif'

const monospace = 'ui-monospace, "SF Mono", Consolas, "Liberation Mono", "Noto Sans SC Variable", monospace'

/** Neutral greys and one blue for acts. Colours of jurisdictions come from the region's data, never from here. */
export const theme = createTheme({
  primaryColor: "act",
  primaryShade: { light: 7, dark: 7 },
  colors: {
    act: ["#edf4fd", "#dae7fa", "#b3cdf4", "#8ab2ed", "#689be7", "#4b86e0", "#3573d3", "#1f5fbf", "#174fa3", "#0f3d82"],
  },
  fontFamily: font,
  fontFamilyMonospace: monospace,
  headings: { fontFamily: font, fontWeight: "600" },
  defaultRadius: "sm",
  cursorType: "pointer",
  focusRing: "auto",
  respectReducedMotion: true,
})

export const colorSchemes = localStorageColorSchemeManager({ key: "delta.colours" })
