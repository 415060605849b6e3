import { isWithin, noticeKinds, type Row } from '../../schema/index.ts';
import type { Check, CheckContext } from './context.ts';
import { noticeName, villagesOf, type Notice } from './notice-context.ts';

type InspectionKind = Row<'inspections'>['kind'];

const acceptance: readonly InspectionKind[] = ['考核', '督导', '第三方评估'];
const identification: readonly InspectionKind[] = [...acceptance, '数据比对'];

/** Which inspections can verify which notices. Source: 第三方评估 of exits (Panjin, Qianjiang); 数据比对 of who is identified (Qianjiang). */
const kinds: Partial<Record<Notice['kind'], readonly InspectionKind[]>> = {
  identification,
  beneficiaries: identification,
  household_exit: acceptance,
  village_exit: acceptance,
};

/** The inspection that verified a notice is of a fitting kind, of a place that has to do with it, and came before it. */
export const checkVerifications: Check = (context, raise) => {
  context.rows('notices').forEach((notice, position) => {
    const inspection = inspectionOf(context, notice);
    if (!inspection) return;
    const at = context.at('notices', position, 'verified_by');
    const name = `${inspection.kind}“${inspection.inspection_id}”`;
    const allowed = kinds[notice.kind] ?? [];
    if (!allowed.includes(inspection.kind)) {
      const fits = allowed.length === 0 ? `${noticeKinds[notice.kind]}不填核查编号` : `应为${allowed.join('、')}`;
      raise('verification-wrong-kind', at, `${noticeName(notice)}由${name}核实，${fits}`);
    }
    const places = [notice.region_code, ...villagesOf(notice)];
    if (!places.some((code) => isWithin(code, inspection.region_code) || isWithin(inspection.region_code, code))) {
      raise('verification-elsewhere', at, `${noticeName(notice)}在“${notice.region_code}”，${name}在“${inspection.region_code}”`);
    }
    if (inspection.on > notice.published_on) {
      raise('verification-too-late', at, `${noticeName(notice)} ${notice.published_on} 发布，${name} ${inspection.on} 才进行`);
    }
  });
};

const inspectionOf = (context: CheckContext, { verified_by: id }: Notice): Row<'inspections'> | undefined =>
  id === undefined ? undefined : context.rows('inspections')[context.rowsBy('inspections', 'inspection_id').first(id) ?? -1];
