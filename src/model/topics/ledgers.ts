import type { Facts } from '../facts.ts';
import type { Part } from '../views.ts';
import { accountsPath } from './accounts/paths.ts';
import { ledgersFront } from './ledgers/front.ts';
import { householdId, householdView } from './ledgers/household.ts';
import { hasLedger, ledgerLink, ledgersRoot } from './ledgers/ledger.ts';
import { placeLedger } from './ledgers/place-ledger.ts';
import { villageLedger } from './ledgers/village-ledger.ts';
import { pagesFrom, type MakeTopic } from './topic.ts';

function ledgerPart(facts: Facts, code: string): Part {
  const place = facts.places.get(code);
  const accounts = accountsPath(facts, place);
  return {
    id: 'ledger',
    title: '台账',
    blocks: [
      {
        type: 'links',
        links: [{ ...ledgerLink(place), note: '每个数由什么相加、计入哪里，可以打印' }, ...(accounts ? [{ text: '五本明细账', href: accounts, note: '目标、责任、路径、资金、项目，一张纸' }] : [])],
      },
    ],
  };
}

/**
 * A ledger for each place on four levels (five where the portal covers a province), each number leading down to its parts and up to where it is
 * counted. Sources: 市、县、镇、村四级扶贫开发网络信息平台 (Panjin); 户有卡、村有册、乡有簿、县有档、市有卷、省有库 (Sichuan).
 */
export const ledgersTopic: MakeTopic<Facts> = (facts) => {
  const places = facts.places.all.filter((place) => hasLedger(facts, place));
  if (places.length === 0) return undefined;
  return {
    root: ledgersRoot,
    section: 'places',
    title: '四级台账',
    description: '村册、乡簿、县档、市卷：每个数由什么相加，计入哪里。',
    pages: pagesFrom([
      ['', () => ledgersFront(facts)],
      [householdId, () => householdView(facts)],
      ...places.map((place) => [place.code, () => (place.level === 'village' ? villageLedger : placeLedger)(facts, place, accountsPath(facts, place))] as const),
    ]),
    at: (code) => (hasLedger(facts, facts.places.get(code)) ? ledgerPart(facts, code) : undefined),
  };
};
