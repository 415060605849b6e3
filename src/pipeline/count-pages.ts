/** What pages are called by the first part of their address. */
export const kindNames: Record<string, string> = {
  '': '首页等',
  notices: '公告',
  places: '地区',
  cities: '市',
  counties: '县',
  towns: '乡镇',
  villages: '村',
  funds: '资金',
  projects: '项目',
  enterprises: '企业',
  honours: '光荣榜',
  policies: '政策',
  registry: '统计',
  topics: '专题',
};

/** Pages by the first part of their address; those right under the home page count under `''`, all folders of topics together. */
export function countPages(files: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const file of files) {
    if (!file.endsWith('.html')) continue;
    const [first = '', second = ''] = file.split('/');
    const isAlone = second === '' || (second === 'index.html' && !Object.hasOwn(kindNames, first));
    const kind = Object.hasOwn(kindNames, first) ? first : isAlone ? '' : 'topics';
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
}
