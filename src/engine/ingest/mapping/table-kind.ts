import type { RawTable } from '../raw/raw-table.ts';
import { candidatesOf, type Candidate } from './candidates.ts';
import { keysOfReps } from './fit.ts';
import { headerWords } from './header-words.ts';
import { tableKinds, type TableKind } from './mapping.ts';
import type { Profile } from './profile.ts';
import { salesColumns } from './sales-columns.ts';

/** What speaks for each kind, 0–1; the winner's lead is the confidence. */
export interface KindGuess {
	readonly kind: TableKind;
	readonly confidence: number;
	readonly scores: Readonly<Record<TableKind, number>>;
}

const repOnly =
	/^(rep|reps|vertreter|vertreters?nr|vertriebler|berater|aussendienst|adm|selger|selgernr|salesperson|personalnummer|personalnr|employee|ansattnr|vorname|fornavn|nachname|etternavn|capacity|kapazitaet|kapasitet|kuerzel)/;

/** Keys of the field force: one in every row makes a list of reps, the same ones again and again those of accounts. */
const personnelKey =
	/^(pers(onal|onnel)?|mitarbeiter|ma|rep|salesrep|salesperson|employee|vertreters?|berater|aussendienst|adm|selger|ansatt|verkaeufer)(id|nr|no|nummer|number|code)$|^pernr$/;
const ofHome = /^(wohn|heimat|home|bosted|hjem|privat)|wohnort$/;
/** Private customers have these as well. */
const ofAnybody = /^(vorname|fornavn|nachname|etternavn)/;

const ofFirms = /kunde|customer|debitor|firma|company|unternehmen|selskap|bedrift|account|organisa|organiza/;

/** Decides whether a table holds accounts, reps, order lines or postcodes. O(columns × words). */
export function tableKind(table: RawTable, profiles: ReadonlyMap<string, Profile>): KindGuess {
	const none = new Set<string>();
	const best = (kind: TableKind) => {
		const found = new Map<string, { column: string; confidence: number }>();
		for (const [column, list] of candidatesOf(table, profiles, kind, none)) {
			const top = list[0] as Candidate | undefined;
			if (top && top.confidence > (found.get(top.target)?.confidence ?? 0))
				found.set(top.target, { column, confidence: top.confidence });
		}
		return found;
	};
	const orders = best('orders');
	const accounts = best('accounts');
	const reps = best('reps');
	const postcodes = best('postcodes');
	const of = (found: ReturnType<typeof best>, target: string) => found.get(target)?.confidence ?? 0;
	const id = orders.get('account_id') ?? orders.get('name');
	const repeats = id === undefined ? 0 : 1 - profiles.get(id.column)!.unique();
	const columns = table.columns.filter(({ name }) => profiles.get(name)!.filled > 0);
	const wide = salesColumns(table, profiles).length > 0 ? 1 : 0;

	const priced = Math.min(of(orders, 'unit_price'), of(orders, 'quantity'));
	const sold = Math.min(of(orders, 'order_date'), Math.max(of(orders, 'order_amount'), priced));
	const orderScore = wide
		? 0
		: sold *
			(0.5 + 0.5 * Math.min(1, 2 * repeats)) *
			(of(orders, 'order_id') > 0.5 || repeats > 0.2 ? 1 : 0.4) *
			(id ? 1 : 0.3);

	const words = new Map(columns.map(({ name }) => [name, headerWords(name)]));
	const key = columns.find(({ name }) => personnelKey.test(words.get(name)!.compact));
	const otherKey = of(accounts, 'account_id') > 0.5 && accounts.get('account_id')!.column !== key?.name;
	const ofReps = (name: string) =>
		words.get(name)!.tokens.some((token) => repOnly.test(token)) || (name === key?.name && !otherKey);
	const hours = of(reps, 'capacity_hours') > 0.6 ? reps.get('capacity_hours')!.column : null;
	const titled = columns.filter(({ name }) => ofReps(name) || name === hours);
	const repHeaders = titled.length;
	const few = table.count <= 5000 ? 1 : 0.2;
	const keyed = key !== undefined && table.count <= 1000 && !otherKey && keysOfReps(profiles.get(key.name)!);
	const namesOthers = of(accounts, 'name') > 0.6 && !titled.some(({ name }) => name === accounts.get('name')!.column);
	// A private customer has a home as well, and a rep who has other customers.
	const isOwn = (name: string) => {
		if (name === hours || (keyed && name === key.name)) return true;
		const { filled, unique } = profiles.get(name)!;
		return !namesOthers && !ofAnybody.test(words.get(name)!.compact) && filled === 1 && unique() === 1;
	};
	const atHome =
		titled.some(({ name }) => isOwn(name)) && columns.some(({ name }) => ofHome.test(words.get(name)!.compact));
	const repFacts = ['capacity_hours', 'manager_id', 'active', 'industries', 'region', 'first_name'].filter(
		(target) => of(reps, target) > 0.6
	).length;
	const accountFacts = [
		'industry',
		'stage',
		'employees',
		'revenue_y0',
		'potential',
		'segment',
		'domain',
		'company_turnover',
		'visits_per_year',
		'owner_id'
	].filter((target) => {
		if (of(accounts, target) <= 0.6) return false;
		const { tokens, compact } = words.get(accounts.get(target)!.column)!;
		return !repOnly.test(tokens[0] ?? '') && !personnelKey.test(compact);
	}).length;
	// A rep's table says nothing of customers and firms, unless it is their own.
	const firms = columns.some(
		({ name }) => ofFirms.test(words.get(name)!.compact) && profiles.get(name)!.distinct.length > 1
	)
		? 0.2
		: 1;
	const repNamed = Math.max(of(reps, 'name'), of(reps, 'last_name'));
	const evidence = 0.35 * repHeaders + 0.25 * repFacts + (keyed ? 0.4 : 0) + (atHome ? 0.35 : 0);
	const repScore =
		(few * firms * repNamed * Math.min(1, evidence) * (wide ? 0.2 : 1)) /
		(1 + 0.5 * Math.max(0, accountFacts - repFacts));

	const codes = postcodes.get('postcode');
	const covered = [...postcodes].filter(([, { confidence }]) => confidence > 0.5).length / Math.max(1, columns.length);
	const more = keyed || atHome || wide || ['account_id', 'name', 'street'].some((target) => of(accounts, target) > 0.6);
	const bare = more ? 0.1 : 1;
	const postcodeScore =
		codes === undefined
			? 0
			: bare * codes.confidence * Math.min(1, 0.3 + covered) * (profiles.get(codes.column)!.unique() > 0.5 ? 1 : 0.5);

	const named = Math.max(of(accounts, 'name'), 0.8 * of(accounts, 'account_id'));
	const accountScore = 0.25 + 0.35 * named + Math.min(0.35, 0.08 * (accountFacts + 2 * wide));
	const scores = { accounts: accountScore, reps: repScore, orders: orderScore, postcodes: postcodeScore };
	const [first, second] = [...tableKinds].sort((a, b) => scores[b] - scores[a]);
	const lead = scores[first!] / Math.max(1e-9, scores[first!] + scores[second!]);
	return { kind: first!, confidence: Math.round(100 * lead) / 100, scores };
}
