/** Sections of NACE Rev. 2 (the same in WZ 2008 and SN 2007) by the first and last of their divisions. */
const sections = [
	['A', 1, 3],
	['B', 5, 9],
	['C', 10, 33],
	['D', 35, 35],
	['E', 36, 39],
	['F', 41, 43],
	['G', 45, 47],
	['H', 49, 53],
	['I', 55, 56],
	['J', 58, 63],
	['K', 64, 66],
	['L', 68, 68],
	['M', 69, 75],
	['N', 77, 82],
	['O', 84, 84],
	['P', 85, 85],
	['Q', 86, 88],
	['R', 90, 93],
	['S', 94, 96],
	['T', 97, 98],
	['U', 99, 99]
] as const;
export type Section = (typeof sections)[number][0];

/** Divisions that NACE leaves out between its sections. */
const unused = new Set([4, 34, 40, 44, 48, 54, 57, 67, 76, 83, 89]);

/** Section of a division number; null = there is no such division. */
export const sectionOfDivision = (division: number): Section | null =>
	unused.has(division)
		? null
		: (sections.find(([, first, last]) => division >= first && division <= last)?.[0] ?? null);

/** What a code or word stands for. */
export interface Activity {
	readonly section: Section;
	/** 1–99; null where only the section is clear. */
	readonly division: number | null;
}

const codePattern =
	/^(?:(?:nace|wz|sn|noga|oenace)\s*(?:\d{4}(?=\s))?\s*)?([a-u])?\s*[.-]?\s*(?:(\d{2})(?:[. ]?\d{1,2}(?:[. ]?\d{1,2})?)?)?$/i;

/** Reads `28.1`, `C28`, `C 28.11`, `2811`, `28.110`, `WZ 28.11`, `C`; null for anything else. O(1). */
export function activityOfCode(text: string): Activity | null {
	const match = codePattern.exec(text.trim());
	const letter = match?.[1]?.toUpperCase() as Section | undefined;
	if (match?.[2] === undefined) return letter === undefined ? null : { section: letter, division: null };
	const division = Number(match[2]);
	const section = sectionOfDivision(division);
	return section === null || (letter !== undefined && letter !== section) ? null : { section, division };
}
