/** A number with fixed digits, or a dash where there is none. */
export const figure = (value: number | null | undefined, digits: number): string =>
	value === null || value === undefined ? '–' : value.toFixed(digits);

/** A markdown table; the first `left` columns are text, the others numbers. */
export function table(head: readonly string[], rows: readonly (readonly string[])[], left: number): string {
	const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
	const rule = head.map((_, column) => (column < left ? '---' : '---:'));
	return [line(head), line(rule), ...rows.map(line)].join('\n');
}
