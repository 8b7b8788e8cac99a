import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { GEONAMES, publishPostcodes } from './postcode-tables/publish.ts';

/** `npm run postcodes -- DE NO`: fetches the postcode tables of these countries to where the app is served from. */
const usage = `npm run postcodes -- COUNTRY… [--base ADDRESS]

  COUNTRY   ISO code, e.g. DE NO AT CH
  --base    folder that holds COUNTRY.zip in the GeoNames format (or REVIR_POSTCODES_BASE)
            default ${GEONAMES}`;

const { values, positionals } = parseArgs({
	options: { base: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
	allowPositionals: true
});
const countries = [...new Set(positionals.map((name) => name.toUpperCase()))];
const odd = countries.find((name) => !/^[A-Z]{2}$/.test(name));
const base = values.base ?? process.env['REVIR_POSTCODES_BASE'] ?? GEONAMES;
if (values.help === true || countries.length === 0 || odd !== undefined || !/^https?:\/\//.test(base)) {
	if (odd !== undefined) console.error(`"${odd}" is not a country code of two letters.\n`);
	else if (!/^https?:\/\//.test(base)) console.error(`"${base}" is not an http address.\n`);
	(values.help === true ? console.log : console.error)(usage);
	process.exit(values.help === true ? 0 : 2);
}

const root = resolve(import.meta.dirname, '..');
const built = ['build/client/generated', 'build-static/generated'].filter((folder) =>
	existsSync(resolve(root, folder))
);
const folders = ['static/generated', ...built].map((folder) => resolve(root, folder));
const today = new Date().toISOString().slice(0, 10);
const failures = await publishPostcodes({ base, countries, folders, today, log: (line) => console.log(line) });
for (const line of failures) console.error(line);
if (failures.length < countries.length)
	console.log('Written to static/generated/postcodes. A running server serves new files after it is started again.');
process.exit(failures.length === 0 ? 0 : 1);
