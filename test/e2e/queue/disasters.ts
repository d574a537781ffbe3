import { setTimeout as delay } from 'node:timers/promises';
import { poll } from '../../../demo/n8n/poll';
import type { Server } from '../../support/postgres/server';
import type { Cluster, Member } from './cluster';

/** How long a killed process stays away. */
const AWAY_MS = 3_000;
/** All who could write may be away, and a start takes as long as the machine is busy. */
const WRITING_TIMEOUT_MS = 300_000;

/** Somebody who is killed in the middle of the work. */
export interface Disaster {
	/** Which share of the batches has been answered by then. */
	at: number;
	victim(cluster: Cluster): Member;
}

/** A worker, then the main process, then the other two. */
export const disasters: readonly Disaster[] = [
	{ at: 0.2, victim: ({ workers }) => workers[0] },
	{ at: 0.4, victim: ({ main }) => main },
	{ at: 0.6, victim: ({ workers }) => workers[1] },
	{ at: 0.8, victim: ({ webhook }) => webhook },
];

/** Waits until a store has begun to write and not yet committed. */
async function untilWriting(server: Server): Promise<void> {
	const writing = `SELECT FROM pg_stat_activity
		WHERE application_name = 'candidate-journey' AND backend_xid IS NOT NULL`;
	const ask = async () => ((await server.admin(writing)).length > 0 ? true : undefined);
	await poll('a store to write', ask, WRITING_TIMEOUT_MS, 1);
}

/** Kills a process while candidates are being recorded, and starts it again. */
export async function strike(cluster: Cluster, { victim }: Disaster): Promise<void> {
	const member = victim(cluster);
	await untilWriting(cluster.server);
	await member.kill();
	const startMs = Date.now();
	console.log(`      killed ${member.name}`);
	await delay(AWAY_MS);
	await member.restart();
	console.log(`      ${member.name} is back after ${Math.round((Date.now() - startMs) / 1000)} s`);
}
