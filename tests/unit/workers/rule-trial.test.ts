import { expect, it } from 'vitest';
import { ruleTrial } from '#workers/rule-trial.ts';
import { base, runTo, session, withTravel } from '../scenario/market.ts';

const planned = () => {
	const plan = session();
	plan.begin('cold', base, 1);
	runTo(plan, 1);
	return plan;
};

it('a trial ends with the next one, which answers as if it had been alone', async () => {
	const plan = planned();
	const first = ruleTrial(plan, { without: [] });
	const second = ruleTrial(plan, { without: ['tolerance:potential'] });
	await expect(first).rejects.toMatchObject({ code: 'COMPUTE_STOPPED' });
	const answer = await second;
	expect(answer).toEqual(await ruleTrial(plan, { without: ['tolerance:potential'] }));
});

it('a trial ends when the plan moves on', async () => {
	const plan = planned();
	const trial = ruleTrial(plan, { without: [] });
	plan.begin('warm', withTravel(10), 1);
	runTo(plan, 1);
	await expect(trial).rejects.toMatchObject({ code: 'COMPUTE_STOPPED' });
});
