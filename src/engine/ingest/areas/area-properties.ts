import { isObject, type JsonObject } from '../raw/json-text.ts';
import { shorten } from '../table.ts';

/** Which properties of the areas are their id and name; left out = guessed. */
export interface AreaProperties {
	readonly id?: string;
	readonly name?: string;
}

/** null = no property serves: areas are numbered, names are ids. */
export interface ChosenProperties {
	readonly id: string | null;
	readonly name: string | null;
	/** All that could be chosen, in the order of the file. */
	readonly choices: readonly string[];
}

/** The `id` member of a feature, where it is not a property as well. */
const MEMBER = 'id';

const idNames = [
	/^(plz|postcode|post_?code|postal_?code|postleitzahl|postnr|postnummer|zip|zip_?code|zcta\w*)$/i,
	/^(id|unit_?id|area_?id|code|key|nr|no|number|nummer)$/i,
	/^(ags|ars|rs|gkz|bfs_?nr|gmdnr|insee(_com)?|code_insee|geoid\w*|fips|gisco_?id|nuts_?(id|code)|lau_?(id|code)|iso\w*|shapeiso|hasc\w*)$/i,
	/^(kommune|fylkes?|grunnkrets|gemeinde|kreis|bezirk)\w*(nummer|nr|id|schluessel|schlüssel|code)$/i,
	/(_|\b)(id|code|key|nr|no)$|nummer$|number$|schl(ü|ue)ssel$/i
];
const nameNames = [
	/^(name|navn|namn|bezeichnung|gen|title|label)$/i,
	/^(unit|area|ort|orts|gemeinde|kreis|bezirk|kommune|fylkes?|district|region|place|city|town|nuts|lau|plz|postcode|poststed)_?(name|navn|namn)?$/i,
	/name|navn|namn|bezeichnung/i
];

/** Share of the areas that an id must tell apart; a postcode area may come in several pieces. */
const LEAST_DISTINCT = 0.5;

/**
 * Guesses by name what is the id (first that is filled everywhere and tells most areas apart) and what is the name.
 * O(features × properties).
 */
export function chooseProperties(features: readonly JsonObject[], wanted: AreaProperties): ChosenProperties {
	const filled = new Map<string, { count: number; values: Set<string> }>();
	for (const feature of features)
		for (const key of keysOf(feature)) {
			const value = valueOf(feature, key);
			if (value === null) continue;
			const entry = filled.get(key) ?? { count: 0, values: new Set() };
			entry.count++;
			entry.values.add(value);
			filled.set(key, entry);
		}
	const choices = [...filled.keys()];
	const complete = choices.filter((key) => filled.get(key)!.count === features.length);
	const apart = (key: string) => filled.get(key)!.values.size / features.length;
	const named = (patterns: readonly RegExp[], from: readonly string[]) => {
		for (const pattern of patterns) {
			const found = from.find((key) => pattern.test(key));
			if (found !== undefined) return found;
		}
		return null;
	};
	const keys = complete.filter((key) => apart(key) >= LEAST_DISTINCT);
	const id = wanted.id ?? named(idNames, keys) ?? keys.find((key) => apart(key) === 1) ?? null;
	const others = choices.filter((key) => key !== id);
	const name = wanted.name ?? named(nameNames, others);
	return { id, name, choices };
}

/** Text of a property; null = empty or no plain value. */
export function valueOf(feature: JsonObject, key: string | null): string | null {
	if (key === null) return null;
	const properties = feature['properties'];
	const own = isObject(properties) && Object.hasOwn(properties, key) ? properties[key] : undefined;
	const value = own === undefined && key === MEMBER ? feature['id'] : own;
	if (typeof value === 'number') return Number.isFinite(value) ? String(value) : null;
	const text = typeof value === 'string' ? shorten(value, 200).trim() : '';
	return text === '' ? null : text;
}

function keysOf(feature: JsonObject): string[] {
	const { properties, id } = feature;
	const own = isObject(properties) ? Object.keys(properties) : [];
	return id === undefined || own.includes(MEMBER) ? own : [...own, MEMBER];
}
