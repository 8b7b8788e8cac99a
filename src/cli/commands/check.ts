import { RevirError } from '#engine/model/errors.ts';
import { breaksUnder } from '#engine/scenario/breaks.ts';
import { command, json } from '../io/command.ts';
import { log } from '../io/output.ts';
import { measurePlan } from '../io/plan.ts';
import { ruleText } from '../io/rule-text.ts';

export const checkCommand = command({
	name: 'check',
	summary: 'checks a plan file: hashes, log, everybody assigned, territories in one piece, rules and tolerances',
	files: { label: 'x.revir', least: 1, most: 1 },
	flags: { json },
	async run(_flags, files) {
		const { file, prepared, scenario, labels, kpis } = await measurePlan(files[0]!);
		const notLocated = prepared.dataset.accounts.count - prepared.locatedCount;
		const tolerance = scenario.settings.measures.find(({ id }) => id === 'potential')?.tolerance ?? null;
		const gap = kpis.largestGap * 100;
		const { settings } = scenario;
		const broken = new Set(breaksUnder(prepared, labels)?.map(({ id }) => id));
		const limits = settings.rules.filter(({ id }) => broken.has(id));
		const findings = {
			unassigned_located: kpis.unassignedAccounts - notLocated,
			not_located: notLocated,
			outside: kpis.outsideUnits,
			not_kept: prepared.locks.fixed.filter((rep, unit) => rep >= 0 && rep !== labels[unit]).length,
			rules_not_kept: limits.map(({ id }) => id),
			largest_potential_gap_pct: Math.round(gap * 1000) / 1000,
			potential_tolerance_pct: tolerance
		};
		const wrong = [
			findings.unassigned_located > 0 ? `${findings.unassigned_located} located accounts without a rep` : '',
			findings.outside > 0 ? `${findings.outside} units cut off from their territory` : '',
			findings.not_kept > 0 ? `${findings.not_kept} units away from the rep a rule keeps them with` : '',
			...limits.map(({ id }) => `rule ${ruleText(id, prepared)} not kept`),
			tolerance !== null && gap > tolerance + 1e-6 ? `potential gap ${gap.toFixed(1)} % over ±${tolerance} %` : ''
		].filter((text) => text !== '');
		if (wrong.length > 0) throw new RevirError('PLAN_BROKEN', { where: { file }, got: wrong.join('; ') });
		log(`revir: ${file}: hashes, log and rules hold`);
		return { ok: true, ...findings };
	}
});
