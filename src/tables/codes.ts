import type { Issue, Severity } from './issue.ts';

/** One permanent code: what the catalogue page of the docs says of it. */
export interface CodeEntry {
  code: string;
  severity: Severity;
  /** One line in Chinese: what it is. */
  title: string;
  /** One line in Chinese: why it is raised and what to do. */
  explanation: string;
}

const entries = {
  // Files
  'file-missing': ['error', '缺少必需的表', '区划、村、资金、项目四张表必须有；在数据文件夹中放入 .csv 或 .xlsx 文件。'],
  'file-duplicate': ['error', '同一张表有两个文件', '一张表只能有一个文件；不知道以哪个为准，所以都没有读。'],
  'file-format': ['error', '文件格式不能读取', '只读 .csv 与 .xlsx；旧版 .xls、网页另存的假表格等请在表格软件中另存为 .xlsx。'],
  'file-encrypted': ['error', '工作簿加了密码', '加密的工作簿读不了；请取消密码后再保存。'],
  'file-damaged': ['error', '文件已损坏', '文件打不开或内容残缺；请用表格软件打开后另存为新的 .xlsx。'],
  'file-empty': ['error', '文件是空的', '文件中没有任何内容；暂时没有数据的可选表请删去文件。'],
  'file-unknown': ['warning', '不认识的文件', '文件名不是任何一张表的名称，没有读取。'],
  'file-unreadable': ['error', '文件读不了', '链接已失效、没有读取权限，或不是普通文件。'],
  'folder-skipped': ['warning', '子文件夹中的表没有读取', '表要直接放在数据文件夹中，子文件夹一律不读。'],
  'personal-name': ['error', '文件名或工作表名中有个人信息', '文件名、文件夹名、工作表名中也不得有身份证号、手机号等；请改名。'],
  'file-lock-skipped': ['note', '跳过了临时文件', '以 ~$ 或点开头的文件是表格软件或系统留下的，不是数据。'],
  'encoding-unknown': ['error', '文字编码无法识别', '文件不是完好的 UTF-8 或 GB18030 文字；请另存为 CSV UTF-8 或 .xlsx。'],
  'encoding-converted': ['note', '文字编码已转换', '文件不是 UTF-8，已按其编码读取。'],
  'delimiter-other': ['note', '列分隔符不是逗号', '文件以制表符或分号分列，已照此读取。'],
  'quotes-broken': ['error', '引号不成对', 'CSV 单元格的引号没有成对，后面的内容可能连成一片，读不准。'],
  // Sheets
  'sheet-skipped': ['note', '跳过了不是这张表的工作表', '工作表中没有找到这张表的表头。'],
  'sheet-hidden': ['note', '跳过了隐藏的工作表', '隐藏的工作表一律不读。'],
  'hidden-read': ['note', '读取了隐藏的行或列', '工作表中隐藏或筛选掉的行、列照样读取；不要的请删去，不能只隐藏。'],
  'sheet-ambiguous': ['error', '有两个工作表都像这张表', '不知道以哪个为准；请只留一个。'],
  // Headers
  'header-not-found': ['error', '没有找到表头', '前 30 行中没有一行像这张表的表头。'],
  'header-duplicate': ['error', '同一列出现两次', '两个表头是同一列，不知道以哪个为准。'],
  'header-missing': ['error', '缺少必填的列', '这张表必须有这一列。'],
  'header-unit': ['error', '表头的单位不能用', '金额只认元、万元、亿元；其他数量只认规定的单位，不作换算。'],
  'column-unknown': ['warning', '不认识的列', '表头不是这张表的列，整列没有读取。'],
  'column-without-header': ['warning', '有一列没有表头', '有内容却没有表头的列，没有读取。'],
  'title-rows-skipped': ['note', '跳过了表头以上的行', '表头以上的标题、单位等行不是数据。'],
  'unit-unclear': ['error', '单位行与这一列通常的单位不同', '这一列通常不以单位行所写的单位计，不能猜；请在表头写明单位。'],
  'unit-from-sheet': ['note', '按表上写明的单位读取', '表头或单位行写明了单位，与这一列通常的单位不同，已照写明的单位换算。'],
  // Rows
  'row-too-short': ['error', '这一行的列数少于表头', '少了单元格就对不上列，整行没有读。'],
  'row-too-long': ['error', '这一行的列数多于表头', '多了单元格就对不上列，整行没有读；常因文字中的逗号没有加引号。'],
  'footer-skipped': ['note', '跳过了表尾说明', '填报人、审核、注等行不是数据。'],
  'heading-skipped': ['note', '跳过了分组标题行', '如“一、产业发展项目”，只有一格的标题不是数据。'],
  'numbering-skipped': ['note', '跳过了栏次行', '表头下面只写着 1、2、3… 的一行不是数据。'],
  'header-row-repeated': ['note', '跳过了重复的表头行', '分页打印留下的表头不是数据。'],
  'total-checked': ['note', '合计行已核对', '小计、合计、总计行不作为数据，已与所合计的行核对。'],
  'total-running': ['note', '合计行按累计核对', '合计行与紧接的一组各行之和不符，却与另一段各行之和相符（多为从头累计）；请核实是不是漏了行或多了行。'],
  'total-unchecked': ['note', '合计行没有可核对的数', '小计、合计、总计行不作为数据；其中没有能与各行核对的数。'],
  'total-mismatch': ['error', '合计与各行之和不符', '合计行的数与所合计各行相加的结果不同，其中必有一处错。'],
  'merged-filled': ['note', '合并单元格已填到各行', '纵向合并的单元格，其内容适用于所合并的每一行。'],
  'merged-number': ['error', '数值单元格被纵向合并', '合并的数值不知道属于哪一行，也不能重复计算。'],
  'value-missing': ['error', '必填项没有填', '这一列每行都要填。'],
  // Values
  'value-error-cell': ['error', '单元格是表格软件的错误值', '#REF!、#N/A 等说明公式已失效，或列太窄显示为 ####，原值已看不到。'],
  'value-not-computed': ['error', '公式没有计算结果', '文件中只有公式、没有结果；请用表格软件打开并保存一次。'],
  'text-damaged': ['error', '文字已经损坏', '含有替换字符、“锟斤拷”等乱码，原来的字在以前转换编码时已经丢失。'],
  'text-too-long': ['error', '内容太长', '一格文字最多 5,000 字；长文请放在 content/notices/ 中，表中只填文件名。'],
  'value-not-allowed': ['error', '内容不符合这一列的规定', '内容超出这一列允许的范围或长度。'],
  'number-invalid': ['error', '不是数', '数值只能由数字、小数点和千分位逗号组成。'],
  'number-with-words': ['error', '数值中夹有文字', '约数、说明、未规定的单位不能当作数；请只填一个确定的数。'],
  'number-separator': ['error', '千分位逗号的位置不对', '逗号应每三位一个；位置不对时无法确定原来的数。'],
  'number-negative': ['error', '数值不能为负', '这一列不能小于 0。'],
  'number-not-whole': ['error', '应为整数', '户数、人数等是整数。'],
  'number-too-large': ['error', '数值太大', '超出能精确计算的范围，多半是单位写错。'],
  'number-destroyed': ['error', '号码或数值已被表格软件毁坏', '科学计数法（如 4.1E+17）或超过 15 位的数，后面的位数已经丢失，不能复原。'],
  'money-finer-than-fen': ['error', '金额细于 1 分', '金额最细到分；请先四舍五入。'],
  'date-invalid': ['error', '不是日期', '日期写成 2017-12-18 这样的形式。'],
  'date-no-day': ['error', '日期没有写到日', '只有年月的日期不知道是哪一天。'],
  'date-two-digit-year': ['error', '年份只有两位', '两位年份不知道是哪个世纪，应写四位。'],
  'date-impossible': ['error', '没有这一天', '日历上没有这一天，如 2 月 30 日。'],
  'date-out-of-range': ['error', '日期太早或太晚', '日期应在 1949 年至 2100 年之间；多半是年份写错。'],
  'year-invalid': ['error', '不是年份', '年份写四位数字，如 2020。'],
  'yes-no-invalid': ['error', '不是“是”或“否”', '这一列只填是或否（也认 有/无、√/×、Y/N、1/0）。'],
  'choice-unknown': ['error', '不在规定的词中', '这一列只能填规定的词。'],
  'region-code-short': ['error', '区划代码位数不足', '区划代码要写足 12 位，上级区划末尾补零。'],
  'region-code-invalid': ['error', '区划代码不对', '区划代码是 12 位数字。'],
  'uscc-shape': ['error', '统一社会信用代码的写法不对', '应为 18 位数字或大写字母，不用 I、O、S、V、Z。'],
  // Personal data where no row check can see it
  'personal-column': ['error', '有个人信息的列', '户主、姓名、身份证、银行卡、手机、住址等列不得出现在数据中，即使不公开。'],
  'personal-number': ['error', '数值像是个人号码', '金额、数量、年度一列中的数是手机号、身份证号或银行卡号的样子；确是金额的，请写上单位。'],
  'personal-unread': ['error', '未读取的内容中有个人信息', '标题行、表尾、未读取的列或工作表、有错的行中有身份证号、手机号等；请从文件中删去。'],
  // What was read in another form than it was written
  'spaces-removed': ['note', '去掉了多余的空格或不可见字符', '首尾空格、不间断空格、零宽字符等不是内容。'],
  'full-width': ['note', '全角字符按半角读取', '数字、字母和标点写成了全角。'],
  'thousands-separator': ['note', '去掉了千分位逗号', '数值按去掉逗号后读取。'],
  'number-form': ['note', '数值的写法已规范', '如 5. 或 .5 或 126.0。'],
  'float-digits': ['note', '小数按 15 位有效数字读取', '表格软件内部的小数有极小误差，按其显示的 15 位有效数字读取。'],
  'unit-in-cell': ['note', '去掉了单元格中的单位', '单元格中写了单位，已按该单位精确换算。'],
  'percent-form': ['note', '百分数按百分号前的数读取', '如 4.35% 读作 4.35。'],
  'number-as-text': ['note', '数字格式的单元格按文字读取', '编号等应设为文本格式，以免丢失前面的零。'],
  'formula-value': ['note', '公式按计算结果读取', '读取的是文件中保存的结果。'],
  'apostrophe-removed': ['note', '去掉了前面的撇号', '撇号（或 ="…"）是表格软件表示文本的记号，不是内容。'],
  'dash-as-blank': ['note', '横线按未填读取', '— 或 / 表示没有内容，不是 0。'],
  'date-form': ['note', '日期的写法已规范', '读作年-月-日。'],
  'date-serial': ['note', '日期序号按日期读取', '表格软件以天数存日期，已换算为年-月-日。'],
  'date-time-removed': ['note', '去掉了日期后的时间', '只取日期。'],
  'date-format-unclear': ['note', '看不出日期是否写到日', '单元格的格式可能只显示年月；请核对是否为当月 1 日。'],
  'year-form': ['note', '年份的写法已规范', '如 2020年 读作 2020。'],
  'yes-no-form': ['note', '按是或否读取', '√、×、Y、N、1、0 等按是或否读取。'],
  'choice-form': ['note', '按规定的词读取', '大小写、空格或并列词与规定的写法略有不同。'],
  'list-form': ['note', '多项内容的写法已规范', '分隔符不是分号或顿号，或有空项、重复项。'],
} as const satisfies Record<string, readonly [Severity, string, string]>;

export type ReadingCode = keyof typeof entries;

/** Every code that reading a table can raise. Codes are permanent: they may be added to, never renamed. */
export const readingCodes = Object.fromEntries(
  Object.entries(entries).map(([code, [severity, title, explanation]]) => [code, { code, severity, title, explanation }]),
) as Record<ReadingCode, CodeEntry>;

/** Where in the input an issue is. */
export interface Place {
  file: string;
  sheet?: string | undefined;
  row?: number | undefined;
  column?: string | undefined;
}

/** An issue with a code of the catalogue; severity comes from there, so that the two cannot differ. */
export function readingIssue(code: ReadingCode, place: Place, message: string, hint: string): Issue {
  const issue: Issue = { code, severity: readingCodes[code].severity, file: place.file, message, hint };
  if (place.sheet !== undefined) issue.sheet = place.sheet;
  if (place.row !== undefined) issue.row = place.row;
  if (place.column !== undefined) issue.column = place.column;
  return issue;
}
