import { accountReasons } from '#engine/explain/account-reason.ts';
import { planAlignment, todayAlignment } from '#engine/explain/alignment.ts';
import { territoryDetail } from '#engine/explain/territory.ts';
import { unitReason } from '#engine/explain/unit-reason.ts';
import { RevirError } from '#engine/model/errors.ts';
import { reasonText } from '#engine/report/reason-text.ts';
import { ownerOfAccounts } from '#engine/plan/prepare/prepare.ts';
import { rowOfId } from '#engine/plan/prepare/ids.ts';
import { quoted } from '#engine/ingest/table.ts';
import { command, json } from '../io/command.ts';
import { kpisJson } from '../io/kpis-json.ts';
import { measurePlan, type MeasuredPlan } from '../io/plan.ts';
import { named, similarIds, type Named } from '../io/similar.ts';
import { comparisonJson, comparisonLines } from '../io/why-text.ts';

export const explainCommand = command({
	name: 'explain',
	summary: 'says why an account, a unit or a territory is as it is, in numbers',
	files: { label: 'x.revir', least: 1, most: 1 },
	flags: {
		account: { kind: 'text', value: 'ID', doc: 'account_id' },
		unit: { kind: 'text', value: 'ID', doc: 'unit_id, as in the result table' },
		territory: { kind: 'text', value: 'REP', doc: 'rep_id' },
		json
	},
	async run(flags, files) {
		const asked = (['account', 'unit', 'territory'] as const).filter((flag) => flags[flag] !== undefined);
		const [what] = asked;
		if (what === undefined || asked.length > 1)
			throw new RevirError('USAGE', {
				where: { rule: 'explain' },
				got: asked.length === 0 ? 'nothing to explain' : asked.map((flag) => `--${flag}`).join(', '),
				expected: 'one of --account, --unit, --territory'
			});
		const plan = await measurePlan(files[0]!);
		const { result, lines } = { account, unit, territory }[what](plan, flags[what]!);
		if (!flags.json) process.stdout.write(`${lines.join('\n')}\n`);
		return result;
	}
});

interface Explained {
	readonly result: object;
	readonly lines: readonly string[];
}

/** Names the id and up to three that look or read like it. */
function notThere(flag: string, id: string, expected: string, all: Named): RevirError {
	const near = similarIds(id, all).map(quoted);
	const hint = near.length === 0 ? '' : `; similar: ${near.join(', ')}`;
	return new RevirError('ID_UNKNOWN', { where: { rule: flag }, got: quoted(id), expected: `${expected}${hint}` });
}

function account({ prepared, labels }: MeasuredPlan, id: string): Explained {
	const { dataset, reps, today, accountUnit, units } = prepared;
	const row = rowOfId(dataset.accounts.id).get(id);
	if (row === undefined)
		throw notThere('--account', id, 'an account_id of the plan', {
			count: dataset.accounts.count,
			id: (at) => dataset.accounts.id.at(at) ?? '',
			name: (at) => dataset.accounts.name?.at(at) ?? ''
		});
	const owner = ownerOfAccounts(prepared, labels);
	const reasons = accountReasons(prepared, labels, owner);
	const [reason, staying, next] = [reasons.reason(row), reasons.staying(row), reasons.next(row)];
	const name = (rep: number) => reps.name[rep] ?? 'nobody';
	const unitName = units.name[accountUnit[row]!] || 'its area';
	const [from, to] = [today.accountOwner[row]!, owner[row]!];
	return {
		result: {
			account: id,
			name: dataset.accounts.name?.at(row) ?? null,
			unit: units.id[accountUnit[row]!] ?? null,
			rep_today: reps.id[from] ?? null,
			rep: reps.id[to] ?? null,
			reason,
			reason_text: reasonText(reason, name, 'en'),
			staying: comparisonJson(prepared, staying),
			next: comparisonJson(prepared, next)
		},
		lines: [
			`${dataset.accounts.name?.at(row) || id} (${unitName}): ${from === to ? name(to) : `${name(from)} → ${name(to)}`}; ${reasonText(reason, name, 'en')}`,
			...(staying === null ? [] : ['staying:', ...comparisonLines(prepared, unitName, staying)]),
			...(next === null || next.move.to === staying?.move.to
				? []
				: ['next best:', ...comparisonLines(prepared, unitName, next)])
		]
	};
}

function unit({ prepared, labels }: MeasuredPlan, id: string): Explained {
	const { reps, units } = prepared;
	const at = units.id.indexOf(id);
	if (at < 0) throw notThere('--unit', id, 'a unit_id of the plan', named(units.id, units.name));
	const { today, now, rows, staying, next } = unitReason(prepared, labels, at);
	const name = (rep: number) => reps.name[rep] ?? 'nobody';
	return {
		result: {
			unit: id,
			name: units.name[at]!,
			rep_today: reps.id[today] ?? null,
			rep: reps.id[now] ?? null,
			accounts: rows.length,
			staying: comparisonJson(prepared, staying),
			next: comparisonJson(prepared, next)
		},
		lines: [
			`${units.name[at]!} (${rows.length} accounts): ${today === now ? name(now) : `${name(today)} → ${name(now)}`}`,
			...(staying === null ? [] : ['staying:', ...comparisonLines(prepared, units.name[at]!, staying)]),
			...(next === null || next.move.to === staying?.move.to
				? []
				: ['next best:', ...comparisonLines(prepared, units.name[at]!, next)])
		]
	};
}

function territory({ prepared, labels, kpis }: MeasuredPlan, id: string): Explained {
	const { reps } = prepared;
	const rep = reps.id.indexOf(id);
	if (rep < 0) throw notThere('--territory', id, 'the rep_id of an active rep of the plan', named(reps.id, reps.name));
	const plan = planAlignment(prepared, labels, kpis);
	const detail = territoryDetail(prepared, rep, plan, todayAlignment(prepared), plan);
	const exchanges = (list: typeof detail.gained) =>
		list.map(({ rep: other, accounts, potential }) => ({ rep: reps.id[other] ?? null, accounts, potential }));
	const reasons = (list: typeof detail.gainedReasons) =>
		list.map(({ kind, accounts, hours }) => ({ reason: kind, accounts, travel_hours: hours }));
	const line = (word: string, list: ReturnType<typeof reasons>) =>
		list.map(
			({ reason, accounts, travel_hours }) =>
				`  ${accounts} ${word}: ${reason} (as today they would take ${travel_hours.toFixed(1)} h of travel a year more)`
		);
	const figures = kpis.territories[rep]!;
	return {
		result: {
			territory: id,
			name: reps.name[rep],
			figures,
			gained: exchanges(detail.gained),
			lost: exchanges(detail.lost),
			gained_reasons: reasons(detail.gainedReasons),
			lost_reasons: reasons(detail.lostReasons),
			neighbours: detail.neighbours.map((other) => ({ ...other, rep: reps.id[other.rep] })),
			plan: kpisJson(kpis)
		},
		lines: [
			`${reps.name[rep]!}: ${figures.accounts} accounts, potential ${(100 * figures.potentialDev).toFixed(1)} % off target`,
			...line('came', reasons(detail.gainedReasons)),
			...line('left', reasons(detail.lostReasons))
		]
	};
}
