import "i18next"

/** The compiler checks each key of `t` against these; add a domain's catalogue here. */
declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "frame"
    keySeparator: false
    returnNull: false
    resources: {
      frame: typeof import("./frame/zh.json")
      ui: typeof import("./ui/zh.json")
      home: typeof import("./home/zh.json")
      agreements: typeof import("./agreements/zh.json")
      account: typeof import("./account/zh.json")
      region: typeof import("./region/zh.json")
      governance: typeof import("./governance/zh.json")
      rulebook: typeof import("./rulebook/zh.json")
      evidence: typeof import("./evidence/zh.json")
      facilities: typeof import("./facilities/zh.json")
      dividing: typeof import("./dividing/zh.json")
      settlement: typeof import("./settlement/zh.json")
      ownership: typeof import("./ownership/zh.json")
      observatory: typeof import("./observatory/zh.json")
      output: typeof import("./output/zh.json")
    }
  }
}
