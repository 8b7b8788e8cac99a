/** A CRM export of 16 columns as UTF-8: quoted cells with separators, line breaks and doubled quotes in every seventh row. */
export function exportedCsv(rows: number, style: 'plain' | 'german'): Uint8Array {
	const german = style === 'german';
	const separator = german ? ';' : ',';
	let state = 1;
	const below = (limit: number) => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return Math.floor((state / 4294967296) * limit);
	};
	const pick = <T>(values: readonly T[]) => values[below(values.length)]!;
	const money = () => {
		const cents = below(90_000_000);
		if (!german) return (cents / 100).toFixed(2);
		const whole = String(Math.floor(cents / 100)).replace(/\B(?=(\d{3})+$)/g, '.');
		return `${whole},${String(cents % 100).padStart(2, '0')}`;
	};
	const degrees = (from: number, span: number) => {
		const text = (from + below(span * 100_000) / 100_000).toFixed(5);
		return german ? text.replace('.', ',') : text;
	};
	const two = (value: number) => String(value).padStart(2, '0');
	const date = () => {
		const [year, month, day] = [2005 + below(20), two(1 + below(12)), two(1 + below(28))];
		return german ? `${day}.${month}.${year}` : `${year}-${month}-${day}`;
	};
	const head = ['Kundennummer', 'Name', 'Straße', 'PLZ', 'Ort', 'Land', 'Branche', 'Breite', 'Länge', 'Mitarbeiter'];
	head.push('Umsatz 2024', 'Umsatz 2025', 'Marge', 'Kunde seit', 'Aktiv', 'Bemerkung');
	const encoder = new TextEncoder();
	const parts: Uint8Array[] = [encoder.encode(`${head.join(separator)}\r\n`)];
	let lines: string[] = [];
	for (let row = 0; row < rows; row++) {
		const cells = [
			...[`K${100_000 + row}`, row % 7 === 3 ? `"Müller ${row}${separator} ""Sohn"" KG"` : `Maschinenbau ${row} GmbH`],
			...[
				`${pick(streets)} ${1 + below(200)}`,
				String(below(100_000)).padStart(5, '0'),
				pick(cities),
				pick(['DE', 'AT', 'CH'])
			],
			...[pick(industries), degrees(47, 8), degrees(6, 9), row % 11 === 0 ? '' : String(below(5000)), money(), money()],
			...[
				german ? `0,${two(below(100))}` : `0.${two(below(100))}`,
				date(),
				german ? pick(['ja', 'nein']) : pick(['true', 'false'])
			],
			row % 7 === 5 ? '"zweite Zeile\nsagt ""bitte anrufen"""' : ''
		];
		lines.push(cells.join(separator));
		if (lines.length < 10_000 && row < rows - 1) continue;
		parts.push(encoder.encode(`${lines.join('\r\n')}\r\n`));
		lines = [];
	}
	const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
	let at = 0;
	for (const part of parts) {
		out.set(part, at);
		at += part.length;
	}
	return out;
}

const streets = ['Hauptstraße', 'Industrieweg', 'Am Bahnhof', 'Gewerbepark Süd', 'Lindenallee'];
const cities = ['Stuttgart', 'Köln', 'Graz', 'Zürich', 'Berlin', 'Würzburg', 'Bad Homburg', 'Linz'];
const industries = ['Maschinenbau', 'Elektro', 'Lebensmittel', 'Handel', 'Chemie'];
