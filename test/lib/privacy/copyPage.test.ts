import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { copyPage } from '../../../lib/privacy';
import { formatDay } from '../../../lib/scoring';
import type { PersonCopy } from '../../../lib/store';
import { dayMs, eventOf, statusOf } from '../../support/events';
import { preset } from '../../support/preset';
import { makeSqlitePlace } from '../../support/sqlitePlace';

jest.setTimeout(120_000);

const now = dayMs(20);
const ann = { email: 'ann@example.com', visitorId: 'b-1', externalId: 'ATS-77' };
/** Nothing of this person left the ledger, and they were never in a mail series. */
const EMPTY = new Set(['pruned_tally', 'enrolment', 'send', 'suppression', 'bounce']);
const HOSTILE = '<script>alert("x")</script> & \'co\'';
const BROWSER = process.env.CHROMIUM ?? '/usr/bin/chromium';
const PICTURE = process.env.COPY_PICTURE;

async function copyOf(): Promise<PersonCopy> {
	const place = await makeSqlitePlace();
	const store = await place.open();
	await store.openTarget('hubspot', preset.model.key, now);
	await store.record(
		[
			eventOf(
				{ visitorId: 'b-1' },
				{ type: 'vacancy.viewed', subject: 'nurse-utrecht', source: 'google' },
			),
			eventOf(ann, {
				type: 'form.submitted',
				occurredAt: dayMs(1),
				properties: { form: 'contact', message: HOSTILE },
				consent: ['nurture'],
			}),
			eventOf(ann, {
				type: 'profile.updated',
				occurredAt: dayMs(2),
				properties: { firstName: 'Ann', region: 'Utrecht', years: 12 },
			}),
			statusOf(ann, 'Intake processed', { occurredAt: dayMs(9) }),
			eventOf(ann, {
				type: 'candidate.overridden',
				occurredAt: dayMs(10),
				properties: {
					...{ model: preset.model.key, field: 'score', value: 90, until: '2026-03-01' },
					...{ by: 'Lisa', reason: 'met at the fair' },
				},
			}),
		],
		preset,
		now,
	);
	const [id] = await store.findIds([{ kind: 'email', value: ann.email }]);
	const [other] = await store.record([eventOf({ email: 'a.elm@example.com' })], preset, now);
	await store.rights.merge(id ?? 0, other.candidateId, { by: 'Lisa' }, now);
	await store.decay(preset, now, () => undefined);
	const [copy] = await store.rights.copy([id ?? 0], { by: 'Lisa' }, now);
	await place.remove();
	if (!copy) throw new Error('nobody was copied');
	return copy;
}

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

describe('the copy a person gets', () => {
	let copy: PersonCopy;
	let html: string;

	beforeAll(async () => {
		copy = await copyOf();
		html = copyPage(copy, now);
	});

	it('loads nothing, runs nothing, and shows texts as texts', () => {
		expect(html).not.toMatch(/<script|https?:|src=|@import|url\(/);
		expect(html).toContain('&lt;script&gt;alert(&quot;x&quot;)');
	});

	it('holds in a real browser everything the store knows, and reads on a phone too', async () => {
		if (!existsSync(BROWSER)) throw new Error(`There is no Chromium at ${BROWSER}`);
		const browser = await chromium.launch({ executablePath: BROWSER, args: ['--no-sandbox'] });
		try {
			const page = await browser.newPage({ viewport: { width: 1000, height: 1400 } });
			await page.setContent(html);
			const text = await page.evaluate(() => document.body.innerText);
			const times = await page.evaluate(() =>
				Array.from(document.querySelectorAll('time')).map((time) => Date.parse(time.dateTime)),
			);
			const isShown = (leaf: string | number) =>
				text.includes(String(leaf)) ||
				times.includes(Number(leaf)) ||
				(typeof leaf === 'number' && text.includes(leaf === 0 ? 'at once' : formatDay(leaf)));
			for (const [table, rows] of Object.entries(copy.tables)) {
				expect([table, rows.length > 0 || EMPTY.has(table)]).toEqual([table, true]);
				const missing = rows.flatMap(leavesOf).filter((leaf) => !isShown(leaf));
				expect([table, missing]).toEqual([table, []]);
			}
			if (PICTURE) {
				mkdirSync(path.dirname(PICTURE), { recursive: true });
				await page.screenshot({ path: PICTURE, fullPage: true });
			}
			await page.setViewportSize({ width: 390, height: 844 });
			const widest = await page.evaluate(() => document.documentElement.scrollWidth);
			expect(widest).toBeLessThanOrEqual(390);
		} finally {
			await browser.close();
		}
	});
});
