/** So that a first visit asks the storage for nothing. */
const anyKey = 'revir-plans';
/** Own plan that this tab showed last: it outlives a reload and a crash, and a new tab has none. */
const tabKey = 'revir-open';
/** This tab shows a demo now. */
const demoKey = 'revir-demo';
/** Plan that is being opened: still there on the next visit, it has ended the page. */
const openingKey = 'revir-opening';

/** Reads or writes; null where storage is blocked. */
function held(of: () => Storage, key: string, value?: string | null): string | null {
	try {
		const storage = of();
		if (value === undefined) return storage.getItem(key);
		if (value === null) storage.removeItem(key);
		else storage.setItem(key, value);
	} catch {
		// It is remembered for nobody, and the page does without.
	}
	return null;
}
const here = () => localStorage;
const tab = () => sessionStorage;

/** Whether plans may be kept in this browser. */
export const mayHavePlans = (): boolean => held(here, anyKey) !== null;
export const havePlans = (some: boolean): unknown => held(here, anyKey, some ? '1' : null);

export const planOfTab = (): string | null => held(tab, tabKey);
export const tabHasDemo = (): boolean => held(tab, demoKey) !== null;

/** @param id of the own plan that is on the screen now; null = a demo is */
export function opensInTab(id: string | null): void {
	if (id !== null) held(tab, tabKey, id);
	held(tab, demoKey, id === null ? '1' : null);
}

export const endedOpening = (): string | null => held(here, openingKey);
export const opening = (id: string | null): unknown => held(here, openingKey, id);
