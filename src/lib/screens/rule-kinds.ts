import { m } from '#paraglide/messages.js';
import type { FormKind } from './rule-draft.ts';
import { say } from './words.ts';

export const kindNames: Record<FormKind, () => string> = {
	size: () => say(m.ruleform_kind_size),
	moves: m.ruleform_kind_moves,
	'drive-time': m.ruleform_kind_drive,
	specialists: m.ruleform_kind_specialists,
	only: () => say(m.ruleform_kind_only),
	together: m.ruleform_kind_together,
	families: m.ruleform_kind_families,
	protected: m.ruleform_kind_protected,
	border: m.ruleform_kind_border,
	'keep-territory': () => say(m.ruleform_kind_territory),
	'keep-centre': m.ruleform_kind_centre
};
export const kindWhy: Record<FormKind, () => string> = {
	size: () => say(m.ruleform_why_size),
	moves: () => say(m.ruleform_why_moves),
	'drive-time': () => say(m.ruleform_why_drive),
	specialists: () => say(m.ruleform_why_specialists),
	only: () => say(m.ruleform_why_only),
	together: m.ruleform_why_together,
	families: () => say(m.ruleform_why_families),
	protected: () => say(m.ruleform_why_protected),
	border: () => say(m.ruleform_why_border),
	'keep-territory': m.ruleform_why_territory,
	'keep-centre': () => say(m.ruleform_why_centre)
};
