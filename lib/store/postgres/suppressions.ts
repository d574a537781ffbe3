import type {
	KeptBounce,
	Suppression,
	SuppressionFilter,
	SuppressionReason,
	SuppressionStore,
} from '../suppressions';
import { bigintArray, textArray } from './arrays';
import type { Connection } from './connection';

/** Who gets no mail, on PostgreSQL. */
export class PostgresSuppressions implements SuppressionStore {
	constructor(private readonly connection: Connection) {}

	async add(suppressions: readonly Suppression[]): Promise<void> {
		await this.connection.transaction((session) =>
			session.run(
				'addSuppressions',
				textArray(suppressions.map(({ address }) => address)),
				textArray(suppressions.map(({ reason }) => reason)),
				bigintArray(suppressions.map(({ at }) => at)),
				textArray(suppressions.map(({ detail }) => detail)),
			),
		);
	}

	lift(addresses: readonly string[], reasons?: readonly SuppressionReason[]): Promise<number> {
		const only = reasons ? textArray(reasons) : null;
		return this.connection.transaction((session) =>
			session.run('liftSuppressions', textArray(addresses), only),
		);
	}

	find(addresses: readonly string[]): Promise<Suppression[]> {
		return this.connection.read((session) =>
			session.all<Suppression>('suppressionsOf', textArray(addresses)),
		);
	}

	list({ reasons, limit, offset = 0 }: SuppressionFilter): Promise<Suppression[]> {
		const only = reasons ? textArray(reasons) : null;
		return this.connection.read((session) =>
			session.all<Suppression>('suppressions', only, limit, offset),
		);
	}

	async addBounces(bounces: readonly KeptBounce[]): Promise<void> {
		await this.connection.transaction((session) =>
			session.run(
				'addBounces',
				textArray(bounces.map(({ address }) => address)),
				textArray(bounces.map(({ mail }) => mail)),
				bigintArray(bounces.map(({ at }) => at)),
				textArray(bounces.map(({ bounce }) => bounce)),
				textArray(bounces.map(({ diagnosis }) => diagnosis)),
			),
		);
	}

	bouncesOf(addresses: readonly string[], sinceMs: number): Promise<KeptBounce[]> {
		return this.connection.read((session) =>
			session.all<KeptBounce>('bouncesOf', textArray(addresses), sinceMs),
		);
	}
}
