import { type HeaderWords } from './header-words.ts';
import { oneSlip } from '../one-slip.ts';
import { fold } from '../spelling.ts';

export interface Phrase {
	readonly target: string;
	readonly tokens: readonly string[];
	readonly compact: string;
	readonly weight: number;
}

/** The words of a table as phrases; `=0.8` behind a word is its weight, 1 without. A target's own name is one. */
export function phrasesOf(tables: readonly Readonly<Record<string, string>>[]): Phrase[] {
	return tables.flatMap((table) =>
		Object.entries(table).flatMap(([target, words]) =>
			`${target},${words}`.split(',').map((entry) => {
				const [word, weight] = entry.split('=');
				const tokens = fold(word!).split(' ');
				return { target, tokens, compact: tokens.join(''), weight: Number(weight ?? 1) };
			})
		)
	);
}

/** What systems put around the word that counts. */
const context = new Set(
	`account accounts customer client company companies organization organisation org kunde kunden firma firmen kunden billing invoice rechnung rechnungs
	faktura fakturerings main haupt hovedadresse primary address adresse address1 business crm of the der des do not modify field c 1 visit
	besuchs besoeks site standort shipping delivery liefer leverings ship other address2 2 haus cust kd hs kode`.split(
		/\s+/
	)
);
/** Compounds that German and Norwegian write as one word. */
const prefixes =
	/^(kunden|kunde|firmen|firma|rechnungs|besuchs|besoeks|haupt|liefer|leverings|faktura|debitoren|standort|billing|shipping|account|company|customer)(?=.{2,})/;

/** "Forretningsadresse.postnummer", "naeringskode1.kode" */
const withoutContext = (tokens: readonly string[]) =>
	tokens
		.filter((token) => !context.has(token) && !/.adresse$/.test(token))
		.map((token) => token.replace(/(?<=\p{L}{4})0?1$/u, ''));

/** 0–1: how surely the header means the phrase's target, and by what it was found. O(length). */
export function matchPhrase(header: HeaderWords, phrase: Phrase): number {
	const { compact } = header;
	if (compact === '') return 0;
	if (compact === phrase.compact) return phrase.weight;
	const core = withoutContext(header.tokens);
	if (core.length > 0 && core.join('') === phrase.compact) return 0.94 * phrase.weight;
	if (core.length === 1 && core[0]!.replace(prefixes, '') === phrase.compact) return 0.92 * phrase.weight;
	const size = phrase.compact.length;
	if (size >= 3 && phrase.tokens.every((token) => header.tokens.includes(token)))
		return 0.88 * phrase.weight * Math.sqrt(size / Math.max(size, core.join('').length || compact.length));
	if (size >= 7 && compact.endsWith(phrase.compact)) return 0.75 * phrase.weight * Math.sqrt(size / compact.length);
	return size >= 6 && oneSlip(compact, phrase.compact) ? 0.8 * phrase.weight : 0;
}

/** Best phrase of every target. O(phrases × length). */
export function bestByTarget(
	header: HeaderWords,
	phrases: readonly Phrase[]
): Map<string, { score: number; word: string }> {
	const best = new Map<string, { score: number; word: string }>();
	for (const phrase of phrases) {
		const score = matchPhrase(header, phrase);
		if (score > (best.get(phrase.target)?.score ?? 0))
			best.set(phrase.target, { score, word: phrase.tokens.join(' ') });
	}
	return best;
}
