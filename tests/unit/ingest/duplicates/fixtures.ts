import { codeColumn, textColumn } from '#engine/ingest/text-columns.ts';
import type { AccountColumns } from '#engine/model/columns.ts';

/** One account as a test writes it; what is left out is missing. Months: 36 values. */
export interface Row {
	id?: string;
	name?: string;
	street?: string;
	postcode?: string;
	city?: string;
	lon?: number;
	lat?: number;
	precision?: string;
	unit?: string;
	industry?: string;
	stage?: string;
	employees?: number;
	revenue?: number;
	revenueBefore?: number;
	months?: readonly number[];
	potential?: number;
	potentialSource?: string;
	visits?: number;
	owner?: string;
	since?: number;
	parent?: string;
	until?: number;
	locked?: boolean;
}

export function accountsOf(rows: readonly Row[]): AccountColumns {
	const text = (value: (row: Row) => string | undefined) => textColumn(rows.map((row) => value(row) ?? null));
	const code = (value: (row: Row) => string | undefined) => codeColumn(rows.length, (row) => value(rows[row]!) ?? null);
	const number = (value: (row: Row) => number | undefined) => Float64Array.from(rows, (row) => value(row) ?? NaN);
	return {
		count: rows.length,
		id: textColumn(rows.map(({ id }, row) => id ?? `A${row}`)),
		name: text(({ name }) => name),
		lon: number(({ lon }) => lon),
		lat: number(({ lat }) => lat),
		locationPrecision: code(({ precision }) => precision),
		unitId: code(({ unit }) => unit),
		country: code(() => 'DE'),
		postcode: code(({ postcode }) => postcode),
		city: code(({ city }) => city),
		street: text(({ street }) => street),
		industry: code(({ industry }) => industry),
		segment: null,
		stage: code(({ stage }) => stage),
		employees: number(({ employees }) => employees),
		revenueY0: number(({ revenue }) => revenue),
		revenueY1: number(({ revenueBefore }) => revenueBefore),
		revenueY2: null,
		revenueMonth: rows.some(({ months }) => months)
			? Float64Array.from(rows.flatMap(({ months }) => months ?? new Array<number>(36).fill(NaN)))
			: null,
		margin: null,
		potential: number(({ potential }) => potential),
		potentialSource: code(({ potentialSource }) => potentialSource),
		winRate: null,
		visitsPerYear: number(({ visits }) => visits),
		visitHours: null,
		videoShare: null,
		ownerId: code(({ owner }) => owner),
		ownerSince: number(({ since }) => since),
		parentId: code(({ parent }) => parent),
		protectedUntil: number(({ until }) => until),
		locked: Uint8Array.from(rows, ({ locked }) => (locked === true ? 1 : 0)),
		estimated: null,
		modifiedAt: null
	};
}

/** Last value of a generator; fails where progress leaves 0–1. */
export function finish<T>(steps: Generator<number, T>): T {
	for (;;) {
		const step = steps.next();
		if (step.done) return step.value;
		if (!(step.value >= 0 && step.value <= 1)) throw new Error(`progress ${step.value}`);
	}
}

/** Enough other companies that the file knows which words and towns are common. */
export const crowd: readonly Row[] = Array.from({ length: 300 }, (_, i) => ({
	id: `C${i}`,
	name: `${['Abel', 'Bertram', 'Cordes', 'Dinkel', 'Ebert', 'Funke', 'Gerber'][i % 7]!}${['mann', 'hof', 'bach', 'er', 'ing'][i % 5]!} ${['Maschinenbau', 'Metallbau', 'Handel', 'Technik'][i % 4]!} GmbH`,
	street: `${['Hauptstraße', 'Bahnhofstraße', 'Gartenweg', 'Ringstraße'][i % 4]!} ${1 + ((i * 7) % 90)}`,
	postcode: String(10115 + ((i * 37) % 60_000)),
	city: ['Berlin', 'Hamburg', 'Köln', 'Ulm', 'Hof', 'Kiel'][i % 6]!,
	industry: `branch ${i % 9}`,
	owner: `rep ${i % 8}`
}));
