import { join } from "node:path"
import { sql } from "kysely"
import { instant } from "../base/index.ts"
import type { Db } from "../store/database.ts"
import { readFounding, saveFounding } from "../store/founding.ts"
import { cloneFilled, type TestDatabase } from "./database.ts"

const folder = join(import.meta.dirname, "..", "data", "regions", "yangtze")

/** A database of its own with the small region. */
export async function cloneSmallRegion(): Promise<TestDatabase> {
  return cloneFilled("small region", loadSmallRegion)
}

/**
 * Few organisations and people with the region's lists, for tests that need to know each of them.
 * Ada is engineer of a firm in Shanghai and administrator of an institute in Jiangsu; Ren is registrar of Jiangsu; Nia
 * belongs nowhere.
 */
export async function loadSmallRegion(db: Db): Promise<void> {
  await sql`insert into region (id, body, sample, loaded_at) values ('yangtze', ${JSON.stringify({
    name: { zh: "长三角", en: "Yangtze River Delta" },
    currency: { code: "CNY", decimals: 2, sign: "¥" },
    timeZone: "Asia/Shanghai",
  })}, false, now())`.execute(db)
  await sql`insert into jurisdiction (code, name, colour, position) values
    ('CN-SH', '{"zh":"上海市","en":"Shanghai"}', '#0072B2', 1), ('CN-JS', '{"zh":"江苏省","en":"Jiangsu"}', '#C75000', 2),
    ('CN-AH', '{"zh":"安徽省","en":"Anhui"}', '#A24B7F', 3)`.execute(db)
  await sql`insert into city (code, jurisdiction, name, slug, facts, source) values
    ('310000', 'CN-SH', '{"zh":"上海市","en":"Shanghai"}', 'shanghai', '{}', 'test'),
    ('320100', 'CN-JS', '{"zh":"南京市","en":"Nanjing"}', 'nanjing', '{}', 'test'),
    ('320500', 'CN-JS', '{"zh":"苏州市","en":"Suzhou"}', 'suzhou-js', '{}', 'test'),
    ('341300', 'CN-AH', '{"zh":"宿州市","en":"Suzhou"}', 'suzhou-ah', '{}', 'test')`.execute(db)
  await sql`insert into organisation (id, jurisdiction, city, kind, name_zh, name_en, credit_code, controlling_group, made_at) values
    ('firm', 'CN-SH', '310000', 'firm', '浦江材料', 'Pujiang Materials', '91110000600037341L', '91110000600037341L', now()),
    ('institute', 'CN-JS', '320500', 'institute', '苏州检测所', 'Suzhou Test Institute', null, 'institute', now()),
    ('registry', 'CN-JS', '320100', 'government', '江苏登记处', 'Jiangsu Registry', null, 'registry', now())`.execute(
    db,
  )
  await sql`insert into person (id, name, name_en, email) values ('ada', '安达', 'Ada', 'ada@example.org'),
    ('ren', '任登', 'Ren', 'ren@example.org'), ('nia', '倪雅', '', 'nia@example.org')`.execute(db)
  await sql`insert into membership (organisation, person, role, from_day) values
    ('firm', 'ada', 'engineer', '2026-01-01'), ('institute', 'ada', 'organisation-admin', '2026-02-01'),
    ('registry', 'ren', 'registrar', '2026-01-01')`.execute(db)
  const zone = "Asia/Shanghai"
  const now = instant("2026-01-01T00:00:00+08:00")
  await saveFounding(db, await readFounding(folder, now), { zone, now })
}
