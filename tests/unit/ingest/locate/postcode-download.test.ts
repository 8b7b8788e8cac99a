import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gunzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createGazetteer } from '#engine/ingest/locate/gazetteer.ts';
import { loadPostcodes } from '#engine/ingest/locate/load-postcodes.ts';
import { locateAddress } from '#engine/ingest/locate/locator.ts';
import { bytesOf } from '../helpers.ts';
import { publishPostcodes } from '../../../../scripts/postcode-tables/publish.ts';

const lineOf = (country: string, code: string, place: string) =>
	`${country}\t${code}\t${place}\t\t\t\t\t\t\t47.1\t9.5\t6\n`;
const zipOf = (name: string, text: string) => zipSync({ 'readme.txt': bytesOf('read me'), [name]: bytesOf(text) });

/** What the server answers per path, one after the other; the last one stays. */
const answers = new Map<string, (Uint8Array | number)[]>();
const asked: string[] = [];
let server: Server;
let base = '';
let folder = '';

beforeAll(async () => {
	server = createServer((request, response) => {
		const path = request.url ?? '';
		asked.push(path);
		const left = answers.get(path) ?? [404];
		const answer = left.length > 1 ? left.shift()! : left[0]!;
		if (typeof answer === 'number' && answer > 0) response.writeHead(answer).end();
		else if (typeof answer === 'number') {
			response.writeHead(200, { 'content-length': 100 }).write('part');
			setTimeout(() => response.destroy(), 20);
		} else response.writeHead(200, { 'content-length': answer.length }).end(answer);
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	folder = mkdtempSync(join(tmpdir(), 'revir-postcodes-'));
});
afterAll(() => {
	server.closeAllConnections();
	server.close();
	rmSync(folder, { recursive: true, force: true });
});

const publish = (countries: readonly string[], name: string, more: object = {}) =>
	publishPostcodes({ base, countries, folders: [join(folder, name)], today: '2026-11-28', pause: 1, ...more });
const readIn = (name: string) => (file: string) => {
	const path = join(folder, name, file);
	return Promise.resolve(existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as unknown) : null);
};

describe('fetching postcode tables', () => {
	it('writes table, index and licence to every folder, and keeps what was fetched before', async () => {
		answers.set('/LI.zip', [zipOf('LI.txt', lineOf('LI', '9490', 'Vaduz'))]);
		answers.set('/CH.zip', [zipOf('CH.txt', lineOf('CH', '8001', 'Zürich'))]);
		const folders = ['a', 'b'].map((name) => join(folder, name));
		expect(await publish(['LI'], 'a', { folders })).toEqual([]);
		expect(await publish(['CH'], 'a', { folders, base: `${base}/` })).toEqual([]);
		for (const name of ['a', 'b']) {
			const tables = await loadPostcodes(['CH', 'DE', 'LI'], readIn(name));
			expect(tables.map(({ country, codes }) => [country, codes])).toEqual([
				['CH', ['8001']],
				['LI', ['9490']]
			]);
			expect(readFileSync(join(folder, name, 'postcodes/LICENCE.txt'), 'utf8')).toMatch(/GeoNames.*CC BY 4\.0/);
		}
	});

	it('nothing was fetched: no tables', async () => {
		expect(await loadPostcodes(['DE'], readIn('none'))).toEqual([]);
	});

	it('a server in trouble and a broken connection are tried again', async () => {
		answers.set('/NO.zip', [503, 0, zipOf('NO.txt', lineOf('NO', '0150', 'Oslo'))]);
		const lines: string[] = [];
		expect(await publish(['NO'], 'c', { log: (line: string) => lines.push(line) })).toEqual([]);
		expect(lines).toHaveLength(3);
		expect(lines[0]).toMatch(/answers 503; trying again \(2 of 3\)/);
		expect(lines[1]).toMatch(/broke off/);
		expect(lines[2]).toBe('NO: 1 postcodes from 1 rows');
	});

	it('what cannot be had is said, and the others are written all the same', async () => {
		answers.set('/AT.zip', [bytesOf('<html>not a zip</html>')]);
		answers.set('/BE.zip', [zipOf('BE.txt', lineOf('LU', '1000', 'Luxembourg'))]);
		answers.set('/FR.zip', [zipOf('FR.txt', lineOf('FR', '01000', 'Bourg'))]);
		answers.set('/SE.zip', [500]);
		asked.length = 0;
		const failures = await publish(['XX', 'AT', 'BE', 'SE', 'LI'], 'd', { limit: 5000 });
		expect(failures).toEqual([
			expect.stringMatching(/^XX: .*\/XX\.zip: there is no such file/),
			expect.stringMatching(/^AT: AT\.zip, .*damaged/),
			'BE: BE.zip holds LU and not BE',
			expect.stringMatching(/^SE: .*answers 500$/)
		]);
		expect(asked.filter((path) => path === '/XX.zip')).toHaveLength(1);
		expect(asked.filter((path) => path === '/SE.zip')).toHaveLength(3);
		expect((await loadPostcodes(['AT', 'BE', 'LI'], readIn('d'))).map(({ country }) => country)).toEqual(['LI']);
		expect(await publish(['FR'], 'd', { limit: 50 })).toEqual([expect.stringMatching(/larger than 1 MiB/)]);
		const gone = createServer();
		await new Promise<void>((done) => gone.listen(0, '127.0.0.1', done));
		const { port } = gone.address() as AddressInfo;
		await new Promise((done) => gone.close(done));
		expect(await publish(['FR'], 'd', { base: `http://127.0.0.1:${port}`, tries: 1 })).toEqual([
			expect.stringMatching(/cannot be reached \(ECONNREFUSED\)/)
		]);
	});
});

const real = resolve('../shared/data/geonames_postal/no.csv.gz');

/** Skipped (with the reason in the name) where the shared data are absent. */
describe.skipIf(!existsSync(real))('the real Norwegian table (needs ../shared/data)', () => {
	it('is fetched from a zip as GeoNames packs it, and locates by postcode', async () => {
		const [, ...lines] = new TextDecoder()
			.decode(gunzipSync(readFileSync(real)))
			.trim()
			.split('\n');
		// The source has no quoted cells: its columns are GeoNames' own, without the accuracy.
		answers.set('/NO.zip', [zipOf('NO.txt', lines.map((line) => `${line.replaceAll(',', '\t')}\t4`).join('\n'))]);
		expect(await publish(['NO'], 'real')).toEqual([]);
		const [table] = await loadPostcodes(['NO'], readIn('real'));
		expect([table!.count, table!.attribution]).toEqual([5132, 'Postal codes © GeoNames (geonames.org), CC BY 4.0']);
		const row = table!.codes.indexOf('9730');
		expect([table!.lat[row]!, table!.lon[row]!].map(Math.round)).toEqual([69, 25]);
		const address = { country: 'NO', postcode: '9730', city: 'Karasjok' };
		expect(locateAddress(createGazetteer(null, [table!]), address)).toMatchObject({
			how: 'postcode',
			lat: 69.46,
			doubt: null
		});
		// Karasjok has one row and is larger than a county elsewhere; Oslo's codes lie side by side.
		expect(table!.spreadKm[row]).toBeGreaterThan(30);
		expect(table!.spreadKm[table!.codes.indexOf('0150')]).toBeLessThan(8);
	});
});
