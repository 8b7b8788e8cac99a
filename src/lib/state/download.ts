import { tableEndings } from './table-endings.ts';

/** Hands bytes to the reader as a file. */
export function download(bytes: Uint8Array, name: string, type: string): void {
	const url = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type }));
	const link = document.createElement('a');
	link.href = url;
	link.download = name;
	link.click();
	setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

export const fileTypes = {
	revir: 'application/zip',
	csv: 'text/csv;charset=utf-8',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
} as const;

const endings = new RegExp(`\\.(${[...tableEndings, 'revir'].join('|')})$`, 'i');

/** `Maschinenbau GmbH` → `maschinenbau-gmbh.csv`, `kunden.arrow` → `kunden.csv`; `part` names what of the plan it holds. */
export function fileName(title: string, extension: string, part = ''): string {
	const stem = `${title.replace(endings, '')} ${part}`
		.normalize('NFKD')
		.replace(/\p{M}+/gu, '')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-+|-+$/g, '');
	return `${stem === '' ? 'plan' : stem}.${extension}`;
}
