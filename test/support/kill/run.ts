/**
 * Kills processes that record, two hundred times over both engines, and looks what is left: `npm run kill`,
 * optionally `-- --kills 400 --seed 2`.
 */
import { parseArgs } from 'node:util';
import { startServer } from '../postgres/server';
import { countKills, runCampaign, type Campaign, type Engine, type Plan } from './campaign';
import { postgresEngine, sqliteEngine } from './engines';

const ENGINES = 2;
const CANDIDATES = 100;

function describe(campaign: Campaign): string {
	const { rounds, events, lives, sent, kills } = campaign;
	const stages = Object.entries(kills).map(([stage, count]) => `${count} ${stage}`);
	return (
		`${countKills(campaign)} kills (${stages.join(', ')}) of ${lives} processes; ` +
		`${sent} events sent, ${rounds} stores of ${events} events right`
	);
}

async function run(name: string, engine: Engine, plan: Plan): Promise<number> {
	const startMs = Date.now();
	const tell = (campaign: Campaign) => {
		const seconds = ((Date.now() - startMs) / 1000).toFixed(0);
		console.log(`${name}, ${seconds} s: ${describe(campaign)}`);
	};
	return countKills(await runCampaign(engine, plan, tell));
}

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			kills: { type: 'string', default: '200' },
			seed: { type: 'string', default: '1' },
		},
	});
	const kills = Math.ceil(Number(values.kills) / ENGINES);
	const plan: Plan = { kills, candidates: CANDIDATES, seed: Number(values.seed) };
	let total = await run('SQLite', sqliteEngine, plan);
	const server = await startServer([]);
	try {
		total += await run('PostgreSQL', postgresEngine(server), plan);
	} finally {
		await server.stop();
	}
	console.log(`${total} kills: nothing lost, nothing counted twice.`);
}

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
