import { readFileSync } from 'node:fs';
import { readers } from './readers.ts';

/** `read-once.process.ts READER FILE SEPARATOR ENCODING`: CPU milliseconds of the first and of a second reading and peak MiB of the first. */
const [name, file, separator, encoding] = process.argv.slice(2) as [string, string, string, string];
const bytes = new Uint8Array(readFileSync(file));
function read(): number {
	const start = process.cpuUsage();
	if (!readers[name]!(bytes, separator, encoding)) throw new Error('nothing read');
	const { user, system } = process.cpuUsage(start);
	return (user + system) / 1000;
}
const cpu = read();
const peak = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify({ cpu, again: read(), peak }));
