import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { openRaw } from '#engine/ingest/raw/open-raw.ts';
import type { RevirError } from '#engine/model/errors.ts';
import { describeError } from '#engine/model/describe-error.ts';
import { bytesOf } from './helpers.ts';
import { rawRefusal } from './raw-helpers.ts';

const refused = (bytes: Uint8Array, name = 'list.csv') => rawRefusal(openRaw(bytes, name));
const ole = (text = '') => {
	const bytes = new Uint8Array(4096);
	bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
	for (let i = 0; i < text.length; i++) bytes[1024 + 2 * i] = text.charCodeAt(i);
	return bytes;
};

describe('files that are no tables get a word on what to do', () => {
	it('an empty file', async () => expect((await refused(new Uint8Array(0))).code).toBe('FILE_EMPTY'));

	it.each([
		['a picture called .csv', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10), 'a PNG picture'],
		['a photograph', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), 'a JPEG picture'],
		['a PDF', bytesOf('%PDF-1.7'), 'saved as .xlsx'],
		['an old Excel file', ole(), 'saved as .xlsx'],
		['a workbook with a password', ole('EncryptedPackage'), 'a copy without one'],
		['a gzip file', Uint8Array.of(0x1f, 0x8b, 8, 0), 'the unpacked file'],
		['a web page called .xls', bytesOf('<html><table><tr><td>1'), 'a web page'],
		['bytes of any kind', Uint8Array.of(1, 2, 0, 3, 4, 0, 0, 9), 'binary data']
	] as [string, Uint8Array, string][])('%s', async (_, bytes, words) => {
		const { code, line } = await refused(bytes);
		expect(code).toBe('FILE_KIND');
		expect(line).toContain(words);
		expect(line).toMatch(/^list\.csv: .*\.$/);
	});

	it('says it in all languages', async () => {
		const error = await openRaw(ole('EncryptedPackage'), 'k.xls').catch((caught: unknown) => caught as RevirError);
		const plain = (error as RevirError).toPlain();
		expect(describeError(plain, 'de')).toContain('eine Excel-Datei mit Kennwort');
		expect(describeError(plain, 'nb')).toContain('en Excel-fil med passord');
	});

	it('a file above the limit', async () => {
		const { code, line } = await rawRefusal(openRaw(strToU8('a;b\n1;2'), 'x.csv', { bytes: 5 }));
		expect([code, line.includes('at most')]).toEqual(['FILE_TOO_LARGE', true]);
	});
});
