import { portalSchema, type Portal } from '../config.ts';
import type { Scale } from './scales.ts';

/** portal.json of the sample: only what differs from the defaults. */
export function samplePortal(scale: Scale): { json: object; portal: Portal } {
  const city = scale.name === 'city';
  const json = {
    name: city ? '望禾市帮扶项目资金公示网' : '示例省帮扶项目资金公示网',
    region: city ? '990100000000' : '990000000000',
    ...(city ? { also_covers: ['999001000000'] } : {}),
    site: 'https://gongshi.example',
    publisher: city ? '望禾市农业农村局' : '示例省农业农村厅',
    contact: { phone: '0990-5551200', email: 'gongshi@gongshi.example', address: '望禾市政务中心2号' },
    hotlines: [
      { name: '帮扶项目资金监督电话', number: '0990-5551234' },
      { name: '网站纠错电话', number: '0990-5551235' },
    ],
    filings: { icp: '示ICP备00000000号', public_security: '示公网安备 99010000000000号', site_id_code: '9901000001' },
    footer_links: [{ title: '示例省帮扶项目资金公示网', url: 'https://sheng.gongshi.example' }],
    // Sized to an invented city.
    ...(city
      ? {
          county_floor: { general: 50, key: 150, key_counties: ['990102000000', '990104000000', '990106000000', '990107000000'] },
          training: { trainees_per_year: 4000, employed_share: 90, assigned_money_share: 20 },
        }
      : {}),
    microloans: { subsidy_share: 50 },
    updates: { rule: '每月10日前更新', day_of_month: 10 },
    // Nobody is identified or leaves any more; honours come once a year.
    freshness: { columns: { 识别公示: 0, 脱贫公示: 0, 村出列公示: 0, 表彰公示: 400 } },
    example: true,
  };
  return { json, portal: portalSchema.parse(json) };
}
