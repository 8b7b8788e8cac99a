const repsName = /rep|selger|vertrie|vertret|au(ß|ss)endienst|sales[-_ ]?(people|force)|staff/i;

/** A saved plan brings its reps along. */
export const isPlanName = (name: string): boolean => /\.revir$/i.test(name);

/** A saved plan stands alone. Of two dropped files, the one that names reps holds them; failing that, the smaller one. */
export function splitFiles(files: readonly File[]): { accounts: File | null; reps: File | null } {
	const plan = files.find(({ name }) => isPlanName(name));
	if (plan !== undefined) return { accounts: plan, reps: null };
	const [first = null, second = null] = files;
	if (first === null || second === null) {
		return first !== null && repsName.test(first.name)
			? { accounts: null, reps: first }
			: { accounts: first, reps: null };
	}
	const secondIsReps = repsName.test(second.name) || (!repsName.test(first.name) && second.size < first.size);
	return secondIsReps ? { accounts: first, reps: second } : { accounts: second, reps: first };
}

/**
 * Whether a file is a GeoJSON of areas and not of points. Looks at its ends only; what turns out otherwise can still be read as
 * the other.
 */
export async function isAreas(file: File): Promise<boolean> {
	if (!/json$/i.test(file.name)) return false;
	const ends = (await latin1(file.slice(0, endBytes))) + (await latin1(file.slice(-endBytes)));
	return /"(Multi)?Polygon"/.test(ends) && !/"(Multi)?Point"/.test(ends);
}

/** The files without the first that holds areas, and that one. */
export async function partAreas(
	files: readonly File[]
): Promise<{ readonly areas: File | null; readonly others: readonly File[] }> {
	const found = await Promise.all(files.map(isAreas));
	const at = found.indexOf(true);
	return { areas: files[at] ?? null, others: files.filter((_, k) => k !== at) };
}

/** A header lies in the first bytes of a table, the directory of a zip and the schema of an Arrow file (also) in its last. */
const endBytes = 64 * 1024;
const arrowMarks = ['ARROW1', '\u00ff\u00ff\u00ff\u00ff'];
const latin1 = async (part: Blob) => new TextDecoder('latin1').decode(await part.arrayBuffer());

/**
 * Whether a file has our own columns and so needs no mapping: a plan file, or Arrow or CSV with the key of its table. Only looks at
 * its ends; what turns out otherwise fails when it is opened, with COLUMN_MISSING.
 */
export async function isCanonical(file: File, key: 'account_id' | 'rep_id'): Promise<boolean> {
	const head = await latin1(file.slice(0, endBytes));
	const tail = await latin1(file.slice(-endBytes));
	if (head.startsWith('PK\u0003\u0004')) return isPlanName(file.name) || tail.includes('manifest.json');
	if (arrowMarks.some((mark) => head.startsWith(mark))) return head.includes(key) || tail.includes(key);
	// What is no table either is a plan that is damaged, and told as one.
	// eslint-disable-next-line no-control-regex
	if (isPlanName(file.name) && /[\u0000-\u0008]/.test(head)) return true;
	const [header = ''] = head.replace(/^\u00ef\u00bb\u00bf/, '').split(/[\r\n]/, 1);
	return header.split(/[,;\t]/).some((cell) => cell.trim().replace(/^"|"$/g, '').toLowerCase() === key);
}
