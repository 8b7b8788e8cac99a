import { m } from '#paraglide/messages.js';
import type { TableKind } from '#engine/ingest/mapping/mapping.ts';

interface Topic {
	readonly name: () => string;
	/** Targets of the mapping and parts of them. */
	readonly targets: readonly string[];
}

const address = ['street', 'house_number', 'postcode', 'city', 'postcode_city', 'place_street', 'address', 'country'];
const position = ['lat', 'lon', 'lat_lon', 'lon_lat'];
const account: readonly Topic[] = [
	{ name: m.import_topic_who, targets: ['account_id', 'name', 'domain', 'parent_id'] },
	{ name: m.import_topic_where, targets: [...address, ...position, 'location_precision', 'unit_id'] },
	{ name: m.import_topic_what, targets: ['industry', 'segment', 'stage', 'employees'] },
	{
		name: m.import_topic_sales,
		targets: [
			...['revenue_y0', 'revenue_y1', 'revenue_y2', 'margin', 'potential', 'potential_source', 'win_rate', 'currency']
		]
	},
	{
		name: m.import_topic_care,
		targets: [
			...['owner_id', 'owner_name', 'owner_since', 'visits_per_year', 'visit_hours', 'video_share'],
			...['locked', 'protected_until', 'modified_at']
		]
	}
];
const orders: Topic = {
	name: m.import_topic_orders,
	targets: ['order_date', 'order_amount', 'quantity', 'unit_price', 'order_id']
};
const reps: readonly Topic[] = [
	{ name: m.import_topic_who, targets: ['rep_id', 'name', 'first_name', 'last_name'] },
	{
		name: m.import_topic_where,
		targets: [...address.filter((target) => target !== 'place_street'), 'lat', 'lon', 'lat_lon']
	},
	{ name: m.import_topic_work, targets: ['capacity_hours', 'industries', 'region', 'manager_id', 'active'] }
];

/** What a column of such a table can become, by topic. */
export const topicsOf = (kind: TableKind): readonly Topic[] =>
	kind === 'reps' ? reps : kind === 'orders' ? [orders, ...account] : account;

/** ISO 3166-1 alpha-2 of the countries whose places are shipped. */
export const countryCodes =
	'AD AL AT AX BA BE BG BY CA CH CY CZ DE DK EE ES FI FO FR GB GG GI GR HR HU IE IM IS IT JE LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS RU SE SI SK SM TR UA US VA XK'.split(
		' '
	);
