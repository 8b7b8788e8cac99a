import { abbreviates } from './abbreviation.ts';
import { loosen, type HeaderWords } from './header-words.ts';
import { oneSlip } from '../one-slip.ts';
import { fold } from '../spelling.ts';

export interface Phrase {
	readonly target: string;
	readonly tokens: readonly string[];
	readonly compact: string;
	readonly loose: string;
	readonly weight: number;
}

/** The words of a table as phrases; `=0.8` behind a word is its weight, 1 without. A target's own name is one. */
export function phrasesOf(tables: readonly Readonly<Record<string, string>>[]): Phrase[] {
	return tables.flatMap((table) =>
		Object.entries(table).flatMap(([target, words]) =>
			`${target},${words}`.split(',').map((entry) => {
				const [word, weight] = entry.split('=');
				const tokens = fold(word!).split(' ');
				const compact = tokens.join('');
				return { target, tokens, compact, loose: loosen(compact), weight: Number(weight ?? 1) };
			})
		)
	);
}

/** What systems put around the word that counts. */
const context = new Set(
	`account accounts customer client company companies organization organisation org kunde kunden firma firmen kunden billing invoice rechnung rechnungs
	faktura fakturerings main haupt hovedadresse primary address adresse address1 business crm of the der des do not modify field c 1 visit
	besuchs besoeks site standort shipping delivery liefer leverings ship other address2 2 haus cust kd acct acc hs kode order line po sa`.split(
		/\s+/
	)
);
/** Compounds that German and Norwegian write as one word. */
const prefixes =
	/^(kunden|kunde|firmen|firma|rechnungs|besuchs|besoeks|besuch|besoek|haupt|hoved|debitor|unternehmens|bedrifts|selskaps|forretnings|cust|client|liefer|leverings|faktura|debitoren|standort|billing|shipping|account|company|customer)(?=.{2,})/;

/** "Forretningsadresse.postnummer", "naeringskode1.kode" */
const withoutContext = (tokens: readonly string[]) =>
	tokens
		.filter((token) => !context.has(token) && !/.adresse$/.test(token))
		.map((token) => token.replace(/(?<=\p{L}{4})0?1$/u, ''));

/** A header made ready for many phrases. */
interface Ready {
	readonly header: HeaderWords;
	readonly core: readonly string[];
	readonly compactCore: string;
	/** A compound without its first part; null = several words. */
	readonly second: string | null;
	readonly loose: string;
}

function ready(header: HeaderWords): Ready {
	const bare = withoutContext(header.tokens);
	// "Forretningsadresse.adresse" is all context, and means its end.
	const core = bare.length > 0 ? bare : header.tokens.slice(-1);
	const second = core.length === 1 ? core[0]!.replace(prefixes, '') : null;
	return { header, core, compactCore: core.join(''), second, loose: loosen(header.compact) };
}

/** 0–1: how surely the header means the phrase's target, and by what it was found. O(length). */
function matchPhrase({ header, core, compactCore, second, loose }: Ready, phrase: Phrase): number {
	const { compact } = header;
	if (compact === '') return 0;
	if (compact === phrase.compact) return phrase.weight;
	if (compactCore === phrase.compact) return 0.94 * phrase.weight;
	if (second === phrase.compact) return 0.92 * phrase.weight;
	const size = phrase.compact.length;
	if (size >= 5 && loose === phrase.loose) return 0.9 * phrase.weight;
	if (shortened(core, phrase.tokens)) return 0.65 * phrase.weight;
	if (size >= 3 && phrase.tokens.every((token) => header.tokens.includes(token)))
		return 0.88 * phrase.weight * Math.sqrt(size / Math.max(size, compactCore.length || compact.length));
	if (size >= 7 && compact.endsWith(phrase.compact)) return 0.75 * phrase.weight * Math.sqrt(size / compact.length);
	// "line3" is not "line2".
	const sameFigures = compact.replace(/\D/g, '') === phrase.compact.replace(/\D/g, '');
	return size >= 6 && sameFigures && oneSlip(compact, phrase.compact) ? 0.8 * phrase.weight : 0;
}

/** Word for word cut off or without vowels; of a single short word too little would be left to tell. */
function shortened(core: readonly string[], phrase: readonly string[]): boolean {
	if (core.length !== phrase.length || (core.length === 1 && core[0]!.length < 4)) return false;
	return phrase.every((word, k) => core[k] === word || (word.length <= 9 && abbreviates(core[k]!, word, 0.7)));
}

/** Best phrase of every target. O(phrases × length). */
export function bestByTarget(
	header: HeaderWords,
	phrases: readonly Phrase[]
): Map<string, { score: number; word: string }> {
	const best = new Map<string, { score: number; word: string }>();
	const words = ready(header);
	for (const phrase of phrases) {
		const score = matchPhrase(words, phrase);
		if (score > (best.get(phrase.target)?.score ?? 0))
			best.set(phrase.target, { score, word: phrase.tokens.join(' ') });
	}
	return best;
}
