import { addressOf } from '../../schema/address.ts';
import { formatDate } from '../../format.ts';
import { certificatePath, honourPath } from '../addresses.ts';
import type { Facts, Honour } from '../facts.ts';
import { explainScore, roundPoints } from '../scores.ts';
import type { CertificateView, Fact } from '../views.ts';

/** What the honour rests on, by the rule that the portal has published. */
function basisOf({ enterprises, portal }: Facts, { uscc, year }: Honour): Fact[] {
  const score = enterprises.scoreOf(uscc, year);
  if (!score) return [];
  return [
    { label: `按《${portal.honour_rule.title}》得分`, value: roundPoints(score.points) },
    { label: '名次', value: `第${score.rank}名` },
    { label: '经核实的投入', value: explainScore(score) },
  ];
}

/**
 * The certificate of an honour, from its row alone and the score of its year. Source: 表彰先进企业 (Huai'an). Two honours of one enterprise, name and
 * year are told apart by their numbers.
 */
export function certificateView(facts: Facts, honour: Honour): CertificateView {
  const enterprise = facts.enterprises.link(honour.uscc);
  const { title, year, revoked_on: revokedOn } = honour;
  return {
    meta: {
      title: `${enterprise.text}：${year}年度${title}（${addressOf(honour.honour_id)}）`,
      description:
        revokedOn === undefined
          ? `${honour.awarded_by}授予${enterprise.text}“${title}”（${year}年度）。可以打印。`
          : `${enterprise.text}的“${title}”（${year}年度）已于${formatDate(revokedOn)}撤销。`,
      path: certificatePath(honour.honour_id),
      crumbs: [
        { text: '企业', href: '/enterprises/' },
        { text: `${year}年度光荣榜`, href: honourPath(year) },
      ],
      section: 'enterprises',
    },
    enterprise,
    title,
    year,
    list: { text: `${year}年度企业帮扶光荣榜`, href: honourPath(year) },
    awardedBy: honour.awarded_by,
    ...(honour.document_number !== undefined && { documentNumber: honour.document_number }),
    number: honour.honour_id,
    basis: revokedOn === undefined ? basisOf(facts, honour) : [],
    ...(revokedOn !== undefined && { revoked: { on: revokedOn, ...(honour.revoked_reason !== undefined && { reason: honour.revoked_reason }) } }),
  };
}
