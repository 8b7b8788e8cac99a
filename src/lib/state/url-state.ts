import { demoIds, isDemo, type DemoId } from './demos.ts';
import {
	drawerTabs,
	heatKinds,
	mapLayers,
	type Camera,
	type DrawerTab,
	type HeatBy,
	type MapLayer,
	type ViewMode
} from './types.ts';

/**
 * What a link holds: which plan and how it is looked at. Settings stay out: they are long, they change with every
 * drag, and a plan must never differ because of where a link was pasted; they travel in the plan file, with its history.
 */
export interface UrlView {
	/** A demo, or a file of the reader's own, which no link can bring along. */
	readonly data: DemoId | 'own';
	readonly view: ViewMode;
	readonly layer: MapLayer;
	readonly heatBy: HeatBy;
	readonly drawer: DrawerTab;
	/** Rep id of the open territory page. */
	readonly territory: string | null;
	/** Id of the account whose card is open. */
	readonly account: string | null;
	/** Where the map looks; null = the whole plan. */
	readonly camera: Camera | null;
}

export const firstDemo: DemoId = demoIds[0];

const oneOf = <T extends string>(value: string | null, choices: readonly T[], usual: T): T =>
	choices.includes(value as T) ? (value as T) : usual;

const longestId = 200;
const idOf = (value: string | null) => (value === null || value === '' || value.length > longestId ? null : value);

/** `52.52,13.405,9.5`: latitude, longitude, zoom; anything else is no camera. */
function cameraOf(value: string | null): Camera | null {
	const parts = (value ?? '').split(',');
	const [latitude = NaN, longitude = NaN, zoom = NaN] = parts.map((part) => (part === '' ? NaN : Number(part)));
	const real = Math.abs(latitude) <= 85 && Math.abs(longitude) <= 180 && zoom >= 0 && zoom <= 20;
	return parts.length === 3 && real ? { latitude, longitude, zoom } : null;
}

/** Values that are not understood fall back: a link never breaks the page. */
export function readUrl(params: URLSearchParams): UrlView {
	const data = params.get('data');
	return {
		data: isDemo(data) || data === 'own' ? data : firstDemo,
		view: oneOf(params.get('view'), ['today', 'after'], 'today'),
		layer: oneOf(params.get('layer'), mapLayers, 'territories'),
		heatBy: oneOf(params.get('heat'), heatKinds, 'district'),
		drawer: oneOf(params.get('tab'), drawerTabs, 'territories'),
		territory: idOf(params.get('territory')),
		account: idOf(params.get('account')),
		camera: cameraOf(params.get('at'))
	};
}

/** Three digits of a degree are some 100 m: more would only make links longer. */
const rounded = (value: number, digits: number) => String(Number(value.toFixed(digits)));

/** The query of a link, with only what differs from the usual view; `?` alone where nothing does. */
export function urlOf(view: UrlView): string {
	const { camera } = view;
	const at = camera && [rounded(camera.latitude, 3), rounded(camera.longitude, 3), rounded(camera.zoom, 2)].join(',');
	const parts: readonly (readonly [string, string | null])[] = [
		['data', view.data === firstDemo ? null : view.data],
		['view', view.view === 'today' ? null : view.view],
		['layer', view.layer === 'territories' ? null : view.layer],
		['heat', view.heatBy === 'district' ? null : view.heatBy],
		['tab', view.drawer === 'territories' ? null : view.drawer],
		['territory', view.territory],
		['account', view.account],
		['at', at]
	];
	const params = new URLSearchParams(parts.filter((part): part is [string, string] => part[1] !== null));
	// A comma is allowed in a query and reads better than %2C.
	return `?${params.toString().replaceAll('%2C', ',')}`;
}
