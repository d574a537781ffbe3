import type { DeskRoom } from './desk';
import type {
	KeptBounce,
	Suppression,
	SuppressionFilter,
	SuppressionReason,
	SuppressionStore,
} from './suppressions';

/** Who gets no mail, the same on every engine. */
export class SuppressionDesk implements SuppressionStore {
	constructor(private readonly room: DeskRoom) {}

	async add(suppressions: readonly Suppression[]): Promise<void> {
		const rows = suppressions.map(({ address, reason, at, detail }) => [
			address,
			reason,
			at,
			detail,
		]);
		await this.room.change((desk) => desk.each('addSuppressions', [], rows));
	}

	lift(addresses: readonly string[], reasons?: readonly SuppressionReason[]): Promise<number> {
		return this.room.change((desk) =>
			desk.run('liftSuppressions', desk.texts(addresses), reasons ? desk.texts(reasons) : null),
		);
	}

	find(addresses: readonly string[]): Promise<Suppression[]> {
		return this.room.read(async (desk) =>
			plain(await desk.all<Suppression>('suppressionsOf', desk.texts(addresses))),
		);
	}

	list({ reasons, limit, offset = 0 }: SuppressionFilter): Promise<Suppression[]> {
		return this.room.read(async (desk) => {
			const only = reasons ? desk.texts(reasons) : null;
			return plain(await desk.all<Suppression>('suppressions', only, limit, offset));
		});
	}

	async addBounces(bounces: readonly KeptBounce[]): Promise<void> {
		const rows = bounces.map(({ address, mail, at, bounce, diagnosis }) => [
			address,
			mail,
			at,
			bounce,
			diagnosis,
		]);
		await this.room.change((desk) => desk.each('addBounces', [], rows));
	}

	bouncesOf(addresses: readonly string[], sinceMs: number): Promise<KeptBounce[]> {
		return this.room.read(async (desk) =>
			plain(await desk.all<KeptBounce>('bouncesOf', desk.texts(addresses), sinceMs)),
		);
	}
}

/** Rows as plain objects, whatever an engine's driver makes of them. */
function plain<Row extends object>(rows: readonly Row[]): Row[] {
	return rows.map((row) => ({ ...row }));
}
