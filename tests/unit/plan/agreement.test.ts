import { expect, it } from 'vitest';
import { agreement, overlay } from '#engine/plan/islands/agreement.ts';
import { gridGraph } from './fixtures.ts';

// A row of 5 × 2 units; the plans differ in the middle column and in the last unit.
const graph = gridGraph(5, 2);
const a = Int32Array.from([0, 0, 0, 1, 1, 0, 0, 0, 1, 1]);
const b = Int32Array.from([0, 0, 1, 1, 1, 0, 0, 1, 1, 0]);

it('whole differences are one group each, and only they may move', () => {
	const { group, settled, differing } = overlay(graph, a, b);
	expect(Array.from(settled)).toEqual([1, 1, 0, 1, 1, 1, 1, 0, 1, 0]);
	expect(differing).toBe(3);
	expect(group[2]).toBe(group[7]);
	expect(group[0]).toBe(group[6]);
	expect(new Set(group).size).toBe(4);
});

it('what both plans agree on is contracted where it hangs together, differences and their rim stay single', () => {
	const none = agreement(graph, a, b, 0);
	expect(Array.from(none.group.filter((group) => group < 0)).length).toBe(3);
	expect(none.group[0]).toBe(none.group[6]);
	expect(none.group[3]).toBe(none.group[4]);
	expect(none.group[0]).not.toBe(none.group[3]);
	const rim = agreement(graph, a, b, 1);
	expect(Array.from(rim.settled)).toEqual([1, 0, 0, 0, 0, 1, 0, 0, 0, 0]);
	expect(rim.group[0]).toBe(rim.group[5]);
});

it('the same label in two separate places makes two groups', () => {
	const labels = Int32Array.from([0, 1, 0, 1, 0, 0, 1, 0, 1, 0]);
	const { group } = agreement(graph, labels, labels, 0);
	expect([group[0] === group[5], group[0] === group[2], group[2] === group[7]]).toEqual([true, false, true]);
});

it('equal plans leave nothing to decide', () => {
	expect(overlay(graph, a, a).differing).toBe(0);
});
