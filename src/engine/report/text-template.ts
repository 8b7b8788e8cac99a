/** A text with gaps: `{name}` is filled; `{name|one|many}` chooses by number, with `#` for the number; `[… {name} …]` is left out where
 *  one of its gaps has nothing to say. */
export type Template = string;

export interface Filling {
	/** What is written into a gap; '' = there is nothing to say. */
	readonly text: (name: string) => string;
	/** Number of a gap, for singular and plural. */
	readonly number: (name: string) => number;
}

const gap = /\{(\w+)(?:\|([^|}]*)\|([^|}]*))?\}/g;
const gapOrSection = new RegExp(`\\[([^\\]]*)\\]|${gap.source}`, 'g');

/** Fills a template; what is filled in is never read as a template. O(characters). */
export function filled(template: Template, { text, number }: Filling): string {
	let isEmpty = false;
	const fill = (_: string, name: string, one?: string, many?: string): string => {
		const written = text(name);
		if (written === '') isEmpty = true;
		return one === undefined ? written : (number(name) === 1 ? one : many!).replaceAll('#', written);
	};
	return template.replace(gapOrSection, (match, section: string | undefined, ...parts: [string, string?, string?]) => {
		if (section === undefined) return fill(match, ...parts);
		isEmpty = false;
		const out = section.replace(gap, fill);
		return isEmpty ? '' : out;
	});
}
