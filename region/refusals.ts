import type { RefusalTexts } from "../base/index.ts"

/** What this domain says when it refuses. */
export const regionRefusals: RefusalTexts = {
  "region.credit-code-length": {
    status: 422,
    detail: {
      zh: "统一社会信用代码应为18位，“{code}”有{length}位。",
      en: "A unified social credit code has 18 characters; “{code}” has {length}.",
    },
    help: { zh: "请对照营业执照或法人证书核对位数。", en: "Compare it with the business licence or certificate." },
  },
  "region.credit-code-character": {
    status: 422,
    detail: {
      zh: "统一社会信用代码“{code}”第{position}位是“{character}”，该位只能用数字或除I、O、S、V、Z以外的大写字母。",
      en: "Position {position} of the unified social credit code “{code}” is “{character}”; only digits and capitals other than I, O, S, V, Z may stand there.",
    },
    help: {
      zh: "常见误写：字母O应为数字0，字母I应为数字1，字母Z应为数字2，字母S应为数字5。",
      en: "Often the letter O stands for 0, I for 1, Z for 2, S for 5.",
    },
  },
  "region.credit-code-division": {
    status: 422,
    detail: {
      zh: "统一社会信用代码“{code}”第{position}位是“{character}”，第3至8位为登记机关行政区划码，只能是数字。",
      en: "Position {position} of the unified social credit code “{code}” is “{character}”; positions 3 to 8 are the division of the registering office and hold digits only.",
    },
    help: { zh: "请核对第3至8位。", en: "Check positions 3 to 8." },
  },
  "region.credit-code-check": {
    status: 422,
    detail: {
      zh: "统一社会信用代码“{code}”第{position}位校验码为“{character}”，按前17位应为“{expected}”。",
      en: "Position {position} of the unified social credit code “{code}”, the check character, is “{character}”; the first 17 characters ask for “{expected}”.",
    },
    help: {
      zh: "有一位写错或相邻两位颠倒，最可能在第{suspect}位。",
      en: "One character is wrong or two are swapped, most likely in positions {suspect}.",
    },
  },
  "region.registration-code": {
    status: 422,
    detail: { zh: "“{code}”不是本区域的登记代码。", en: "“{code}” is no registration code of this region." },
    help: { zh: "写法示例：{example}。", en: "It is written like {example}." },
  },
  "region.orcid-shape": {
    status: 422,
    detail: { zh: "“{orcid}”不是ORCID标识符。", en: "“{orcid}” is no ORCID iD." },
    help: {
      zh: "ORCID标识符为16位，例如0000-0002-1825-0097；最后一位可以是X。",
      en: "An ORCID iD has 16 digits, such as 0000-0002-1825-0097; the last may be X.",
    },
  },
  "region.orcid-check": {
    status: 422,
    detail: {
      zh: "ORCID标识符“{orcid}”的末位校验码为“{character}”，按前15位应为“{expected}”。",
      en: "The last digit of the ORCID iD “{orcid}” is “{character}”; the first 15 ask for “{expected}”.",
    },
    help: { zh: "请从ORCID个人页面复制。", en: "Copy it from your ORCID page." },
  },
  "region.unknown-city": {
    status: 422,
    detail: { zh: "本区域没有城市“{city}”。", en: "The region has no city “{city}”." },
    help: { zh: "请填写城市代码，例如320500。", en: "Write the city's code, such as 320500." },
  },
  "region.ambiguous-city": {
    status: 422,
    detail: {
      zh: "“{city}”是多个城市的名称：{candidates}。",
      en: "“{city}” is the name of more than one city: {candidates}.",
    },
    help: { zh: "请改填其中一个的代码。", en: "Write the code of the one that you mean." },
  },
  "region.control-circle": {
    status: 422,
    detail: {
      zh: "“{organisation}”的控制关系绕回了“{through}”。",
      en: "Control of “{organisation}” comes back to “{through}”.",
    },
    help: { zh: "请更正其中一条控制关系。", en: "Correct one of the controlling links." },
  },
  "region.year-not-published": {
    status: 422,
    detail: {
      zh: "日历“{calendar}”没有{year}年的放假安排，已发布的年份：{published}。",
      en: "Calendar “{calendar}” has no notice for {year}; published years: {published}.",
    },
    help: {
      zh: "放假通知发布后，把该年加入区域的working-days.yaml。在此之前不推算工作日。",
      en: "Once the notice is published, add the year to the region's working-days.yaml. Until then no working day is guessed.",
    },
  },
  "region.column-missing": {
    status: 422,
    detail: { zh: "文件缺少列：{columns}。", en: "The file lacks these columns: {columns}." },
    help: {
      zh: "首行须为列名：{expected}。",
      en: "The first line names the columns: {expected}.",
    },
  },
  "region.cell-empty": {
    status: 422,
    detail: { zh: "此格为空。", en: "This cell is empty." },
    help: { zh: "请填写后重新导入该行。", en: "Fill it in and import the row again." },
  },
  "region.cell-too-long": {
    status: 422,
    detail: {
      zh: "此格有{length}个字符，最多{longest}个。",
      en: "This cell has {length} characters; {longest} is the most.",
    },
    help: { zh: "请缩短后重新导入该行。", en: "Shorten it and import the row again." },
  },
  "region.unknown-kind": {
    status: 422,
    detail: { zh: "没有机构类型“{kind}”。", en: "There is no kind of organisation “{kind}”." },
    help: { zh: "可用类型：{kinds}。", en: "The kinds are {kinds}." },
  },
  "region.code-twice": {
    status: 409,
    detail: {
      zh: "登记代码“{code}”已在第{first}行出现。",
      en: "Registration code “{code}” already stands in row {first}.",
    },
    help: { zh: "同一机构只保留一行。", en: "Keep one row for each organisation." },
  },
  "region.credit-code-taken": {
    status: 409,
    detail: {
      zh: "登记代码“{code}”的机构已经注册。",
      en: "The organisation with registration code “{code}” is already registered.",
    },
    help: { zh: "如需修改，请在机构页面操作。", en: "To change it, use the organisation's page." },
  },
  "region.cells-surplus": {
    status: 422,
    detail: {
      zh: "本行有{cells}格，列名只有{columns}个。",
      en: "This row has {cells} cells for {columns} columns.",
    },
    help: { zh: "含逗号的内容须加引号。", en: "Quote a cell that holds a comma." },
  },
  "region.unknown-jurisdiction": {
    status: 404,
    detail: { zh: "本区域没有成员“{jurisdiction}”。", en: "The region has no member “{jurisdiction}”." },
    help: { zh: "成员列表见首页。", en: "The home page lists the members." },
  },
  "region.unknown-organisation": {
    status: 404,
    detail: { zh: "没有机构“{organisation}”。", en: "There is no organisation “{organisation}”." },
    help: { zh: "请按名称或统一社会信用代码查找。", en: "Look it up by name or credit code." },
  },
  "region.unknown-person": {
    status: 404,
    detail: { zh: "没有邮箱为“{email}”的用户。", en: "Nobody is registered with the address “{email}”." },
    help: { zh: "请对方先注册，再重试。", en: "Ask them to sign up first, then try again." },
  },
  "region.role-elsewhere": {
    status: 422,
    detail: {
      zh: "类别为“{kind}”的机构不能设角色“{role}”：公职只能在政府部门或区域办公室担任。",
      en: "An organisation of kind “{kind}” has no role “{role}”: public offices are held in public bodies only.",
    },
    help: {
      zh: "请另选角色，或由相应的政府部门授予。",
      en: "Choose another role, or ask the public body concerned to give it.",
    },
  },
  "region.unknown-membership": {
    status: 404,
    detail: { zh: "此人在该机构没有角色“{role}”。", en: "This person does not have the role “{role}” there." },
    help: { zh: "机构页面列出现有成员及其角色。", en: "The organisation's page lists members and roles." },
  },
  "region.orcid-taken": {
    status: 409,
    detail: {
      zh: "ORCID标识符“{orcid}”已由另一账号认领。",
      en: "The ORCID iD “{orcid}” is claimed by another account.",
    },
    help: {
      zh: "一个标识符只属于一人。如果它是您的，请联系登记员。",
      en: "An iD belongs to one person. If it is yours, write to the registrar.",
    },
  },
  "region.not-your-jurisdiction": {
    status: 403,
    detail: {
      zh: "城市“{city}”属于{jurisdiction}，您只能登记本地区的机构。",
      en: "City “{city}” lies in {jurisdiction}; you register organisations of your own jurisdiction only.",
    },
    help: { zh: "请由该地区的登记员登记。", en: "Ask a registrar of that jurisdiction." },
  },
  "region.city-elsewhere": {
    status: 422,
    detail: {
      zh: "城市“{city}”属于另一个地区；机构的所属地区不能修改。",
      en: "City “{city}” lies in another jurisdiction; an organisation's jurisdiction cannot be edited.",
    },
    help: {
      zh: "迁往另一地区的机构须在该地区重新登记。",
      en: "An organisation that moves there is registered there anew.",
    },
  },
  "region.group-by-registrar": {
    status: 403,
    detail: {
      zh: "控制方只能由本地区的登记员修改，因为券的年度上限按控制方合计。",
      en: "The controlling group is changed by a registrar only, because yearly voucher caps count by group.",
    },
    help: { zh: "请把变更通知登记员。", en: "Tell a registrar of the change." },
  },
}
