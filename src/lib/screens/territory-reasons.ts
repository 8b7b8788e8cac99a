import { m } from '#paraglide/messages.js';
import type { Answer } from '#lib/state/types.ts';
import { counted } from './counted.ts';
import * as format from './format.ts';
import { say } from './words.ts';

type Detail = Answer<'territory'>;
type Reason = Detail['gainedReasons'][number];

/** Why accounts came and left, most frequent first, as sentences. */
export const reasonLines = (detail: Detail): string[] => [
	...detail.gainedReasons.flatMap((reason) => came(reason) ?? []),
	...detail.lostReasons.flatMap((reason) => left(reason) ?? [])
];

/** Travel as the alignment changed it: what staying would add is what the change saved. */
const inputs = ({ accounts, hours }: Reason) => ({
	...counted('customer', accounts),
	hours: m.hours_value({ value: format.signed(-hours) })
});

function came(reason: Reason): string | null {
	switch (reason.kind) {
		case 'nearer':
			return m.terr_came_nearer(inputs(reason));
		case 'balance':
			return m.terr_came_balance(inputs(reason));
		case 'shape':
			return m.terr_came_shape(inputs(reason));
		case 'goals':
			return m.terr_came_goals(inputs(reason));
		case 'joint':
			return m.terr_came_joint(inputs(reason));
		case 'rule':
			return m.terr_came_rule(inputs(reason));
		case 'new':
			return say(m.terr_came_new, inputs(reason));
		case 'stays':
		case 'unassigned':
			return null;
	}
}

function left(reason: Reason): string | null {
	switch (reason.kind) {
		case 'nearer':
			return m.terr_left_nearer(inputs(reason));
		case 'balance':
			return m.terr_left_balance(inputs(reason));
		case 'shape':
			return m.terr_left_shape(inputs(reason));
		case 'goals':
			return m.terr_left_goals(inputs(reason));
		case 'joint':
			return m.terr_left_joint(inputs(reason));
		case 'rule':
			return m.terr_left_rule(inputs(reason));
		case 'unassigned':
			return say(m.terr_left_unassigned, inputs(reason));
		case 'stays':
		case 'new':
			return null;
	}
}
