import type { PlanSession } from '#engine/scenario/session.ts';
import { accountCard } from './account-card.ts';
import type { AccountCard } from './plan-api.ts';

/** Questions about the open plan that change nothing. The page asks them through `PlanState.ask`. */
export interface PlanQueries {
	account(row: number): Promise<AccountCard>;
}

type Guarded = <R>(run: () => R | Promise<R>) => Promise<R>;

export const planQueries = (session: () => PlanSession, guarded: Guarded): PlanQueries => ({
	account: (row) => guarded(() => accountCard(session(), row))
});
