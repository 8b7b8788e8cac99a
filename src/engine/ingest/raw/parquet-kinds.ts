import type { SchemaElement } from 'hyparquet';
import type { RawColumn } from './raw-table.ts';

/** As what a flat column is read; null = no cell of a table (times of day, intervals, geometry, raw bytes). */
export function kindOfElement({ type, converted_type, logical_type }: SchemaElement): RawColumn['kind'] | null {
	const logical = logical_type?.type;
	if (type === undefined || (converted_type !== undefined && /^(TIME_|INTERVAL|BSON)/.test(converted_type)))
		return null;
	if (logical !== undefined && /^(TIME|BSON|VARIANT|GEOMETRY|GEOGRAPHY|FILE)$/.test(logical)) return null;
	if (converted_type === 'DECIMAL' || logical === 'DECIMAL') return type === 'BOOLEAN' ? null : 'number';
	if (type === 'INT96' || converted_type === 'DATE' || converted_type?.startsWith('TIMESTAMP')) return 'date';
	if (logical === 'DATE' || logical === 'TIMESTAMP') return 'date';
	if (type === 'BOOLEAN') return 'flag';
	if (type === 'BYTE_ARRAY' || logical === 'UUID') return 'text';
	if (type === 'FIXED_LEN_BYTE_ARRAY') return logical === 'FLOAT16' ? 'number' : null;
	return 'number';
}

/** Newer writers say only the logical type; the library converts some types by the older name alone. */
export function withOldName(element: SchemaElement): SchemaElement {
	const logical = element.logical_type;
	if (element.converted_type !== undefined) return element;
	if (logical?.type === 'DATE') return { ...element, converted_type: 'DATE' };
	if (logical?.type !== 'DECIMAL') return element;
	return { ...element, converted_type: 'DECIMAL', scale: logical.scale, precision: logical.precision };
}
