import type {
	KeptBounce,
	Suppression,
	SuppressionFilter,
	SuppressionReason,
	SuppressionStore,
} from '../suppressions';
import { allRows } from './allRows';
import type { Connection } from './connection';

/** Who gets no mail, on SQLite. */
export class SqliteSuppressions implements SuppressionStore {
	constructor(private readonly connection: Connection) {}

	add(suppressions: readonly Suppression[]): Promise<void> {
		return this.connection.transaction(({ addSuppression }) => {
			for (const { address, reason, at, detail } of suppressions)
				addSuppression.run(address, reason, at, detail);
		});
	}

	lift(addresses: readonly string[], reasons?: readonly SuppressionReason[]): Promise<number> {
		return this.connection.transaction(({ liftSuppressions }) => {
			const only = reasons ? JSON.stringify(reasons) : null;
			return Number(liftSuppressions.run(JSON.stringify(addresses), only).changes);
		});
	}

	find(addresses: readonly string[]): Promise<Suppression[]> {
		return this.connection.read(({ suppressionsOf }) =>
			allRows<Suppression>(suppressionsOf, JSON.stringify(addresses)).map((row) => ({ ...row })),
		);
	}

	list({ reasons, limit, offset = 0 }: SuppressionFilter): Promise<Suppression[]> {
		return this.connection.read(({ suppressions }) => {
			const only = reasons ? JSON.stringify(reasons) : null;
			return allRows<Suppression>(suppressions, only, limit, offset).map((row) => ({ ...row }));
		});
	}

	addBounces(bounces: readonly KeptBounce[]): Promise<void> {
		return this.connection.transaction(({ addBounce }) => {
			for (const { address, mail, at, bounce, diagnosis } of bounces)
				addBounce.run(address, mail, at, bounce, diagnosis);
		});
	}

	bouncesOf(addresses: readonly string[], sinceMs: number): Promise<KeptBounce[]> {
		return this.connection.read(({ bouncesOf }) =>
			allRows<KeptBounce>(bouncesOf, JSON.stringify(addresses), sinceMs).map((row) => ({
				...row,
			})),
		);
	}
}
