import { ruleChoices, type RuleChoices } from '#engine/explain/rule-choices.ts';
import { ruleFacts, type RuleFact } from '#engine/explain/rule-facts.ts';
import { unitReason, type UnitReason } from '#engine/explain/unit-reason.ts';
import type { PlanSession } from '#engine/scenario/session.ts';
import type { LeastTravel } from '#engine/scenario/least-travel.ts';
import { isRefutedWithout, type RuleQuestion, type RuleTrial } from '#engine/scenario/try-rules.ts';
import { accountCard, type AccountCard } from './account-card.ts';
import { tableQueries, type TableQueries } from './account-table.ts';
import { insightQueries, type InsightQueries } from './insight.ts';
import { findAccounts, type FoundAccount } from './find-accounts.ts';
import { resultQueries, type Postcodes, type ResultQueries } from './result-files.ts';
import { leastTravelTrial, limitingRules, ruleTrial } from './rule-trial.ts';
import type { XlsxWriter } from './xlsx-writer.ts';
import type { Guarded } from './plan-host.ts';

/** Questions about the open plan that change nothing. The page asks them through `PlanState.ask`. */
export interface PlanQueries extends TableQueries, InsightQueries, ResultQueries {
	account(row: number): Promise<AccountCard>;
	/** Why a unit is where it is, under the latest plan; null before the first. */
	unit(unit: number): Promise<UnitReason | null>;
	/** Accounts whose id or name fits the text, best first. */
	findAccounts(text: string, limit: number): Promise<FoundAccount[]>;
	/** What the rules hold and cost under the latest plan; under today's alignment before the first. */
	ruleFacts(): Promise<RuleFact[]>;
	/** What the data offer for rules to speak of. */
	ruleChoices(): Promise<RuleChoices>;
	/** Ids of what can give way in `tryRules`: tolerances, rules, locks of the file. */
	limitingRules(): Promise<{ readonly rules: readonly string[]; readonly locked: readonly string[] }>;
	/** Whether sums prove that no plan keeps the rules without these. */
	rulesRefuted(without: readonly string[]): Promise<boolean>;
	/** Plans a little from the latest plan while these rules give way; changes nothing. A second or more. */
	tryRules(question: RuleQuestion): Promise<RuleTrial>;
	/** Searches for least travel without these rules, from labels or the latest plan; changes nothing. A second or more. */
	leastTravel(without: readonly string[], from: Int32Array | null): Promise<LeastTravel>;
}

export const planQueries = (
	session: () => PlanSession,
	guarded: Guarded,
	xlsx: XlsxWriter,
	postcodes: Postcodes
): PlanQueries => ({
	...tableQueries(session, guarded, xlsx),
	...insightQueries(session, guarded),
	...resultQueries(session, guarded, xlsx, postcodes),
	account: (row) => guarded(() => accountCard(session(), row)),
	unit: (unit) =>
		guarded(() => {
			const { last } = session();
			return last === null ? null : unitReason(last.prepared, last.labels, unit);
		}),
	findAccounts: (text, limit) => guarded(() => findAccounts(session().prepared.dataset.accounts, text, limit)),
	ruleChoices: () => guarded(() => ruleChoices(session().prepared)),
	limitingRules: () => guarded(() => limitingRules(session())),
	rulesRefuted: (without) => guarded(() => isRefutedWithout(session().prepared, without)),
	tryRules: (question) => guarded(() => ruleTrial(session(), question)),
	leastTravel: (without, from) => guarded(() => leastTravelTrial(session(), without, from)),
	ruleFacts: () =>
		guarded(() => {
			const { prepared, last } = session();
			return ruleFacts(prepared, last?.labels ?? prepared.today.unitOwner);
		})
});
