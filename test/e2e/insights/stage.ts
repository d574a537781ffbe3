import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { generateTown } from '../../../demo/town';
import { answer, headOf, makePage, type InsightSettings } from '../../../lib/insights';
import { SqliteStore } from '../../../lib/store/sqlite/SqliteStore';
import { QUESTIONS } from '../../../nodes/CandidateInsights/questions';
import type { SectionKey } from '../../../lib/insights';
import { preset } from '../../support/preset';
import { decodeTown } from '../../support/town';
import { openBrowser } from '../pictures/browser';

/** A browser and a dashboard about a town, as a file on disk. */
export interface Stage {
	browser: Browser;
	/** Of a town of two thousand. */
	url: string;
	/** Of a store in which there is nobody. */
	emptyUrl: string;
	folder: string;
}

const NOW_MS = Date.UTC(2026, 10, 22, 12);

export async function setStage(): Promise<Stage> {
	const folder = mkdtempSync(path.join(tmpdir(), 'candidate-insights-'));
	const town = generateTown({ asOfMs: NOW_MS, candidates: 2_000, deliveries: 30_000, seed: 5 });
	return {
		browser: await openBrowser(),
		url: await pageOf(folder, 'town', decodeTown(town.events, NOW_MS)),
		emptyUrl: await pageOf(folder, 'empty', []),
		folder,
	};
}

export async function clearStage({ browser, folder }: Stage): Promise<void> {
	await browser.close();
	rmSync(folder, { recursive: true, force: true });
}

async function pageOf(
	folder: string,
	name: string,
	events: ReturnType<typeof decodeTown>,
): Promise<string> {
	const store = await SqliteStore.open(path.join(folder, `${name}.sqlite`));
	try {
		await store.record(events, preset, NOW_MS);
		const settings: InsightSettings = {
			until: preset.toLocalDay(NOW_MS),
			asOfMs: NOW_MS,
			days: 90,
			outcome: 'applied',
			horizonDays: 30,
			capacity: 100,
			sample: 30_000,
		};
		const keys = Object.keys(QUESTIONS) as SectionKey[];
		const { sections } = await answer(store, preset, settings, keys);
		const file = path.join(folder, `${name}.html`);
		writeFileSync(file, await makePage(headOf(preset, settings), sections));
		return pathToFileURL(file).href;
	} finally {
		await store.close();
	}
}
