import * as v from 'valibot';
import { RevirError } from '../../model/errors.ts';
import { quoted, shorten } from '../table.ts';
import { MAPPING_VERSION, splitParts, splitPatterns, tableKinds, type Mapping } from './mapping.ts';
import { targetsOf } from './targets.ts';

const MOST_BYTES = 4 * 1024 * 1024;
const header = v.pipe(v.string(), v.minLength(1), v.maxLength(1000));
const headers = v.pipe(v.array(header), v.minLength(1), v.maxLength(500));
const scale = v.optional(v.pipe(v.number(), v.finite(), v.gtValue(0)));
const month = v.pipe(v.string(), v.regex(/^\d{4}-(0[1-9]|1[0-2])$/));
const year = v.pipe(v.number(), v.integer(), v.minValue(1900), v.maxValue(2200));
const value = v.pipe(v.string(), v.maxLength(1000));
const target = v.pipe(v.string(), v.maxLength(40));

const field = v.variant('how', [
	v.strictObject({
		target,
		how: v.literal('plain'),
		from: headers,
		scale,
		words: v.optional(v.record(v.string(), value)),
		digits: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10))),
		only: v.optional(v.literal('domain'))
	}),
	v.strictObject({
		target,
		how: v.literal('split'),
		from: headers,
		pattern: v.picklist(splitPatterns),
		part: v.picklist(splitParts)
	}),
	v.strictObject({ target, how: v.literal('join'), from: headers, separator: v.pipe(v.string(), v.maxLength(10)) }),
	v.strictObject({ target, how: v.literal('constant'), value: v.union([value, v.pipe(v.number(), v.finite())]) }),
	v.strictObject({ target, how: v.literal('sum'), from: headers, scale }),
	v.strictObject({ target, how: v.literal('months'), from: headers, months: v.array(month), scale }),
	v.strictObject({
		target,
		how: v.literal('orders'),
		date: header,
		amount: header,
		times: v.optional(header),
		scale,
		year: v.optional(year)
	})
]);

const mappingSchema = v.strictObject({
	format: v.literal('revir-mapping'),
	version: v.literal(MAPPING_VERSION),
	kind: v.picklist(tableKinds),
	fingerprint: v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/)),
	currency: v.nullable(v.pipe(v.string(), v.regex(/^[A-Z]{3}$/))),
	year0: v.nullable(year),
	month0: v.nullable(month),
	fields: v.pipe(v.array(field), v.maxLength(100)),
	unlocked: v.pipe(
		v.array(
			v.strictObject({ column: header, reason: v.pipe(v.string(), v.trim(), v.minLength(10), v.maxLength(1000)) })
		),
		v.maxLength(500)
	)
});

/** Checks a value that came from outside; docs/formats/mapping.md. @throws RevirError MAPPING_FILE */
export function parseMapping(input: unknown, file?: string): Mapping {
	const where = file === undefined ? {} : { file };
	const refuse = (got: string, expected?: string): never => {
		throw new RevirError('MAPPING_FILE', { where, got, ...(expected === undefined ? {} : { expected }) });
	};
	const result = v.safeParse(mappingSchema, input);
	if (!result.success) {
		const [issue] = result.issues;
		const path = (issue.path ?? []).map(({ key }) => String(key)).join('.') || 'mapping';
		const version = (input as { version?: unknown } | null)?.version;
		if (path === 'version' && typeof version === 'number') return refuse(`version ${version}`, String(MAPPING_VERSION));
		return refuse(
			`${shorten(path)} is ${shorten(issue.received)}, expected ${shorten(issue.expected ?? issue.message)}`
		);
	}
	const mapping = result.output as Mapping;
	const seen = new Set<string>();
	for (const one of mapping.fields) {
		if (!targetsOf[mapping.kind].has(one.target))
			return refuse(quoted(one.target), [...targetsOf[mapping.kind].keys()].join(', '));
		if (seen.has(one.target)) return refuse(`${one.target} twice`);
		seen.add(one.target);
		if (one.how === 'months' && (one.months.length !== one.from.length || one.target !== 'revenue_month'))
			return refuse(`${one.from.length} columns for ${one.months.length} months`);
		const kind = targetsOf[mapping.kind].get(one.target)!.kind;
		if (kind === 'months' && one.how !== 'months' && one.how !== 'orders')
			return refuse(`${one.target}: ${one.how}`, 'months, orders');
		if (
			one.how === 'orders' &&
			(mapping.kind !== 'orders' ||
				(one.year === undefined) !== (kind === 'months') ||
				(kind !== 'months' && kind !== 'number'))
		)
			return refuse(`${one.target}: orders`);
		if ((one.how === 'sum' || one.how === 'months') && kind !== 'number' && kind !== 'months')
			return refuse(`${one.target}: ${one.how}`);
	}
	return mapping;
}

/** @param text of a mapping file @throws RevirError MAPPING_FILE, FILE_TOO_LARGE */
export function readMapping(text: string, file: string): Mapping {
	if (text.length > MOST_BYTES) throw new RevirError('FILE_TOO_LARGE', { where: { file }, expected: 'at most 4 MiB' });
	let input: unknown;
	try {
		input = JSON.parse(text.replace(/^\uFEFF/, ''));
	} catch {
		throw new RevirError('MAPPING_FILE', { where: { file }, got: 'unreadable JSON' });
	}
	return parseMapping(input, file);
}
