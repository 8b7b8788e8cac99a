import { createRandom } from '#engine/model/random.ts';
import { germanExport } from '../../tests/fixtures/dirty/german.ts';
import { dayMonthYear, euroNumber } from '../../tests/fixtures/dirty/write-csv.ts';

/** Companies drawn at once: more take as much memory as the file ten times over. */
const PIECE = 50_000;
const latin1 = (text: string) => Buffer.from(text.replaceAll('€', '\u0080'), 'latin1');
const decoder = new TextDecoder('windows-1252');

/** Titles and header, and the cells of every row but the sum at the end, of one dirty German customer list. */
function pieceOf(rows: number, seed: number): { readonly head: string; readonly lines: readonly string[] } {
	const lines = decoder.decode(germanExport(rows, seed).csv.bytes).split('\r\n');
	const header = lines.findIndex((line) => line.startsWith('Kd-Nr.'));
	return { head: `${lines.slice(0, header + 1).join('\r\n')}\r\n`, lines: lines.slice(header + 1, -2) };
}

/** The customer list of `germanExport` in any length: every piece has ids of its own. */
export function largeAccounts(rows: number, seed = 1): Uint8Array {
	const parts: Buffer[] = [];
	for (let done = 0, piece = 0; done < rows; piece++) {
		const { head, lines } = pieceOf(Math.min(PIECE, rows - done), seed + piece);
		if (piece === 0) parts.push(latin1(head));
		parts.push(latin1(lines.map((line) => `${piece}${line}\r\n`).join('')));
		done += lines.length;
	}
	return Buffer.concat(parts);
}

/** Order lines of about `customers` customers over three years, as their ERP prints them: every line says all of its customer. */
export function largeOrders(rows: number, customers = 60_000, seed = 1): Uint8Array {
	const random = createRandom(seed);
	const { lines } = pieceOf(customers, seed);
	const parts = [
		latin1(
			'Auftragspositionen Musterbau Anlagentechnik GmbH\r\nStand: 15.01.2026;;Ersteller: Vertriebsinnendienst\r\n\r\n' +
				'Belegnummer;Belegdatum;Kundennummer;Firmenname;Straße/Nr.;PLZ Ort;Branche;Außendienst;Artikel;Menge;Nettobetrag (€)\r\n'
		)
	];
	const last = Date.parse('2026-01-14');
	let text = '';
	for (let row = 0; row < rows; row++) {
		// No cell of these columns is quoted but the firm's name, which stands second.
		const cells = /^([^;]*);("[^"]*(?:""[^"]*)*"|[^;]*);(.*)$/.exec(lines[random.below(lines.length)]!)!;
		const [, street, place, industry, , , , , , , , owner] = cells[3]!.split(';');
		const day = dayMonthYear(new Date(last - 86_400_000 * random.below(1095)));
		const amount = euroNumber(Math.exp(5 + 3 * random.unit()) * (random.unit() < 0.02 ? -1 : 1), 2);
		text +=
			`${100_000 + row};${random.unit() < 0.002 ? '' : day};${cells[1]};${cells[2]};${street};${place};${industry};${owner};` +
			`AR-${1000 + random.below(900)};${1 + random.below(20)};${amount}\r\n`;
		if (text.length < 1 << 22 && row < rows - 1) continue;
		parts.push(latin1(text));
		text = '';
	}
	return Buffer.concat(parts);
}
