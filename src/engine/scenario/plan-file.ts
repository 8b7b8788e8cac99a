import { readAccounts } from '../ingest/accounts.ts';
import { readOwnAreas, writeAreas } from '../ingest/areas/write-areas.ts';
import { isArrowFile, isArrowStream } from '../ingest/arrow-check.ts';
import { openArrow } from '../ingest/arrow.ts';
import { codeData, toArrowFile } from '../ingest/arrow-data.ts';
import { writeAccountsArrow, writeEdgesArrow, writeRepsArrow, writeUnitsArrow } from '../ingest/arrow-write.ts';
import { readReps } from '../ingest/reps.ts';
import type { Dataset } from '../model/columns.ts';
import { RevirError } from '../model/errors.ts';
import type { Units } from '../model/geography.ts';
import type { UnitGraph } from '../model/problem.ts';
import type { Scenario } from '../model/scenario.ts';
import { SCHEMA_VERSION, unitSchema, type ColumnSpec } from '../model/schema.ts';
import { canonicalJson, sha256 } from './hash.ts';
import { migrations, parseJson, parseManifest, parseScenario, PLAN_VERSION, type Manifest } from './plan-file-json.ts';
import { readLog, writeLog, type LogEntry } from './plan-file-log.ts';
import { packParts, unpackParts } from './plan-file-zip.ts';

export { appendLog } from './plan-file-log.ts';

export interface PlanInput {
	readonly dataset: Dataset;
	readonly units: Units;
	readonly graph: UnitGraph;
	/** Unit per account, −1 = not located. */
	readonly accountUnit: Int32Array;
	readonly scenarios: readonly Scenario[];
	readonly log: readonly LogEntry[];
}

export interface PlanFile {
	readonly manifest: Manifest;
	readonly dataset: Dataset;
	/** As frozen in the file; a reader needs no geography to tell which unit an account lies in. */
	readonly unitIds: readonly string[];
	readonly unitNames: readonly string[];
	readonly accountUnit: Int32Array;
	readonly scenarios: readonly Scenario[];
	readonly log: readonly LogEntry[];
}

const encode = (text: string) => new TextEncoder().encode(text);
/** Only where the data came with areas. */
const AREAS_PART = 'areas.geojson';
const scenarioPart = (id: string) => `scenarios/${id}.json`;
const memberSpec: ColumnSpec = { name: 'unit_id', kind: 'code', required: true, nulls: '', unit: '', doc: '' };

/**
 * `.revir` bytes: a zip of Arrow tables, scenarios and a log, with the SHA-256 of every part in manifest.json.
 * Equal input gives equal bytes; docs/formats/plan-file.md.
 */
export function writePlanFile(
	plan: PlanInput,
	about: { readonly createdAt: string; readonly createdBy: string; readonly engine: string }
): Uint8Array {
	const { accounts, reps, meta, areas } = plan.dataset;
	const parts: Record<string, Uint8Array> = {
		...(areas === undefined ? {} : { [AREAS_PART]: writeAreas(areas) }),
		'accounts.arrow': writeAccountsArrow(accounts, meta),
		'reps.arrow': writeRepsArrow(reps, meta),
		'units.arrow': writeUnitsArrow(plan.units),
		'edges.arrow': writeEdgesArrow(plan.graph),
		'account-units.arrow': toArrowFile(
			{ unit_id: codeData({ codes: plan.accountUnit, values: plan.units.id }, 1) },
			accounts.count,
			new Map([['schema_version', SCHEMA_VERSION]])
		),
		'log.jsonl': encode(writeLog(plan.log))
	};
	for (const scenario of plan.scenarios) parts[scenarioPart(scenario.id)] = encode(canonicalJson(scenario));
	const manifest: Manifest = {
		format: 'revir-plan',
		version: PLAN_VERSION,
		engine: about.engine,
		createdAt: about.createdAt,
		createdBy: about.createdBy,
		scenarios: plan.scenarios.map((scenario) => scenario.id),
		parts: Object.fromEntries(
			Object.entries(parts).map(([name, bytes]) => [name, { bytes: bytes.length, sha256: sha256(bytes) }])
		)
	};
	return packParts({ ...parts, 'manifest.json': encode(canonicalJson(manifest)) }, about.createdAt);
}

const zipMagic = [0x50, 0x4b, 0x03, 0x04];

const isArrow = (bytes: Uint8Array) => isArrowFile(bytes) || isArrowStream(bytes);
/** No control signs but tabs and line ends. */
const isText = (bytes: Uint8Array) => bytes.subarray(0, 4096).every((byte) => byte > 31 || (byte > 8 && byte < 14));

/** Whether these bytes are meant to be a plan: a zip that lists a manifest (an Excel file lists none) or is named so. O(directory). */
export function isPlanFile(bytes: Uint8Array, file: string): boolean {
	const isNamedSo = /\.revir$/i.test(file);
	// The reader may call a table what they like; what is neither zip nor table is a plan that is damaged.
	if (!zipMagic.every((byte, i) => bytes[i] === byte)) return isNamedSo && !isArrow(bytes) && !isText(bytes);
	if (isNamedSo) return true;
	// The directory of a zip is at its end.
	return new TextDecoder('latin1').decode(bytes.subarray(-65_536)).includes('manifest.json');
}

/**
 * Reads a plan of this or an older version. Hashes find accidents and careless edits; they are no signature.
 * @throws RevirError PLAN_FORMAT, PLAN_TAMPERED, FILE_TOO_LARGE, and the errors of readAccounts, readReps and readAreas
 */
export function readPlanFile(bytes: Uint8Array, file: string): PlanFile {
	let parts = unpackParts(bytes, file);
	const manifest = parseManifest(parseJson(part(parts, 'manifest.json', file), file, 'manifest.json'), file);
	checkHashes(parts, manifest, file);
	for (let version = manifest.version; version < PLAN_VERSION; version++) {
		const migrate = migrations[version];
		if (!migrate) throw new RevirError('PLAN_FORMAT', { where: { file }, got: `version ${version}` });
		parts = migrate(parts);
	}
	const inside = (name: string) => `${file}/${name}`;
	const { accounts, meta } = readAccounts(part(parts, 'accounts.arrow', file), inside('accounts.arrow'));
	const { reps } = readReps(part(parts, 'reps.arrow', file), inside('reps.arrow'));
	const ownAreas = parts.get(AREAS_PART);
	const areas = ownAreas && readOwnAreas(ownAreas, inside(AREAS_PART));
	const units = openArrow(part(parts, 'units.arrow', file), inside('units.arrow'));
	const ids = units.text(unitSchema[0]);
	const names = units.text(unitSchema[1]);
	const unitIds = Array.from({ length: units.count }, (_, row) => ids.at(row) ?? '');
	const members = openArrow(part(parts, 'account-units.arrow', file), inside('account-units.arrow'));
	if (members.count !== accounts.count) {
		const got = `${members.count} rows`;
		throw new RevirError('PLAN_FORMAT', {
			where: { file, rule: 'account-units.arrow' },
			got,
			expected: `${accounts.count}`
		});
	}
	const { codes, values } = members.code(memberSpec);
	const unitOf = new Map(unitIds.map((id, unit) => [id, unit]));
	return {
		manifest,
		dataset: { accounts, reps, meta, ...(areas && { areas }) },
		unitIds,
		unitNames: unitIds.map((id, row) => names.at(row) ?? id),
		accountUnit: codes.map((code) => unitOf.get(values[code] ?? '') ?? -1),
		scenarios: manifest.scenarios.map((id) => {
			const name = scenarioPart(id);
			return parseScenario(parseJson(part(parts, name, file), file, name), file, name);
		}),
		log: readLog(new TextDecoder().decode(part(parts, 'log.jsonl', file)), file)
	};
}

function part(parts: ReadonlyMap<string, Uint8Array>, name: string, file: string): Uint8Array {
	const found = parts.get(name);
	if (!found) throw new RevirError('PLAN_FORMAT', { where: { file, rule: name }, got: 'nothing' });
	return found;
}

function checkHashes(parts: ReadonlyMap<string, Uint8Array>, manifest: Manifest, file: string): void {
	const listed = new Map(Object.entries(manifest.parts));
	for (const [name, bytes] of parts) {
		if (name === 'manifest.json') continue;
		const entry = listed.get(name);
		const where = { file, rule: name };
		if (!entry) throw new RevirError('PLAN_TAMPERED', { where, got: 'a part that the manifest does not list' });
		if (entry.sha256 !== sha256(bytes)) throw new RevirError('PLAN_TAMPERED', { where });
		listed.delete(name);
	}
	const [missing] = listed.keys();
	if (missing !== undefined) throw new RevirError('PLAN_TAMPERED', { where: { file, rule: missing }, got: 'nothing' });
}
