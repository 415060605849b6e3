import type { Facts } from '../../facts.ts';
import type { Part, TopicView } from '../../views.ts';
import { ledgersRoot } from './ledger.ts';

export const householdId = 'household';
export const householdPath = `${ledgersRoot}${householdId}/`;

/**
 * What a household's card is, and why it stays off the web. Sources: 户有卡 (Sichuan); publication-rules.md: the list of names hangs on the village
 * board, "never a name on the web"; 《个人信息保护法》 on personal data.
 */
export function householdView({ registry, portal }: Facts): TopicView {
  const threshold = portal.disclosure.threshold;
  const parts: Part[] = [
    {
      id: 'card',
      title: '户卡上有什么',
      blocks: [{ type: 'text', paragraphs: ['每个建档立卡户有一张帮扶卡：家里几口人、为什么困难、得到哪些帮扶、什么时候纳入、什么时候脱贫、由谁负责帮。卡一份在户里，一份在村里。'] }],
    },
    {
      id: 'why',
      title: '为什么不上网',
      blocks: [
        {
          type: 'text',
          paragraphs: [
            '卡上写的是一家人的病、残、上学和收入，都是个人信息。上了网，谁都能查，而且收不回来。',
            '本站生成网页时只数户数和人数，数完就不再用；网页、数据下载和检索里都没有任何一户的记录。',
          ],
        },
      ],
    },
    {
      id: 'see',
      title: '自己的卡到哪里看',
      blocks: [
        {
          type: 'steps',
          steps: ['看家里那张卡，或到村委会看村里那一份。', '觉得写得不对，向村委会提出；村里不答复的，向乡镇提出。', '识别、脱贫的名单在村务公开栏张贴，公示期内谁都可以提意见。'],
        },
      ],
    },
    {
      id: 'instead',
      title: '网上看得到什么',
      blocks: [
        {
          type: 'text',
          paragraphs: [
            registry
              ? `各村、乡镇、县、市有多少户、多少人，哪年进、哪年出。少于${threshold}户的数不公布；能用别的数推算出它的，也不公布，写“不公布”三个字。`
              : '本站没有建档立卡数据，只公布资金、项目和公示。',
          ],
        },
        {
          type: 'links',
          links: [...(registry ? [{ text: '建档立卡统计', href: '/registry/' }] : []), { text: '四级台账', href: ledgersRoot }],
        },
      ],
    },
  ];
  return {
    meta: { title: '户卡：为什么不公布', description: '每户的帮扶卡上有什么，为什么不在网上公布，到哪里看自己的卡，网上能看到什么。', path: householdPath, crumbs: [{ text: '四级台账', href: ledgersRoot }], section: 'places' },
    kind: '台账',
    heading: '户卡：为什么不公布',
    lead: '台账从户开始：户有卡、村有册、乡有簿、县有档、市有卷、省有库。只有户卡不上网。',
    parts,
  };
}
