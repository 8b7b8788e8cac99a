import type { ChosenProperties, AreaProperties } from '#engine/ingest/areas/area-properties.ts';
import type { Fit } from '#engine/ingest/mapping/fingerprint.ts';
import type { Mapping } from '#engine/ingest/mapping/mapping.ts';
import type { SuggestOptions } from '#engine/ingest/mapping/suggest.ts';
import type { Suggested } from '#engine/ingest/mapping/suggestion.ts';
import type { PairEvidence } from '#engine/ingest/duplicates/pair-record.ts';
import type { MergeRules } from '#engine/ingest/duplicates/merge-options.ts';
import type { Finding, ProblemClass, FindingState } from '#engine/ingest/health/finding.ts';
import type { ClassScore } from '#engine/ingest/health/scores.ts';
import type { RawPreview } from '#engine/ingest/raw/preview.ts';
import type { ReadOptions } from '#engine/ingest/raw/raw-table.ts';
import type { Language } from '#engine/model/error-texts.ts';
import type { Settings } from '#engine/model/settings.ts';
import type { EffectDepth, HealthEffect } from '#engine/scenario/health-effect.ts';
import type { FilesInput, FilesRead, NoticeCount, RawInput } from './plan-api.ts';

/** The files of one import: accounts, and reps where they have a file of their own. */
export type FileSlot = 'accounts' | 'reps';
type OnShare = (share: number) => void;

export interface LoadInput {
	readonly accounts: Mapping;
	/** null = reps are those of the owner column, their homes guessed. */
	readonly reps: Mapping | null;
	readonly asOf: string;
	/** So many reps are made up where the files name none, called by this word and a number; null = none. */
	readonly madeReps: { readonly count: number; readonly word: string } | null;
	/** For accounts that name no country. */
	readonly country: string | null;
	/** Folder of `index.json`, `places-<CC>.json` and `outline-<CC>.json` on the own host. */
	readonly geographyBase: string;
}

/** A file of areas that become the basic units. */
export interface AreasOpened {
	readonly file: string;
	readonly count: number;
	readonly properties: ChosenProperties;
	readonly notices: readonly NoticeCount[];
}

export interface LoadedRep {
	readonly id: string;
	readonly name: string;
	readonly accounts: number;
	readonly home: 'known' | 'guessed' | 'none';
}

export interface Loaded {
	readonly accounts: number;
	/** Accounts by what their position rests on. */
	readonly located: Readonly<Record<'coordinates' | 'postcode' | 'place' | 'region' | 'none', number>>;
	readonly reps: readonly LoadedRep[];
	/** Basic units that came along, and accounts outside all of them; null = units are made. */
	readonly areas: { readonly file: string; readonly count: number; readonly outside: number } | null;
	readonly notices: readonly NoticeCount[];
	/** Of the places used; to be shown. */
	readonly attributions: readonly string[];
	/** Whether the cleaned data can go back under the headers of the file. */
	readonly hasOwnHeaders: boolean;
}

/** An account as a reviewer needs to see it. */
export interface ReviewedAccount {
	readonly row: number;
	readonly id: string;
	readonly name: string;
	/** Street, postcode and town in one line. */
	readonly address: string;
	readonly revenue: number | null;
	readonly industry: string | null;
	readonly owner: string | null;
	readonly precision: string | null;
	readonly estimated: readonly string[];
}

export interface ShownFinding {
	readonly finding: Finding;
	readonly state: FindingState;
	/** The first few of its rows. */
	readonly accounts: readonly ReviewedAccount[];
	/** The cell before and after the mend, for people; one entry per changed cell of the first rows. */
	readonly changes: readonly {
		readonly row: number;
		readonly column: string;
		readonly from: string | null;
		readonly to: string | null;
		/** Name of the account, else its id. */
		readonly account: string;
	}[];
	/** What a merge lets go, by name, and the account that takes it in; null = none of them. */
	readonly gone: readonly string[];
	readonly kept: string | null;
}

/** `own`: accounts under the headers of their file, in its order; not where they were summed up from order lines. */
export type ExportedPart = 'accounts' | 'own' | 'problems';

export interface Health {
	readonly accounts: number;
	readonly revenue: number;
	readonly currency: string;
	/** 0–100, the worst class counts most. */
	readonly score: number;
	readonly classes: readonly ClassScore[];
	/** Mends in force, newest last. */
	readonly log: readonly { readonly id: string; readonly problem: ProblemClass }[];
}

/** Side by side: all cells of the accounts of a duplicate, and what would become of them. */
export interface DuplicateReview {
	readonly accounts: readonly ReviewedAccount[];
	/** Filled columns in schema order; `values[k]` belongs to `accounts[k]`. */
	readonly cells: readonly {
		readonly column: string;
		readonly values: readonly (string | null)[];
		readonly merged: string | null;
	}[];
	readonly pairs: readonly PairEvidence[];
	/** Row that stays. */
	readonly survivor: number;
}

/** One import from files to a dataset: everything stays in its worker from step to step, which is killed when it takes too long. Every
 *  call throws catalogued errors and leaves what was reached before untouched. */
export interface ImportWorkerApi {
	openRaw(slot: FileSlot, file: RawInput, options: ReadOptions, onShare: OnShare): Promise<RawPreview>;
	reopenRaw(slot: FileSlot, options: ReadOptions, onShare: OnShare): Promise<RawPreview>;
	/** Lets a file go. */
	close(slot: FileSlot): Promise<void>;
	/** Areas for the basic units. @param wanted properties that are their id and name */
	openAreas(file: RawInput, wanted: AreaProperties): Promise<AreasOpened>;
	closeAreas(): Promise<void>;
	/** A postcode table of the reader's own (GeoNames, zip or text), for the next `load`; one per country. @returns codes per country */
	addPostcodes(file: RawInput): Promise<readonly { readonly country: string; readonly codes: number }[]>;
	suggest(slot: FileSlot, input: SuggestOptions): Promise<Suggested>;
	/** Checks the text of a mapping file. @throws RevirError MAPPING_FILE, FILE_TOO_LARGE */
	readMapping(text: string, file: string): Promise<Mapping>;
	/** Whether a remembered mapping serves the open file. */
	fits(slot: FileSlot, mapping: Mapping): Promise<Fit>;
	/** Applies the mappings and locates. */
	load(input: LoadInput, onShare: OnShare): Promise<Loaded>;
	/** Reps where neither a file nor a column names any, without loading again: what was mended stays. */
	makeReps(made: LoadInput['madeReps']): Promise<Loaded['reps']>;
	/** A dataset that is open already, as canonical files: to the health step at once. */
	adopt(files: FilesInput, geographyBase: string, onShare: OnShare): Promise<Loaded>;
	/** Looks for problems of all classes. */
	examine(onShare: OnShare): Promise<Health>;
	/** A page of a class, open ones first, surest first. */
	findings(
		problem: ProblemClass,
		from: number,
		count: number
	): Promise<{ readonly total: number; readonly shown: readonly ShownFinding[] }>;
	/** Accepts proposals; those without a mend are passed over. */
	accept(ids: readonly string[]): Promise<Health>;
	/** All open proposals of a class that are at least so sure. */
	acceptAll(problem: ProblemClass, leastConfidence: number): Promise<Health>;
	/** Takes mends back, and brings back what was set aside. */
	revert(ids: readonly string[]): Promise<Health>;
	/** "This is no problem." */
	setAside(ids: readonly string[]): Promise<Health>;
	/** "None of these is a problem": all open ones of a class without a proposal. @returns also which they were */
	setAsideAll(problem: ProblemClass): Promise<{ readonly health: Health; readonly ids: readonly string[] }>;
	/** A value of the user's own for the cell of a finding; for a position coordinates or an address.
	 *  @throws RevirError VALUE_INVALID, PLACE_NOT_FOUND, PLACE_AMBIGUOUS */
	mendWith(id: string, value: string): Promise<Health>;
	duplicate(id: string, rules: MergeRules): Promise<DuplicateReview>;
	/** Merges a duplicate by these rules. */
	merge(id: string, rules: MergeRules): Promise<Health>;
	/** What the doubtful records of a class do to balance and travel. Seconds; at a glance part of one. */
	effect(problem: ProblemClass, settings: Settings, depth: EffectDepth, onShare: OnShare): Promise<HealthEffect>;
	/** The cleaned data as a spreadsheet, under our headers or under those of the file, and the list of problems with their state. */
	export(what: ExportedPart, kind: 'xlsx' | 'csv', language: Language): Promise<Uint8Array>;
	/** Canonical files of the cleaned dataset, to be planned. @throws RevirError ACCOUNTS_NONE, REPS_NONE */
	finish(): Promise<FilesRead>;
}
