export interface TableColumn {
	readonly id: string;
	readonly label: string;
	/** Longer explanation, shown as a tooltip. */
	readonly why?: string;
	/** Least width in pixels. */
	readonly width: number;
	/** Share of the width that is left over. */
	readonly grow?: number;
	/** Figures stand right. */
	readonly end?: boolean;
	/** Stays in sight while the table is scrolled sideways; only the first columns may. */
	readonly sticky?: boolean;
	readonly sortable?: boolean;
}

export interface TableSort {
	readonly id: string;
	readonly down: boolean;
}

/** Row −1 is the head. */
export interface CellPlace {
	readonly row: number;
	readonly column: number;
}

/** How a row is being chosen. */
export type Choosing = 'only' | 'toggle' | 'range' | 'all';

/** Where a key leads within `rows` × `columns`; null = not a key of the grid pattern (WAI-ARIA, grid). */
export function placeAfter(
	key: string,
	from: CellPlace,
	size: { readonly rows: number; readonly columns: number; readonly page: number },
	far: boolean
): CellPlace | null {
	const { row, column } = from;
	const last = { row: size.rows - 1, column: size.columns - 1 };
	const moves: Readonly<Record<string, CellPlace>> = {
		ArrowUp: { row: far ? 0 : row - 1, column },
		ArrowDown: { row: far ? last.row : row + 1, column },
		ArrowLeft: { row, column: far ? 0 : column - 1 },
		ArrowRight: { row, column: far ? last.column : column + 1 },
		PageUp: { row: Math.max(0, row - size.page), column },
		PageDown: { row: row + size.page, column },
		Home: { row: far ? 0 : row, column: 0 },
		End: { row: far ? last.row : row, column: last.column }
	};
	const to = moves[key];
	if (to === undefined) return null;
	return {
		row: Math.max(-1, Math.min(last.row, to.row)),
		column: Math.max(0, Math.min(last.column, to.column))
	};
}

/** Rows chosen after a click or key on `index`; `order` is what the table shows, `anchor` where a range starts. */
export function chosenRows(
	how: Choosing,
	index: number,
	anchor: number,
	order: ArrayLike<number>,
	before: readonly number[]
): number[] {
	const row = order[index];
	if (how === 'all') return Array.from(order);
	if (row === undefined) return [...before];
	if (how === 'only') return [row];
	if (how === 'toggle') return before.includes(row) ? before.filter((other) => other !== row) : [...before, row];
	const [from, to] = [Math.min(index, anchor), Math.max(index, anchor)];
	return Array.from(order).slice(from, to + 1);
}
