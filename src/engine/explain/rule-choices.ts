import { familiesOf } from '../plan/prepare/families.ts';
import type { Prepared } from '../plan/prepare/prepare.ts';
import { unitRegions } from '../plan/prepare/regions.ts';

/** What the data offer for rules to speak of. */
export interface RuleChoices {
	/** By name; located accounts, and active reps who name the industry. */
	readonly industries: readonly { readonly name: string; readonly accounts: number; readonly specialists: number }[];
	readonly families: number;
	readonly familyAccounts: number;
	/** Located accounts with an open deal and a rep. */
	readonly openDeals: number;
	/** By name; none where there is only one. */
	readonly regions: readonly RegionChoice[];
	readonly countries: readonly RegionChoice[];
	readonly postcodes: boolean;
}

export interface RegionChoice {
	/** As `border` rules name it. */
	readonly key: string;
	readonly name: string;
	readonly units: number;
}

/** O(accounts + reps × industries + units × log places) */
export function ruleChoices(prepared: Prepared): RuleChoices {
	const { dataset, accountUnit, filled, reps, today } = prepared;
	const { industry } = dataset.accounts;
	const names = industry?.values ?? [];
	const accounts = new Uint32Array(names.length);
	let openDeals = 0;
	accountUnit.forEach((unit, row) => {
		if (unit < 0) return;
		const code = industry?.codes[row] ?? -1;
		if (code >= 0) accounts[code]!++;
		if (filled.isProtected[row] === 1 && today.accountOwner[row]! >= 0) openDeals++;
	});
	const specialists = names.map((name) =>
		reps.row.reduce((sum, row) => sum + (dataset.reps.industries?.[row]?.includes(name) === true ? 1 : 0), 0)
	);
	const families = familiesOf(dataset.accounts, accountUnit, filled.revenue);
	return {
		industries: names
			.map((name, code) => ({ name, accounts: accounts[code]!, specialists: specialists[code]! }))
			.filter(({ accounts: count }) => count > 0)
			.sort((a, b) => (a.name < b.name ? -1 : 1)),
		families: families.length,
		familyAccounts: families.reduce((sum, rows) => sum + rows.length, 0),
		openDeals,
		regions: regionChoices(prepared, 'region'),
		countries: regionChoices(prepared, 'country'),
		postcodes: dataset.accounts.postcode !== null
	};
}

function regionChoices({ dataset, geography, layer }: Prepared, by: 'region' | 'country'): RegionChoice[] {
	const { of, keys } = unitRegions({ accounts: dataset.accounts, geography, layer }, { by });
	const units = new Uint32Array(keys.length);
	of.forEach((key) => key >= 0 && units[key]!++);
	const names = geography.places?.regionNames;
	return keys.length < 2
		? []
		: keys
				.map((key, k) => ({ key, name: names?.get(key) ?? key, units: units[k]! }))
				.sort((a, b) => (a.name < b.name ? -1 : 1));
}
