import { readFileSync } from 'node:fs';
import { saveSession } from '#engine/scenario/save-session.ts';
import type { PlanSession, SessionEpoch } from '#engine/scenario/session.ts';

const packageFile = new URL('../../../package.json', import.meta.url);
const engineVersion = () => (JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string }).version;

/** Now, or SOURCE_DATE_EPOCH (https://reproducible-builds.org/docs/source-date-epoch/) for byte-equal files. */
export function nowIso(): string {
	const fixed = process.env['SOURCE_DATE_EPOCH'];
	return new Date(fixed !== undefined && /^\d{1,11}$/.test(fixed) ? Number(fixed) * 1000 : Date.now()).toISOString();
}

export const planBytes = (session: PlanSession, last: SessionEpoch, createdAt = nowIso()): Uint8Array =>
	saveSession(session, last, { name: 'Plan', createdAt, createdBy: 'revir plan', engine: engineVersion() });
