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
import { allRows } from './allRows';
import type { Connection } from './connection';

/** What routers remember, on SQLite. */
export class SqliteRouteBook implements RouteBook {
	constructor(private readonly connection: Connection) {}

	route(
		router: string,
		{ candidateIds, sinceMs, limited }: RouteQuestion,
		decide: (before: RoutedBefore) => Routed[],
	): Promise<void> {
		return this.connection.transaction(({ routedBefore, routedPlaces, addRouted }) => {
			const wanted = JSON.stringify(candidateIds);
			const before = {
				routed: allRows<RoutedRow>(routedBefore, wanted, router, sinceMs).map(readRouted),
				places: limited
					? allRows<RoutedRow>(routedPlaces, router, limited.output, limited.sinceMs).map(
							readRouted,
						)
					: [],
			};
			for (const { candidateId, output, routedAt, crossing, score } of decide(before))
				addRouted.run(router, candidateId, output, routedAt, crossing, score);
		});
	}

	since(
		router: string,
		output: string,
		modelKey: string,
		{ fromMs, toMs }: { fromMs: number; toMs: number },
	): Promise<RoutedSince[]> {
		return this.connection.read(({ routedSince }) =>
			allRows<RoutedSinceRow>(routedSince, router, output, modelKey, fromMs, toMs).map(
				readRoutedSince,
			),
		);
	}
}
