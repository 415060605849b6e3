/** Ways of looking at a page. */
export type Look = 'phone' | 'desk' | 'dark' | 'elder' | 'paper';

/** One page of the tour. */
export interface Shot {
  /** Of the files: `village` makes `village-phone.webp`. */
  name: string;
  /** The kind of page, by its English name in `typical-pages.ts`. */
  page: string;
  query?: string;
  zh: string;
  en: string;
  views: readonly Look[];
}

/** What is shown, in this order. */
export const shots: readonly Shot[] = [
  { name: 'home', page: 'home', zh: '首页', en: 'Home: search, what is open for objection now, where to go.', views: ['phone', 'desk', 'elder'] },
  {
    name: 'village',
    page: 'village, fullest',
    zh: '村庄',
    en: 'A village: how much money, from where, for what, how far along, what is open now.',
    views: ['phone', 'desk', 'dark', 'elder', 'paper'],
  },
  { name: 'notice', page: 'notice, median', zh: '公示', en: 'A notice with its dates, its telephone and its rows.', views: ['phone', 'desk', 'elder', 'paper'] },
  { name: 'project', page: 'project', zh: '项目', en: 'A project from plan to last payment.', views: ['phone', 'desk', 'paper'] },
  { name: 'fund', page: 'fund', zh: '资金', en: 'A sum of money, from its document to places and projects.', views: ['phone', 'desk'] },
  { name: 'list', page: 'list', zh: '列表', en: 'A list that is narrowed down and sorted in the page.', views: ['phone', 'desk'] },
  { name: 'search', page: 'search', query: '?q=饮水', zh: '搜索', en: 'The search page.', views: ['phone', 'desk'] },
  { name: 'policy', page: 'policy', zh: '政策', en: 'A policy in plain words, its numbers drawn.', views: ['phone', 'desk'] },
  { name: 'county', page: 'county', zh: '县', en: 'A county.', views: ['phone', 'desk'] },
  { name: 'enterprise', page: 'enterprise', zh: '企业', en: 'An enterprise and what it gave.', views: ['phone', 'paper'] },
  { name: 'certificate', page: 'certificate', zh: '证书', en: 'The certificate of an honour.', views: ['desk'] },
  { name: 'accounts', page: 'topic: accounts', zh: '五本账', en: 'Five accounts of a place, on one sheet.', views: ['desk', 'paper'] },
  { name: 'ledger', page: 'topic: ledger', zh: '村册', en: 'A printed ledger.', views: ['paper'] },
  { name: 'registry', page: 'registry', zh: '建档立卡', en: 'The registry in numbers, small ones withheld.', views: ['phone', 'desk'] },
];

const words: Record<Look, { en: string; width: number }> = {
  phone: { en: 'phone, 360 px', width: 240 },
  desk: { en: 'desk, 1280 px', width: 640 },
  dark: { en: 'phone, dark', width: 240 },
  elder: { en: 'phone, elder mode 长辈版', width: 240 },
  paper: { en: 'A4, print styles', width: 360 },
};

/**
 * `docs/tour.md`.
 *
 * @param taken files in `docs/images/tour`; a page that the site does not have has none
 */
export function formatTour(taken: ReadonlySet<string>): string {
  const parts = shots.flatMap(({ name, zh, en, views }) => {
    const there = views.filter((look) => taken.has(`${name}-${look}.webp`));
    if (there.length === 0) return [];
    const images = there.map((look) => `<img src="images/tour/${name}-${look}.webp" width="${words[look].width}" alt="${zh}：${words[look].en}">`);
    return [`## ${zh}`, '', en, '', `${there.map((look) => words[look].en).join(' · ')}`, '', images.join('\n'), ''];
  });
  return [
    '# 网站导览',
    '',
    '# Tour',
    '',
    'What readers of the sample city see; all of it is invented. `npm run screenshots` makes this page and its pictures from a finished site, and shows the top of each page.',
    'Paper is the print style sheet on a window of the width of A4, without breaks between sheets.',
    '',
    ...parts,
  ].join('\n');
}
