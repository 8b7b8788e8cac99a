import type { AccountColumns, Dataset } from '../model/columns.ts';
import { RevirError } from '../model/errors.ts';
import type { Geography } from '../model/geography.ts';
import type { Kpis } from '../model/kpis.ts';
import type { Rule } from '../model/rules.ts';
import type { Settings } from '../model/settings.ts';
import { share } from '../model/steps.ts';
import { variantNames, type VariantName, type Variants } from '../ingest/health/variants.ts';
import { createSession } from './session.ts';

/** What doubtful data move; of an alignment. */
export interface EffectFigures {
	/** Standard deviation of the territories' potential from their targets, 0.1 = ±10 %. */
	readonly spread: number;
	readonly largestGap: number;
	/** Hours a year. */
	readonly travelHours: number;
	readonly travelHoursPerVisit: number;
}

export interface VariantEffect {
	readonly accounts: number;
	readonly located: number;
	/** null = nobody owns an account that is located. */
	readonly today: EffectFigures | null;
	/** Of a short plan: an estimate, the same work for every variant. null = not asked for. */
	readonly plan: EffectFigures | null;
}

export interface HealthEffect {
	/** null = the variant does not exist, was not asked for or cannot be planned (no account located, no rep). */
	readonly variants: Readonly<Record<VariantName, VariantEffect | null>>;
	/** Figures with the doubtful records mended (where nothing can be mended: left out) less those as they are. */
	readonly today: EffectFigures | null;
	readonly plan: EffectFigures | null;
}

/** `glance`: the difference alone, and no plan where today can tell. */
export type EffectDepth = 'glance' | 'full';

export interface EffectInput {
	readonly variants: Variants;
	/** Reps and metadata; its accounts do not matter. */
	readonly dataset: Omit<Dataset, 'accounts'>;
	/** Rules that name single accounts or units are left out: they would not fit every variant. */
	readonly settings: Settings;
	readonly geography: Geography;
	readonly depth?: EffectDepth;
	readonly epochs?: number;
	readonly seed?: number;
}

const EPOCHS = 4;
const figureNames = ['spread', 'largestGap', 'travelHours', 'travelHoursPerVisit'] as const;
/** Types of rules that hold whichever accounts and units there are. */
const general = new Set<Rule['type']>([
	'border',
	'barrier',
	'keep-centre',
	'specialists',
	'families',
	'drive-time',
	'size',
	'moves',
	'protected'
]);

/**
 * What the doubtful records of a class do to balance and travel, today and under a plan of a few epochs with one seed and one
 * island. Deterministic; yields progress between slices of about 5 ms, but prepares a variant in one go.
 * O(3 × (prepare + epochs)); at a glance 2 × prepare, where accounts have owners.
 */
export function* healthEffect(input: EffectInput): Generator<number, HealthEffect> {
	const found: Record<VariantName, VariantEffect | null> = { in: null, out: null, mended: null };
	const { variants, depth = 'full' } = input;
	const asked = variantNames.filter((name) => depth === 'full' || name !== 'out' || variants.mended === null);
	for (const [i, name] of asked.entries()) {
		const accounts = variants[name];
		if (accounts !== null)
			found[name] = yield* share(measured(accounts, input), i / asked.length, (i + 1) / asked.length);
	}
	const better = found.mended ?? found.out;
	const change = (of: 'today' | 'plan') => difference(better?.[of] ?? null, found.in?.[of] ?? null);
	return { variants: found, today: change('today'), plan: change('plan') };
}

function* measured(accounts: AccountColumns, input: EffectInput): Generator<number, VariantEffect | null> {
	const settings = generalSettings(input.settings, accounts);
	const { depth = 'full', epochs = EPOCHS, seed = settings.seed, geography } = input;
	yield 0;
	try {
		const session = createSession({ dataset: { ...input.dataset, accounts }, settings, geography, islands: 1 });
		const { prepared } = session;
		const { known } = prepared.today;
		const planned = depth === 'full' || !known;
		if (planned) session.begin('cold', settings, seed, 1);
		while (planned && (session.last?.epoch ?? 0) < epochs) {
			session.step();
			yield (session.last?.epoch ?? 0) / epochs;
		}
		return {
			accounts: prepared.dataset.accounts.count,
			located: prepared.locatedCount,
			today: known ? figures(prepared.today.kpis) : null,
			plan: planned ? figures(session.last!.kpis) : null
		};
	} catch (error) {
		if (error instanceof RevirError) return null;
		throw error;
	}
}

function generalSettings(settings: Settings, { id, count }: AccountColumns): Settings {
	const { exclude, ...rest } = settings;
	const rules = settings.rules.filter(({ type }) => general.has(type));
	if (exclude === undefined) return { ...rest, rules };
	const ids = new Set(Array.from({ length: count }, (_, row) => id.at(row)!));
	return { ...rest, rules, exclude: { ...exclude, accounts: exclude.accounts.filter((one) => ids.has(one)) } };
}

const figures = ({ potentialSpread, largestGap, travelHoursPerYear, travelHoursPerVisit }: Kpis): EffectFigures => ({
	spread: potentialSpread,
	largestGap,
	travelHours: travelHoursPerYear,
	travelHoursPerVisit
});

function difference(after: EffectFigures | null, before: EffectFigures | null): EffectFigures | null {
	if (after === null || before === null) return null;
	const parts = figureNames.map((name) => [name, after[name] - before[name]]);
	return Object.fromEntries(parts) as Record<(typeof figureNames)[number], number>;
}
