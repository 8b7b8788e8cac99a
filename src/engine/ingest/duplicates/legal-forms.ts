/** Words of legal forms after `fold` and after single letters are joined ("e. K." → "ek", "A/S" → "as") → the form they mean. */
const forms: ReadonlyMap<string, string> = new Map(
	Object.entries({
		gmbh: 'gmbh mbh gesmbh ggmbh',
		ug: 'ug haftungsbeschrankt',
		kg: 'kg cokg',
		gmbhkg: 'gmbhcokg gmbhkg',
		kgaa: 'kga kgaa',
		ohg: 'ohg',
		gbr: 'gbr',
		ek: 'ek ekfm ekfr eu enk',
		eg: 'eg egen',
		ev: 'ev',
		ag: 'ag aktiengesellschaft',
		se: 'se',
		as: 'as aksjeselskap aktieselskab',
		asa: 'asa allmennaksjeselskap',
		ans: 'ans',
		da: 'da',
		aps: 'aps',
		ab: 'ab aktiebolag',
		oy: 'oy oyj',
		ltd: 'ltd limited pty',
		llc: 'llc',
		inc: 'inc incorporated',
		corp: 'corp corporation',
		plc: 'plc',
		llp: 'llp lp',
		sarl: 'sarl eurl',
		sas: 'sas sasu',
		sa: 'sa',
		srl: 'srl',
		spa: 'spa',
		bv: 'bv',
		nv: 'nv',
		sro: 'sro',
		zoo: 'zoo spzoo',
		kft: 'kft',
		co: 'co company cie'
	}).flatMap(([form, words]) => words.split(' ').map((word): [string, string] => [word, form]))
);

const written =
	/gesellschaft (mit|m\.?) ?b(eschr(ankter|\.)?)? ?h(aftung|\.)?|ges(ellschaft)?\.? ?m\.? ?b\.? ?h\b\.?|g\. ?m\. ?b\. ?h\.?/g;
/** "gmbhcokg", "gmbh&co.kg" and the like stand without blanks in many exports. */
const glued = /\b(gmbh|ag|se|ug|mbh) ?(?:&|\+|u\.|und) ?co\b\.?(?: ?(kg|ohg)\b)?/g;

/** Writes the long and the glued legal forms of a folded name as words that `legalForm` knows. */
export const plainForms = (folded: string): string =>
	folded
		.replace(written, ' gmbh ')
		.replace(glued, (_, first: string, second?: string) => ` ${first} ${second ?? 'co'} `);

/** Legal form a word stands for, or undefined. */
export const legalForm = (word: string): string | undefined => forms.get(word);
