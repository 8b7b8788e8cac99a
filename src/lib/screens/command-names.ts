import { m } from '#paraglide/messages.js';
import type { Locale } from '#paraglide/runtime.js';
import type { DemoId } from '#lib/state/demos.ts';
import type { Density, ThemeChoice } from '#lib/state/preferences.svelte.ts';
import type { DrawerTab, HeatBy, MapShow, MapTool } from '#lib/state/types.ts';
import { say } from './words.ts';

export const languageNames: Readonly<Record<Locale, string>> = { en: 'English', nb: 'Norsk', de: 'Deutsch' };
export const demoNames: Readonly<Record<DemoId, () => string>> = {
	maschinenbau: m.demo_maschinenbau,
	'saas-norge': m.demo_saas_norge
};
export const themeNames: Readonly<Record<ThemeChoice, () => string>> = {
	system: m.pref_theme_system,
	light: m.theme_light,
	dark: m.theme_dark
};
export const densityNames: Readonly<Record<Density, () => string>> = {
	comfortable: m.pref_density_comfortable,
	compact: m.pref_density_compact
};
export const heatNames: Readonly<Record<HeatBy, () => string>> = {
	district: m.cmd_heat_district,
	hexagon: m.cmd_heat_hexagon,
	account: () => say(m.cmd_heat_account)
};
export const showNames: Readonly<Record<MapShow, () => string>> = {
	accounts: () => say(m.cmd_show_accounts),
	homes: m.cmd_show_homes,
	travel: m.cmd_show_travel,
	labels: m.cmd_show_labels
};
export const toolNames: Readonly<Record<MapTool, () => string>> = {
	pan: m.cmd_tool_pan,
	box: m.cmd_tool_box,
	lasso: m.cmd_tool_lasso,
	barrier: m.cmd_tool_barrier
};
export const toolKeys: Readonly<Record<MapTool, string>> = { pan: 'V', box: 'B', lasso: 'Q', barrier: 'W' };
export const tabNames: Readonly<Record<DrawerTab, () => string>> = {
	territories: () => say(m.territories),
	accounts: () => say(m.col_accounts),
	findings: m.cmd_tab_findings
};
