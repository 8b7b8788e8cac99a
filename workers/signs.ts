/** What the page tells a worker beside its calls. */
export type Watch = { readonly revir: 'watch'; readonly lock: string } | { readonly revir: 'beat' };
/** What the worker answers: that it lives, and which lock it holds (null where the browser has none to give). */
export type Sign = { readonly revir: 'alive'; readonly lock: string | null } | { readonly revir: 'beating' };

const marked = (data: unknown): data is { revir: unknown } =>
	data !== null && typeof data === 'object' && 'revir' in data && typeof data.revir === 'string';

export const isWatch = (data: unknown): data is Watch =>
	marked(data) && (data.revir === 'watch' || data.revir === 'beat');
export const isSign = (data: unknown): data is Sign =>
	marked(data) && (data.revir === 'alive' || data.revir === 'beating');
