import type { RawPreview } from '#engine/ingest/raw/preview.ts';
import * as format from '../format.ts';

/** A cell of a preview in the reader's writing; numbers keep their digits, for they may be keys. */
export function cellText(kind: RawPreview['columns'][number]['kind'], text: string): string {
	if (kind === 'number') return text.replace('.', format.number(0.5, 1).charAt(1)).replace(/^-/, '−');
	return kind === 'date' && /^\d{4}-\d\d-\d\d$/.test(text) ? format.date(Date.parse(text)) : text;
}
