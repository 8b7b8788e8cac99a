import { strFromU8, unzipSync } from 'fflate';
import type { Random } from '#engine/model/random.ts';
import { RevirError } from '#engine/model/errors.ts';
import { errorTexts } from '#engine/model/error-texts.ts';
import { readPostcodes } from '#engine/ingest/locate/postcode-file.ts';
import { readAreas } from '#engine/ingest/areas/read-areas.ts';
import { readMapping } from '#engine/ingest/mapping/mapping-file.ts';
import { openRaw } from '#engine/ingest/raw/open-raw.ts';
import { mutators } from '../../property/ingest/mutators.ts';
import { zipOf } from './raw-helpers.ts';

type Mutator = (bytes: Uint8Array, random: Random) => Uint8Array;

/** Beside those for any file: what text formats and zips are hurt by. */
const more: Readonly<Record<string, Mutator>> = {
	/** Bytes from nowhere, also many. */
	insertion(bytes, random) {
		const at = random.below(bytes.length + 1);
		const added = Uint8Array.from({ length: 1 + random.below(24) }, () => random.below(256));
		return Uint8Array.from([...bytes.subarray(0, at), ...added, ...bytes.subarray(at)]);
	},
	/** A byte that means something to a parser. */
	syntax(bytes, random) {
		const out = bytes.slice();
		const marks = '{}[]",:<>/&;=\'\\\n\r\t 0-9eE.\0';
		for (let n = 1 + random.below(3); n > 0; n--)
			out[random.below(out.length)] = marks.charCodeAt(random.below(marks.length));
		return out;
	},
	/** A stretch once more: doubled parts, rows, keys. */
	repeat(bytes, random) {
		const from = random.below(bytes.length);
		const part = bytes.subarray(from, from + 1 + random.below(200));
		const times = 1 + random.below(4);
		return Uint8Array.from([
			...bytes.subarray(0, from),
			...Array.from({ length: times }, () => [...part]).flat(),
			...bytes.subarray(from)
		]);
	},
	/** Figures in text become huge, negative or none. */
	figure(bytes, random) {
		const text = strFromU8(bytes, true);
		const found = [...text.matchAll(/\d+/g)];
		if (found.length === 0) return bytes.slice();
		const { index, 0: digits } = found[random.below(found.length)]!;
		const odd = ['', '-1', '0', '99999999', '4294967296', '1e308', '1e999', 'NaN', 'Infinity'];
		const changed = text.slice(0, index) + odd[random.below(odd.length)]! + text.slice(index + digits.length);
		return Uint8Array.from(changed, (char) => char.charCodeAt(0));
	}
};

const flat: Readonly<Record<string, Mutator>> = { ...mutators, ...more };

/** Damage inside a part of a zip, packed again with right sums: otherwise sums refuse nearly everything. */
const inZip = Object.fromEntries(
	Object.entries(flat).map(([name, mutate]): [string, Mutator] => [
		`part: ${name}`,
		(bytes, random) => {
			const parts = unzipSync(bytes);
			const names = Object.keys(parts);
			const hurt = names[random.below(names.length)]!;
			return zipOf({ ...parts, [hurt]: mutate(parts[hurt]!, random) }, 0);
		}
	])
);

export const mutatorsOf = (format: string): Readonly<Record<string, Mutator>> =>
	format === 'xlsx' ? { ...flat, ...inZip } : flat;

/** Few rows and columns, so that a wrong count is an error and not a wait. */
const budget = { rows: 20_000, columns: 300, inflated: 8 * 1024 * 1024, entries: 50 };

/** Reads every cell as well. */
async function readTable(bytes: Uint8Array): Promise<void> {
	const table = await openRaw(bytes, 'x', budget);
	for (const column of table.columns) {
		for (let row = 0; row < table.count; row++) {
			if (column.kind === 'text') column.at(row);
			else if (column.values[row] === undefined) throw new Error(`column ${column.name} is too short`);
		}
	}
}

/** Readers of what is no table of accounts. */
const readers: Readonly<Record<string, (bytes: Uint8Array) => unknown>> = {
	postcodes: (bytes) => readPostcodes(bytes, 'x', budget),
	areas: (bytes) => {
		const { areas } = readAreas(bytes, 'x');
		if (!areas.lon.every(Number.isFinite)) throw new Error('an area is nowhere');
	},
	mapping: (bytes) => readMapping(new TextDecoder().decode(bytes), 'x')
};

/** @throws whatever is no error of the catalogue */
export async function tryRead(bytes: Uint8Array, format: string): Promise<'read' | 'refused'> {
	try {
		await (readers[format] ?? readTable)(bytes);
		return 'read';
	} catch (error) {
		if (error instanceof RevirError && error.code !== 'INTERNAL' && error.code in errorTexts) return 'refused';
		throw error;
	}
}
