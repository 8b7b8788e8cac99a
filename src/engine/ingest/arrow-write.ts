import type { Data } from 'apache-arrow';
import type { AccountColumns, CodedColumn, DatasetMeta, RepColumns, TextColumn } from '../model/columns.ts';
import type { Units } from '../model/geography.ts';
import type { UnitGraph } from '../model/problem.ts';
import { accountSchema, repSchema, SCHEMA_VERSION, type ColumnSpec } from '../model/schema.ts';
import {
	codeData,
	dateData,
	flagData,
	indexData,
	monthsData,
	numberData,
	textData,
	textsData,
	toArrowFile,
	type ArrowColumns
} from './arrow-data.ts';
import { writeMeta } from './meta.ts';

const camel = (name: string) => name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** Property of the columns object that holds a schema column: `revenue_y0` → `revenueY0`, ids → `id`. */
export const propertyOf = (name: string) => (name === 'account_id' || name === 'rep_id' ? 'id' : camel(name));

function toColumns(columns: object, schema: readonly ColumnSpec[]): ArrowColumns {
	const found: Record<string, Data> = {};
	schema.forEach((spec, index) => {
		const value: unknown = (columns as Record<string, unknown>)[propertyOf(spec.name)] ?? null;
		if (value !== null) found[spec.name] = toData(spec, value, index + 1);
	});
	return found;
}

function toData(spec: ColumnSpec, value: unknown, id: number): Data {
	switch (spec.kind) {
		case 'text': {
			const text = value as TextColumn;
			return textData(text.length, (row) => text.at(row));
		}
		case 'code':
			return codeData(value as CodedColumn, id);
		case 'number':
			return numberData(value as Float64Array);
		case 'date':
			return dateData(value as Float64Array);
		case 'flag':
			return flagData(value as Uint8Array);
		case 'months':
			return monthsData(value as Float64Array);
		case 'texts':
			return textsData(value as readonly (readonly string[])[]);
		case 'index':
			return indexData(value as Uint32Array);
	}
}

/** Canonical accounts.arrow: Arrow IPC file, one batch, columns in schema order, absent ones left out. Equal input, equal bytes. */
export const writeAccountsArrow = (accounts: AccountColumns, meta: DatasetMeta): Uint8Array =>
	toArrowFile(toColumns(accounts, accountSchema), accounts.count, writeMeta(meta));

/** Canonical reps.arrow. */
export const writeRepsArrow = (reps: RepColumns, meta: DatasetMeta): Uint8Array =>
	toArrowFile(toColumns(reps, repSchema), reps.count, writeMeta(meta));

const versionOnly = new Map([['schema_version', SCHEMA_VERSION]]);

/** units.arrow of a plan file; `geometry` holds GeoJSON MultiPolygon coordinates, one polygon per ring. */
export function writeUnitsArrow(units: Units): Uint8Array {
	const geometry = (unit: number): string | null => {
		const rings: string[] = [];
		for (let ring = units.ringStart[unit]!; ring < units.ringStart[unit + 1]!; ring++) {
			const points: string[] = [];
			for (let p = units.pointStart[ring]!; p < units.pointStart[ring + 1]!; p++) {
				points.push(`[${degrees(units.points[2 * p]!)},${degrees(units.points[2 * p + 1]!)}]`);
			}
			rings.push(`[[${points.join(',')}]]`);
		}
		return rings.length === 0 ? null : `[${rings.join(',')}]`;
	};
	const shapes = Array.from({ length: units.count }, (_, unit) => geometry(unit));
	const columns = {
		unit_id: textData(units.count, (row) => units.id[row]!),
		name: textData(units.count, (row) => units.name[row]!),
		lon: numberData(units.lon),
		lat: numberData(units.lat),
		geometry: textData(units.count, (row) => shapes[row]!)
	};
	return toArrowFile(columns, units.count, versionOnly);
}

/** About 1 m; more digits would only make the file bigger. */
const degrees = (value: number) => Math.round(value * 1e5) / 1e5;

/** edges.arrow of a plan file: each link once, a < b, in order. */
export function writeEdgesArrow(graph: UnitGraph): Uint8Array {
	const a: number[] = [];
	const b: number[] = [];
	const kinds: number[] = [];
	for (let unit = 0; unit + 1 < graph.offsets.length; unit++) {
		for (let i = graph.offsets[unit]!; i < graph.offsets[unit + 1]!; i++) {
			const other = graph.neighbours[i]!;
			if (other <= unit) continue;
			a.push(unit);
			b.push(other);
			kinds.push(graph.kinds[i]!);
		}
	}
	const columns = {
		a: indexData(Uint32Array.from(a)),
		b: indexData(Uint32Array.from(b)),
		kind: codeData({ codes: Int32Array.from(kinds), values: ['border', 'ferry'] }, 1)
	};
	return toArrowFile(columns, a.length, versionOnly);
}
