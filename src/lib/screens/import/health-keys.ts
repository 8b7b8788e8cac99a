interface Step {
	/** How far; infinite = to the end. */
	readonly by: number;
}
export type KeyMeaning = Step | 'open' | 'back' | 'undo' | 'aside' | 'accept' | 'other';

const anywhere: Readonly<Partial<Record<string, KeyMeaning>>> = {
	j: { by: 1 },
	n: { by: 1 },
	k: { by: -1 },
	a: 'accept',
	x: 'aside',
	u: 'undo',
	Escape: 'back'
};
/** Of a list box. */
const inList: Readonly<Partial<Record<string, KeyMeaning>>> = {
	ArrowDown: { by: 1 },
	ArrowUp: { by: -1 },
	PageDown: { by: 10 },
	PageUp: { by: -10 },
	Home: { by: -Infinity },
	End: { by: Infinity },
	Enter: 'open'
};

/** What a key means while problems are gone through; null = nothing, or it belongs to a field. `other` is for the review side by side. */
export function keyMeaning(event: KeyboardEvent): KeyMeaning | null {
	const { key, target } = event;
	if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return null;
	const node = target as HTMLElement;
	if (node.closest('input:not([type=radio], [type=checkbox]), select, textarea, [role=menu]') !== null) return null;
	const ofList = node.closest('[role=listbox]') === null ? undefined : inList[key];
	const low = key.length === 1 ? key.toLowerCase() : key;
	return ofList ?? anywhere[low] ?? (/^[1-9m]$/.test(low) ? 'other' : null);
}
