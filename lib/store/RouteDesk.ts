import type { BatchDesk, DeskRoom } from './desk';
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
} from './routeBook';

/** What routers remember, the same on every engine. */
export class RouteDesk implements RouteBook {
	constructor(private readonly room: DeskRoom) {}

	async route(
		router: string,
		question: RouteQuestion,
		decide: (before: RoutedBefore) => Routed[],
	): Promise<void> {
		await this.room.change(async (desk) => {
			await desk.hold('lockRouter', router);
			const rows = decide(await readBefore(desk, router, question)).map(
				({ candidateId, output, routedAt, crossing, score }) => [
					candidateId,
					output,
					routedAt,
					crossing,
					score,
				],
			);
			await desk.each('addRouted', [router], rows);
		});
	}

	since(
		router: string,
		output: string,
		modelKey: string,
		{ fromMs, toMs }: { fromMs: number; toMs: number },
	): Promise<RoutedSince[]> {
		return this.room.read(async (desk) => {
			const values = [router, output, modelKey, fromMs, toMs];
			return (await desk.all<RoutedSinceRow>('routedSince', ...values)).map(readRoutedSince);
		});
	}
}

async function readBefore(
	desk: BatchDesk,
	router: string,
	{ candidateIds, sinceMs, limited }: RouteQuestion,
): Promise<RoutedBefore> {
	const wanted = desk.ids(candidateIds);
	const [routed, places] = await Promise.all([
		desk.all<RoutedRow>('routedBefore', wanted, router, sinceMs),
		limited
			? desk.all<RoutedRow>('routedPlaces', router, limited.output, limited.sinceMs)
			: Promise.resolve([]),
	]);
	return { routed: routed.map(readRouted), places: places.map(readRouted) };
}
