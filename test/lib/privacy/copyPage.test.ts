import { copyPage } from '../../../lib/privacy';
import { formatDay } from '../../../lib/scoring';
import type { PersonCopy } from '../../../lib/store';
import { COPIED_AT, copyOfAnn } from '../../support/rights/copyOfAnn';

/** Every text and number a value holds, however deep; what is JSON in a text is opened. */
function leavesOf(value: unknown): Array<string | number> {
	if (typeof value === 'string' && /^[[{].*[\]}]$/s.test(value)) {
		try {
			return leavesOf(JSON.parse(value));
		} catch {
			return [value];
		}
	}
	if (typeof value === 'string') return value === '' ? [] : [value];
	if (typeof value === 'number') return [value];
	if (typeof value !== 'object' || value === null) return [];
	return Object.values(value).flatMap(leavesOf);
}

/** What a reader sees, as far as that can be told without a browser. */
function readable(html: string): string {
	const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
	return html
		.replace(/<(style|head)[\s>].*?<\/\1>/gs, '')
		.replace(/<[^>]+>/g, ' ')
		.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name]);
}

describe('the copy a person gets', () => {
	let copy: PersonCopy;
	let html: string;

	beforeAll(async () => {
		copy = await copyOfAnn();
		html = copyPage(copy, COPIED_AT);
	});

	it('loads nothing, runs nothing, and shows texts as texts', () => {
		expect(html).not.toMatch(/<script|https?:|src=|@import|url\(/);
		expect(html).toContain('&lt;script&gt;alert(&quot;x&quot;)');
	});

	it('holds everything the store knows', () => {
		const text = readable(html);
		const times = [...html.matchAll(/<time datetime="([^"]+)"/g)].map(([, at]) => Date.parse(at));
		const isShown = (leaf: string | number) =>
			text.includes(String(leaf)) ||
			times.includes(Number(leaf)) ||
			(typeof leaf === 'number' && text.includes(leaf === 0 ? 'at once' : formatDay(leaf)));
		for (const [table, rows] of Object.entries(copy.tables)) {
			const missing = rows.flatMap(leavesOf).filter((leaf) => !isShown(leaf));
			expect([table, missing]).toEqual([table, []]);
		}
	});
});
