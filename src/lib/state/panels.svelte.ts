import * as v from 'valibot';

const key = 'revir-panels';

/** Sizes in pixels of what lies around the map. */
export const panelSizes = {
	left: { normal: 272, min: 224, max: 440 },
	right: { normal: 320, min: 272, max: 520 },
	drawer: { normal: 236, min: 96, max: 640 }
} as const;
export type PanelId = keyof typeof panelSizes;

/** On a small screen the map needs the room more than the panels. */
const side = innerWidth < 1200 ? 'min' : 'normal';
const size = (id: PanelId, normal: number) =>
	v.fallback(v.pipe(v.number(), v.minValue(panelSizes[id].min), v.maxValue(panelSizes[id].max)), normal);
const schema = v.object({
	left: size('left', panelSizes.left[side]),
	right: size('right', panelSizes.right[side]),
	drawer: size('drawer', innerHeight < 800 ? 204 : panelSizes.drawer.normal),
	drawerOpen: v.fallback(v.boolean(), true)
});

const remembered = () => {
	try {
		return v.parse(schema, JSON.parse(localStorage.getItem(key) ?? '{}'));
	} catch {
		return v.parse(schema, {});
	}
};

/** The reader's layout, remembered on this device. */
export class Panels {
	readonly #start = remembered();
	left = $state(this.#start.left);
	right = $state(this.#start.right);
	drawer = $state(this.#start.drawer);
	drawerOpen = $state(this.#start.drawerOpen);

	resize(id: PanelId, pixels: number): void {
		this[id] = pixels;
		this.#remember();
	}

	toggleDrawer(open = !this.drawerOpen): void {
		this.drawerOpen = open;
		this.#remember();
	}

	#remember(): void {
		const { left, right, drawer, drawerOpen } = this;
		localStorage.setItem(key, JSON.stringify({ left, right, drawer, drawerOpen }));
	}
}
