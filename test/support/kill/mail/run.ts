/**
 * Kills processes that send mail, a hundred times for each engine with one worker and with two, and looks who got what:
 * `npm run kill:mail`, optionally `-- --kills 200 --candidates 20000 --seed 2`.
 */
import { parseArgs } from 'node:util';
import { startServer } from '../../postgres/server';
import type { Engine } from '../campaign';
import { postgresEngine, sqliteEngine } from '../engines';
import { countMailKills, runMailCampaign, type MailCampaign, type MailPlan } from './campaign';

const WORKERS = [1, 2];

function describe(campaign: MailCampaign): string {
	const { rounds, mails, sent, unknown, arrived, kills } = campaign;
	return (
		`${countMailKills(campaign)} kills (${kills.sending} planning or sending, ${kills.starting} starting); ` +
		`${rounds} stores, ${mails} mails: ${sent} sent once, ${unknown} listed as unknown (${arrived} of them arrived), ` +
		'none twice'
	);
}

async function run(name: string, engine: Engine, plan: MailPlan): Promise<void> {
	const startMs = Date.now();
	await runMailCampaign(engine, plan, (campaign) => {
		const seconds = ((Date.now() - startMs) / 1000).toFixed(0);
		console.log(`${name}, ${plan.workers} at once, ${seconds} s: ${describe(campaign)}`);
	});
}

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			kills: { type: 'string', default: '100' },
			candidates: { type: 'string', default: '10000' },
			seed: { type: 'string', default: '1' },
		},
	});
	const [kills, candidates, seed] = [values.kills, values.candidates, values.seed].map(Number);
	for (const workers of WORKERS)
		await run('SQLite', sqliteEngine, { kills, candidates, workers, seed });
	const server = await startServer([]);
	try {
		for (const workers of WORKERS)
			await run('PostgreSQL', postgresEngine(server), { kills, candidates, workers, seed });
	} finally {
		await server.stop();
	}
}

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
