import { m } from '#paraglide/messages.js';
import type { Answer } from '#lib/state/types.ts';
import { thing } from './finding-text.ts';
import * as format from './format.ts';
import { say } from './words.ts';

type Detail = Answer<'territory'>;
type Reason = Detail['gainedReasons'][number];

/** Why accounts came and left, most frequent first, as sentences. */
export const reasonLines = (detail: Detail): string[] => [
	...detail.gainedReasons.flatMap((reason) => came(reason) ?? []),
	...detail.lostReasons.flatMap((reason) => left(reason) ?? [])
];

const inputs = ({ accounts, minutesPerVisit }: Reason) => ({
	count: format.number(accounts),
	thing: thing('customer', accounts),
	minutes: format.number(minutesPerVisit)
});

function came(reason: Reason): string | null {
	switch (reason.kind) {
		case 'nearer':
			return m.terr_came_nearer(inputs(reason));
		case 'assigned':
			return m.terr_came_assigned(inputs(reason));
		case 'full':
			return say(m.terr_came_full, inputs(reason));
		case 'neighbours':
			return m.terr_came_neighbours(inputs(reason));
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
		case 'assigned':
			return m.terr_left_assigned(inputs(reason));
		case 'full':
			return say(m.terr_left_full, inputs(reason));
		case 'neighbours':
			return m.terr_left_neighbours(inputs(reason));
		case 'unassigned':
			return say(m.terr_left_unassigned, inputs(reason));
		case 'stays':
		case 'new':
			return null;
	}
}
