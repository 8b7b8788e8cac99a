const isoDate = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/;

/** ISO 8601 date or time → epoch ms; a time without zone is UTC. NaN when it is no such date (30 February neither). */
export function parseIsoDate(text: string): number {
	const match = isoDate.exec(text);
	if (!match) return NaN;
	const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0)) as number[];
	const midnight = Date.UTC(year!, month! - 1, day!);
	const date = new Date(midnight);
	if (date.getUTCMonth() !== month! - 1 || date.getUTCDate() !== day) return NaN;
	if (hour! > 24 || minute! > 59 || second! > 60) return NaN;
	return midnight + ((hour! * 60 + minute!) * 60 + second!) * 1000 - zoneMinutes(match[7]) * 60_000;
}

function zoneMinutes(zone: string | undefined): number {
	if (zone === undefined || zone === 'Z') return 0;
	const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
	return zone.startsWith('-') ? -minutes : minutes;
}

const yes = new Set(['true', '1', 'yes', 'y', 't', 'x', 'ja', 'j']);
const no = new Set(['false', '0', 'no', 'n', 'f', 'nein', 'nei']);

/** 1, 0, or −1 when the text is neither. */
export function parseFlag(text: string): number {
	const plain = text.toLowerCase();
	return yes.has(plain) ? 1 : no.has(plain) ? 0 : -1;
}
