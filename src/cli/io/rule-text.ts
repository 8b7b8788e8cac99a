import type { Rule } from '#engine/model/rules.ts';
import type { Settings } from '#engine/model/settings.ts';
import type { Prepared } from '#engine/plan/prepare/prepare.ts';
import { DATA_LOCKS, measureOfTolerance } from '#engine/model/rule-ids.ts';
import type { Change } from '#engine/scenario/rule-variation.ts';

/** A rule, tolerance or `data` in one short line that starts with its id. */
export function ruleText(id: string, { settings }: Pick<Prepared, 'settings'>): string {
	const named = measureOfTolerance(id);
	const measure = settings.measures.find((one) => one.id === named);
	if (measure !== undefined) return `${id} (${measure.id} within ±${measure.tolerance} %)`;
	if (id === DATA_LOCKS) return `${id} (accounts locked in the file)`;
	const rule = settings.rules.find((one) => one.id === id);
	return rule === undefined ? id : `${id} (${what(rule)})`;
}

const counted = (count: number, thing: string): string => `${count} ${thing}${count === 1 ? '' : 's'}`;
const stays = (count: number, thing: string): string => `${counted(count, thing)} stay${count === 1 ? 's' : ''}`;

function what(rule: Rule): string {
	switch (rule.type) {
		case 'assign':
			return `${stays(rule.params.accounts.length, 'account')} with ${rule.params.repId}`;
		case 'release':
			return `locks lifted: ${rule.params.accounts.length}`;
		case 'keep-units':
			return `${stays(rule.params.units.length, 'unit')} with ${rule.params.repId}`;
		case 'keep-territory':
			return `the territory of ${rule.params.repId} keeps its ${counted(rule.params.units.length, 'unit')}`;
		case 'keep-centre':
			return `centres at home: ${rule.params.repIds.join(', ')}`;
		case 'barrier':
			return `do not cross ${rule.params.name}`;
		case 'border':
			return `do not cross ${rule.params.by} borders${rule.params.of === undefined ? '' : ` of ${rule.params.of.join(', ')}`}`;
		case 'only':
			return `only ${rule.params.repIds.join(', ')}`;
		case 'specialists':
			return `specialists for ${rule.params.industries.join(', ')}`;
		case 'families':
			return 'families have one rep';
		case 'drive-time':
			return `at most ${rule.params.hours} h from home`;
		case 'together':
			return `${counted(rule.params.units.length, 'unit')} stay together`;
		case 'size':
			return `${rule.params.of} ${range(rule.params)}`;
		case 'moves': {
			const { of, percent, perTerritory } = rule.params;
			const share = percent === undefined ? [] : [`at most ${percent} % of ${of}`];
			const each = perTerritory === undefined ? [] : [`at most ${perTerritory} ${of} per territory`];
			return `changing hands: ${[...share, ...each].join(', ')}`;
		}
		case 'protected':
			return 'open deals stay';
	}
}

const range = ({ min, max }: { min?: number | undefined; max?: number | undefined }) =>
	[...(min === undefined ? [] : [`at least ${min}`]), ...(max === undefined ? [] : [`at most ${max}`])].join(', ');

/** How a rule gives way. */
export const changeText = (change: Change, settings: Settings): string =>
	'to' in change
		? `${ruleText(change.id, { settings })}: ${change.part} ${change.was} → ${change.to}`
		: `${ruleText(change.id, { settings })}: left out`;
