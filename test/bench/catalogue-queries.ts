import { addMinutes, type Instant } from "../../base/index.ts"

/** What one kind of user asks, as the part of the address after `/api/facilities?`. */
export interface AskedQuery {
  readonly kind: string
  readonly query: string
}

const names = [
  "透射电镜",
  "扫描电镜",
  "核磁共振谱仪",
  "原子力显微镜",
  "液相色谱-质谱联用仪",
  "热重分析仪",
  "激光共聚焦显微镜",
  "拉曼光谱仪",
]
const cities = ["上海", "苏州", "合肥", "杭州", "南京", "宁波", "无锡", "芜湖"]
const cityCodes = ["310000", "320500", "340100", "330100", "320100", "330200", "320200", "340200"]
const jurisdictions = ["CN-SH", "CN-JS", "CN-ZJ", "CN-AH"]
const english = [
  "electron microscope",
  "x-ray diffractometer",
  "confocal microscope Suzhou",
  "mass spectrometer",
  "NMR spectrometer Hefei",
  "atomic force microscope",
  "focused ion beam",
  "calorimeter",
]
const pinyin = [
  "toushedianjing",
  "sao miao dian jing",
  "hecigongzhen",
  "yuanzili xianweijing",
  "suzhou dianjing",
  "zhipu",
]
const acronyms = ["TEM", "SEM", "XRD", "LC-MS", "ICP-MS", "AFM", "FIB-SEM", "NMR"]
const classes = ["analytical", "physical-testing", "metrology", "electronic-measurement", "laser", "process-testing"]
const ranges = [
  "accelerating-voltage:200..:kV",
  "accelerating-voltage:..120:kV",
  "point-resolution:..0.1:nm",
  "accelerating-voltage:80..300:kV",
]
/** Of one list the `at`-th, round and round. */
const of = (list: readonly string[], at: number): string => list[at % list.length] ?? ""

const each = 24

type Asking = Readonly<Record<string, string>>

/** How each kind asks its `at`-th query; steps differ so that all combinations come up. */
function kindsAt(now: Instant): Readonly<Record<string, (at: number) => Asking>> {
  const nextWeek = { freeHours: "4", freeFrom: now, freeUntil: addMinutes(now, 7 * 24 * 60) }
  return {
    "first page": (at) => ({ sort: of(["relevance", "price", "name"], at) }),
    "Chinese, no blanks": (at) => ({ q: `${of(cities, at)}${of(names, at + Math.floor(at / 8))}` }),
    "Chinese, blanks": (at) => ({ q: `${of(names, at)} ${of(cities, at + Math.floor(at / 8))}` }),
    English: (at) => ({ q: of(english, at), ...(at < 8 ? {} : { jurisdiction: of(jurisdictions, at) }) }),
    pinyin: (at) => ({ q: of(pinyin, at), ...(at < 12 ? {} : { sort: "price" }) }),
    acronym: (at) => ({ q: `${of(acronyms, at)}${at < 8 ? "" : ` ${of(cities, at)}`}` }),
    filters: (at) => ({ city: of(cityCodes, at), instrumentClass: of(classes, at), bookable: "true" }),
    "specification range": (at) => ({ specification: of(ranges, at), ...(at < 12 ? {} : { q: "电镜" }) }),
    price: (at) => ({ maximumHourly: `${20_000 + at * 5_000}`, sort: "price", instrumentClass: of(classes, at) }),
    "free 4 hours next week": (at) => ({ ...nextWeek, q: of(names, at), jurisdiction: of(jurisdictions, at) }),
    "free 4 hours, class": (at) => ({ ...nextWeek, instrumentClass: of(classes, at), city: of(cityCodes, at) }),
    "free 4 hours, any": (at) => ({ ...nextWeek, sort: of(["relevance", "price", "name"], at) }),
  }
}

/** Queries of every kind, one kind after the other. @param now from when on a gap is looked for */
export function catalogueQueries(now: Instant): readonly AskedQuery[] {
  return Object.entries(kindsAt(now)).flatMap(([kind, ask]) =>
    Array.from({ length: each }, (_, at) => ({ kind, query: new URLSearchParams(ask(at)).toString() })),
  )
}
