import type { Identity } from '../identity';
import type { FindOwner, Owner } from '../resolve';
import { allRows } from './allRows';
import { findOwners } from './identities';
import type { Statements } from './statements';

/** Tells one state of the file from the next. */
interface Writes {
	/** Rows written through this connection. */
	own: number;
	/** A number that others' writing changes. */
	others: number;
}

/** To whom identities belonged when they were looked up, and whether they still do. */
export class SeenOwners {
	private readonly owners = new Map<Identity, Owner>();

	private writes: Writes | null = null;

	private isOutdated = false;

	readonly find: FindOwner = (identity) => this.owners.get(identity);

	/** Looks them up; what is written from the first time on makes them outdated. */
	lookUp(statements: Statements, identities: readonly Identity[]): void {
		this.writes ??= readWrites(statements);
		findOwners(statements, identities).forEach((owner, i) => {
			if (owner) this.owners.set(identities[i], owner);
		});
	}

	/** Whether nothing was written since, asked where nobody else can write. */
	areCurrent(statements: Statements): boolean {
		const { own, others } = readWrites(statements);
		this.isOutdated ||= own !== this.writes?.own || others !== this.writes.others;
		return !this.isOutdated;
	}

	/** Takes what the caller's transaction has written so far for known: it was about others. */
	passOver(statements: Statements): void {
		this.writes = readWrites(statements);
	}
}

function readWrites(statements: Statements): Writes {
	const [writes] = allRows<Writes>(statements.writes);
	return writes;
}
