import {
	readRouted,
	readRoutedSince,
	type RouteBook,
	type Routed,
	type RoutedBefore,
	type RoutedRow,
	type RoutedSince,
	type RoutedSinceRow,
	type RouteQuestion,
} from '../routeBook';
import { bigintArray, intArray, textArray } from './arrays';
import type { Connection } from './connection';
import type { Session } from './session';

/** What routers remember, on PostgreSQL. */
export class PostgresRouteBook implements RouteBook {
	constructor(private readonly connection: Connection) {}

	async route(
		router: string,
		question: RouteQuestion,
		decide: (before: RoutedBefore) => Routed[],
	): Promise<void> {
		await this.connection.transaction(async (session) => {
			await session.run('lockRouter', router);
			await note(session, router, decide(await readBefore(session, router, question)));
		});
	}

	since(
		router: string,
		output: string,
		modelKey: string,
		{ fromMs, toMs }: { fromMs: number; toMs: number },
	): Promise<RoutedSince[]> {
		return this.connection.read(async (session) => {
			const values = [router, output, modelKey, fromMs, toMs];
			return (await session.all<RoutedSinceRow>('routedSince', ...values)).map(readRoutedSince);
		});
	}
}

async function readBefore(
	session: Session,
	router: string,
	{ candidateIds, sinceMs, limited }: RouteQuestion,
): Promise<RoutedBefore> {
	const wanted = bigintArray(candidateIds);
	const [routed, places] = await Promise.all([
		session.all<RoutedRow>('routedBefore', wanted, router, sinceMs),
		limited
			? session.all<RoutedRow>('routedPlaces', router, limited.output, limited.sinceMs)
			: Promise.resolve([]),
	]);
	return { routed: routed.map(readRouted), places: places.map(readRouted) };
}

async function note(session: Session, router: string, routed: readonly Routed[]): Promise<void> {
	if (routed.length === 0) return;
	await session.run(
		'addRouted',
		router,
		bigintArray(routed.map(({ candidateId }) => candidateId)),
		textArray(routed.map(({ output }) => output)),
		bigintArray(routed.map(({ routedAt }) => routedAt)),
		textArray(routed.map(({ crossing }) => (crossing === null ? null : String(crossing)))),
		intArray(routed.map(({ score }) => score)),
	);
}
