/** One flag: drives parsing, checks, --help and docs/formats/cli.md. */
export interface Flag {
	readonly kind: 'text' | 'number' | 'whole' | 'switch';
	/** Shown for the value in help. */
	readonly value?: string;
	readonly doc: string;
	readonly required?: true;
	readonly min?: number;
	readonly max?: number;
	readonly values?: readonly string[];
}

export type Flags = Readonly<Record<string, Flag>>;

type FlagValue<F extends Flag> = F['kind'] extends 'switch' ? boolean : F['kind'] extends 'text' ? string : number;
type FlagValues<T extends Flags> = {
	readonly [K in keyof T]: T[K]['kind'] extends 'switch'
		? boolean
		: T[K] extends { required: true }
			? FlagValue<T[K]>
			: FlagValue<T[K]> | undefined;
};

export interface Command<T extends Flags = Flags> {
	readonly name: string;
	readonly summary: string;
	/** Names of the files without a flag, for help; the last may repeat. */
	readonly files: { readonly label: string; readonly least: number; readonly most: number };
	readonly flags: T;
	/** Returns what --json prints; throws RevirError. */
	run(flags: FlagValues<T>, files: readonly string[]): Promise<unknown>;
}

/** Keeps the flag types of a command for its `run`. */
export const command = <const T extends Flags>(definition: Command<T>): Command => definition as unknown as Command;

export const noFiles = { label: '', least: 0, most: 0 } as const;
export const json = { kind: 'switch', doc: 'print the result as JSON on stdout' } as const satisfies Flag;
export const seed = {
	kind: 'whole',
	value: 'N',
	min: 0,
	max: 4294967295,
	doc: 'seed of the search'
} as const satisfies Flag;
export const islands = {
	kind: 'whole',
	value: 'N',
	min: 1,
	max: 64,
	doc: 'logical searches that recombine their plans; another number gives another plan'
} as const satisfies Flag;
export const workers = {
	kind: 'whole',
	value: 'N',
	min: 1,
	max: 64,
	doc: 'threads that share the work; the plan does not depend on them'
} as const satisfies Flag;
