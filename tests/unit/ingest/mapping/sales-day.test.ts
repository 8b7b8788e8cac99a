import { expect, it } from 'vitest';
import type { Field, Mapping } from '#engine/ingest/mapping/mapping.ts';
import { newestSalesDay } from '#engine/ingest/mapping/sales-day.ts';

const mapping = (field: Field, month0: string | null = null) => ({ fields: [field], month0 }) as unknown as Mapping;
const months = (...list: string[]): Field => ({ target: 'revenue_month', how: 'months', from: list, months: list });

it('data are of the end of their newest month, of today where that is not over, of nothing known without months', () => {
	expect(newestSalesDay(mapping(months('2024-01', '2024-02')), '2026-11-28')).toBe('2024-02-29');
	expect(newestSalesDay(mapping(months('2026-11')), '2026-11-28')).toBe('2026-11-28');
	const orders: Field = { target: 'revenue_month', how: 'orders', date: 'd', amount: 'a' };
	expect(newestSalesDay(mapping(orders, '2023-02'), '2026-11-28')).toBe('2026-01-31');
	const yearly: Field = { target: 'revenue_y0', how: 'plain', from: ['Umsatz'] };
	expect(newestSalesDay(mapping(yearly), '2026-11-28')).toBeNull();
});
