import type { AccountColumns } from '../../model/columns.ts';
import { parseFlag } from '../dates.ts';
import { parseDate, parseNumber } from '../mapping/cells.ts';
import { applyMends, type AcceptedMend, type Cleaned } from './apply-mends.ts';
import { cellSpec, checkCell, type CellValue } from './cells.ts';
import type { CellChange, Finding, FindingState, Mend, ProblemClass } from './finding.ts';
import { healthScores, type ClassScore } from './scores.ts';
import { isSureMend } from './sure-mends.ts';

/**
 * What becomes of the findings of one import: nothing happens that nobody accepted, and everything can be taken back. The cleaned data are
 * the imported ones and the accepted mends, see `acceptedBut`.
 */
export class Review {
	readonly accounts: AccountColumns;
	readonly findings: readonly Finding[];
	readonly #byId: ReadonlyMap<string, Finding>;
	/** In order of acceptance. */
	readonly #mends = new Map<string, Mend>();
	readonly #aside = new Set<string>();
	/** What follows from the decisions, until the next one. */
	#cleaned: Cleaned | null = null;
	#ranked = new Map<ProblemClass, readonly Finding[]>();

	constructor(accounts: AccountColumns, findings: readonly Finding[]) {
		this.accounts = accounts;
		this.findings = findings;
		this.#byId = new Map(findings.map((finding) => [finding.id, finding]));
	}

	finding(id: string): Finding | null {
		return this.#byId.get(id) ?? null;
	}

	stateOf(id: string): FindingState {
		if (this.#mends.has(id)) return 'mended';
		if (this.#aside.has(id)) return 'aside';
		return this.#byId.get(id)?.rows.every((row) => this.#isGone(row)) === true ? 'gone' : 'open';
	}

	/** The mend in force, else the one proposed. */
	mendOf(id: string): Mend | null {
		return this.#mends.get(id) ?? this.#byId.get(id)?.mend ?? null;
	}

	/** Ids of accepted mends, newest last. */
	get log(): readonly string[] {
		return [...this.#mends.keys()];
	}

	/** Of a class, open ones first, surest first. O(n log n) once per decision. */
	of(problem: ProblemClass): readonly Finding[] {
		const known = this.#ranked.get(problem);
		if (known !== undefined) return known;
		const rank = ({ id, confidence, mend }: Finding) =>
			(this.stateOf(id) === 'open' ? 4 : 0) + (mend === null ? 0 : 2) + confidence;
		const ranked = this.findings
			.filter((finding) => finding.problem === problem)
			.map((finding, k) => ({ finding, k, rank: rank(finding) }));
		const sorted = ranked.sort((a, b) => b.rank - a.rank || a.k - b.k).map(({ finding }) => finding);
		this.#ranked.set(problem, sorted);
		return sorted;
	}

	/** Ids without a proposal are passed over. */
	accept(ids: readonly string[]): void {
		for (const id of ids) {
			const mend = this.#byId.get(id)?.mend ?? null;
			if (mend !== null && !this.#mends.has(id)) this.#take(id, mend);
		}
	}

	acceptAll(problem: ProblemClass, leastConfidence: number): void {
		this.accept(
			this.of(problem)
				.filter(({ id, confidence }) => confidence >= leastConfidence && this.stateOf(id) === 'open')
				.map(({ id }) => id)
		);
	}

	/** Another mend than the proposed one. */
	mendBy(id: string, mend: Mend): void {
		if (!this.#byId.has(id)) return;
		this.#mends.delete(id);
		this.#take(id, mend);
	}

	/** A value of the reader's own, as they write it, for the column of a finding in all of its rows; empty = no value.
	 *  @param entailed what else changes with a cell @throws RevirError VALUE_INVALID */
	mendWith(id: string, text: string, entailed: (change: CellChange) => readonly CellChange[] = () => []): void {
		const finding = this.#byId.get(id);
		if (finding?.column === null || finding === undefined) return;
		const column = finding.column;
		const value = ownValue(column, text);
		for (const row of finding.rows) checkCell(cellSpec(column), row, value);
		const changes = finding.rows.map((row) => ({ row, column, value }));
		this.mendBy(id, { changes: changes.flatMap((change) => [change, ...entailed(change)]), drop: [] });
	}

	revert(ids: readonly string[]): void {
		for (const id of ids) {
			this.#mends.delete(id);
			this.#aside.delete(id);
		}
		this.#decided();
	}

	setAside(ids: readonly string[]): void {
		for (const id of ids) {
			this.#mends.delete(id);
			if (this.#byId.has(id)) this.#aside.add(id);
		}
		this.#decided();
	}

	/** All open ones of a class that nobody has a proposal for. @returns their ids, to be taken back by */
	setAsideAll(problem: ProblemClass): readonly string[] {
		const ids = this.of(problem)
			.filter(({ id, mend }) => mend === null && this.stateOf(id) === 'open')
			.map(({ id }) => id);
		this.setAside(ids);
		return ids;
	}

	get scores(): readonly ClassScore[] {
		return healthScores(this.accounts, this.findings, {
			stateOf: (id) => this.stateOf(id),
			isGone: (row) => this.#isGone(row)
		});
	}

	/**
	 * Mends in force of all classes but one, in order of acceptance; sure proposals that merges were reckoned with come first, so that
	 * a merge means the same whenever it was accepted.
	 */
	acceptedBut(problem: ProblemClass | null): readonly AcceptedMend[] {
		const [first, then]: [AcceptedMend[], AcceptedMend[]] = [[], []];
		for (const [id, mend] of this.#mends) {
			const finding = this.#byId.get(id)!;
			if (finding.problem === problem) continue;
			(mend === finding.mend && isSureMend(finding) ? first : then).push({ id, rows: finding.rows, mend });
		}
		return [...first, ...then];
	}

	/** O(changes + cells of touched columns), once per change. @throws RevirError as applyMends */
	cleaned(): Cleaned {
		this.#cleaned ??= applyMends(this.accounts, this.acceptedBut(null));
		return this.#cleaned;
	}

	#isGone(row: number): boolean {
		return this.cleaned().newRow[row] === -1;
	}

	#decided(): void {
		this.#cleaned = null;
		this.#ranked.clear();
	}

	#take(id: string, mend: Mend): void {
		this.#mends.set(id, mend);
		this.#aside.delete(id);
		this.#decided();
	}
}

function ownValue(column: string, text: string): CellValue {
	const plain = text.trim();
	if (plain === '') return null;
	const { kind, max = Infinity } = cellSpec(column);
	if (kind === 'number') return parseNumber(plain, ownDecimalSign(plain, max >= 1000));
	if (kind === 'date') return parseDate(plain);
	if (kind !== 'flag') return plain;
	const flag = parseFlag(plain);
	return flag < 0 ? plain : flag;
}

/** Of two signs the last parts decimals; a single one with three digits behind it parts thousands, where there can be any. */
function ownDecimalSign(text: string, thousands: boolean): ',' | '.' {
	const signs = text.match(/[.,](?=\d|$)/g) ?? [];
	const last = signs.at(-1) === ',' ? ',' : '.';
	if (signs.length === 0 || signs.some((sign) => sign !== last)) return last;
	const parts = signs.length > 1 || (thousands && /(?<!\d)[1-9]\d{0,2}[.,]\d{3}(?!\d)/.test(text));
	return parts === (last === '.') ? ',' : '.';
}
