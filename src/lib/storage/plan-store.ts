import type { Settings } from '#engine/model/settings.ts';

/** What a list of kept plans shows without reading them. */
export interface StoredPlan {
	readonly id: string;
	/** Title of the plan. */
	readonly name: string;
	readonly accounts: number;
	/** ISO 8601. */
	readonly savedAt: string;
	/** SHA-256 of its accounts, reps and areas, to know the same data again; '' = unknown. */
	readonly data: string;
	/** Its settings were changed after it was opened. */
	readonly edited: boolean;
	/** How many an import has left open in its data; older ones do not say. */
	readonly problems?: number;
	/** Those that stood when it was saved; its file holds those that its plan was made under. To be checked like any others. */
	readonly settings: Settings;
}

/** Where plan files are kept; each call is one transaction. */
export interface PlanStore {
	/** The newest first. */
	list(): Promise<readonly StoredPlan[]>;
	/** Bytes of a `.revir` file; null = there is none of that id. */
	read(id: string): Promise<Uint8Array<ArrayBuffer> | null>;
	/** @param file null = as it is */
	write(plan: StoredPlan, file: Uint8Array | null): Promise<void>;
	remove(id: string): Promise<void>;
}

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
	new Promise((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
	});

function open(): Promise<IDBDatabase> {
	// Where storage is switched off there may be no `indexedDB` at all.
	const request = indexedDB.open('revir', 1);
	request.onupgradeneeded = () => {
		request.result.createObjectStore('plans', { keyPath: 'id' });
		request.result.createObjectStore('files');
	};
	return settled(request);
}

/** Opened for each call, so that no tab stands in the way of another, or of a later version. */
async function within<T>(mode: IDBTransactionMode, run: (of: IDBTransaction) => IDBRequest<T>): Promise<T> {
	const database = await open();
	try {
		const transaction = database.transaction(['plans', 'files'], mode);
		const done = new Promise<void>((resolve, reject) => {
			transaction.oncomplete = () => resolve();
			transaction.onabort = () => reject(transaction.error ?? new Error('IndexedDB'));
		});
		const [value] = await Promise.all([settled(run(transaction)), done]);
		return value;
	} finally {
		database.close();
	}
}

/** This browser's own storage for this site: it goes with the site's data, and nothing leaves the computer. */
export const browserPlans: PlanStore = {
	async list() {
		const plans = await within('readonly', (of) => of.objectStore('plans').getAll() as IDBRequest<StoredPlan[]>);
		return plans.sort((a, b) => b.savedAt.localeCompare(a.savedAt));
	},
	async read(id) {
		const file = await within(
			'readonly',
			(of) => of.objectStore('files').get(id) as IDBRequest<Uint8Array<ArrayBuffer> | undefined>
		);
		return file ?? null;
	},
	async write(plan, file) {
		await within('readwrite', (of) => {
			// Of a part of a buffer all of it would be kept.
			const whole = file?.byteLength === file?.buffer.byteLength ? file : file?.slice();
			if (whole) of.objectStore('files').put(whole, plan.id);
			return of.objectStore('plans').put(plan);
		});
	},
	async remove(id) {
		await within('readwrite', (of) => {
			of.objectStore('files').delete(id);
			return of.objectStore('plans').delete(id);
		});
	}
};
