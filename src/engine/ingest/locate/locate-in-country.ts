import { nowhere, type AddressHow, type LocatedAddress } from './address.ts';
import { kilometres, medianPoint, type Point } from './distance.ts';
import { areaOfPostcode, type Gazetteer } from './gazetteer.ts';
import { choosePlace } from './place-choice.ts';
import { doubtPostcode, farFromCentroid, REGION_KM, type AddressDoubt } from './postcode-doubt.ts';
import { readPostcode } from './postcode-shape.ts';

/** Codes of one name that lie within this are one village. */
const VILLAGE_KM = 25;
export interface Found extends LocatedAddress {
	/** Town and postcode are both known and say the same. */
	readonly agrees: boolean;
}

/** Looks an address up in one country. O(namesakes) */
export function locateIn(gazetteer: Gazetteer, country: string, text: string | null, city: string | null): Found {
	const index = gazetteer.postcodes.get(country);
	const postcode = text === null ? null : readPostcode(text, country);
	const row = postcode === null ? -1 : (index?.find(postcode.keys) ?? -1);
	const doubt =
		text === null
			? null
			: postcode === null
				? invalid(text, country)
				: doubtPostcode(gazetteer, country, text, postcode, row, city);
	const table = index?.table;
	const found = (how: AddressHow, { lon, lat }: Point, confidence: number, agrees = false): Found => {
		const precision = how === 'postcode' ? 'postcode' : 'place';
		const reachKm = how === 'postcode' ? farFromCentroid(table!.spreadKm[row]!) : REGION_KM;
		return { how, lon, lat, precision, confidence, reachKm, country, doubt, reason: null, agrees };
	};
	const isTrusted = doubt?.trustsPlace !== true;
	if (row >= 0 && table!.exact && isTrusted) {
		const isNamed = city !== null && index!.codesOf(city).includes(row);
		return found('postcode', { lon: table!.lon[row]!, lat: table!.lat[row]! }, isNamed ? 0.97 : 0.9, isNamed);
	}
	const near = postcode !== null && isTrusted ? areaOfPostcode(gazetteer, country, postcode.keys[0]!) : null;
	const place = city === null ? null : choosePlace(gazetteer, country, city, near);
	const isMany = place !== null && 'ambiguous' in place;
	if (place !== null && !isMany) {
		const sure = place.match === 'full' ? (place.by === 'population' ? 0.7 : 0.9) : 0.7;
		return found('place', place, isTrusted ? sure : 0.5, near !== null);
	}
	const village = city === null || table?.exact !== true ? null : villageOf(gazetteer, country, city, near);
	if (village !== null) return found('place', village, 0.8, near !== null);
	if (row >= 0 && isTrusted) return found('place', { lon: table!.lon[row]!, lat: table!.lat[row]! }, 0.5);
	if (near !== null) return found('prefix', near, 0.3);
	const params = { postcode: text ?? '', place: city ?? '', country };
	return {
		...nowhere(country, { key: isMany ? 'locate.place-ambiguous' : 'locate.not-found', params }),
		doubt,
		agrees: false
	};
}

const invalid = (text: string, country: string): AddressDoubt => ({
	column: 'postcode',
	got: text,
	reason: { key: 'address.postcode-invalid', params: { postcode: text, country } },
	changes: null,
	confidence: 0.9,
	trustsPlace: true
});

/** A place that only the postcode table knows: all its codes near each other, or those near the postcode's region. */
function villageOf(gazetteer: Gazetteer, country: string, city: string, near: Point | null): Point | null {
	const { table, codesOf } = gazetteer.postcodes.get(country)!;
	const points = codesOf(city).map((row) => ({ lon: table.lon[row]!, lat: table.lat[row]! }));
	const distance = (point: Point, from: Point) => kilometres(point.lon, point.lat, from.lon, from.lat);
	if (points.length === 0) return null;
	const first = near === null ? points[0]! : points.reduce((a, b) => (distance(b, near) < distance(a, near) ? b : a));
	const village = points.filter((point) => distance(point, first) <= VILLAGE_KM);
	return near === null && village.length < points.length ? null : medianPoint(village);
}
