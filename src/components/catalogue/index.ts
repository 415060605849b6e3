import { noticeExamples, wayExamples } from './others.ts';
import { tableExamples } from './tables.ts';

export type { Example } from './example.ts';

/** Components with their examples, in groups, as the page of components shows them. */
export const catalogue = [
  { id: 'data', title: '数', examples: tableExamples },
  { id: 'notices', title: '公示', examples: noticeExamples },
  { id: 'ways', title: '找', examples: wayExamples },
];

/** Components so small that several examples fit one line. */
export const smallOnes: readonly string[] = ['Value', 'Mark', 'StatusBadge', 'NoticeStatus'];

/** Components without an example of their own, and why. */
export const withoutExample: Record<string, string> = {
  Blocks: '只把别的部件一个接一个摆好',
  Parts: '只把别的部件一节一节摆好',
  MoneySummary: '由别的部件拼成；在各村、各地页面的开头',
  TableDownload: '要有脚本；在每张表的末尾',
  ListPanel: '要有列表的数据文件；在资金、项目等列表上',
  Breadcrumbs: '在本页开头',
  Contents: '在本页开头',
  FeedAlternates: '只在网页的头部，看不见',
  FeedLinks: '要有订阅文件；在各村、各县的页面上',
  PageTools: '在每一页的顶上',
  TextSize: '在每一页的顶上',
  ViewSwitch: '在每一页的顶上',
  QrCode: '在每一页的脚上，一页只画一次',
  Provenance: '在每一页的末尾',
};
