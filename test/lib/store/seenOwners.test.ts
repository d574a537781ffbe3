import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Connection } from '../../../lib/store/sqlite/connection';
import { SeenOwners } from '../../../lib/store/sqlite/SeenOwners';
import type { Statements } from '../../../lib/store/sqlite/statements';

const email = { kind: 'email', value: 'anna@example.com' } as const;

describe('owners of identities that were seen', () => {
	let folder: string;
	let own: Connection;
	let other: Connection;

	beforeEach(async () => {
		folder = mkdtempSync(path.join(tmpdir(), 'candidate-journey-'));
		own = await Connection.open(`${folder}/store.sqlite`);
		other = await Connection.open(`${folder}/store.sqlite`);
	});

	afterEach(async () => {
		await own.close();
		await other.close();
		rmSync(folder, { recursive: true });
	});

	const add = (statements: Statements) => {
		const { lastInsertRowid } = statements.addCandidate.run(null, 'candidate', '{}', 0);
		statements.addIdentity.run(email.kind, email.value, lastInsertRowid);
	};

	const see = async (): Promise<SeenOwners> => {
		const seen = new SeenOwners();
		await own.read((statements) => seen.lookUp(statements, [email]));
		return seen;
	};

	it('are current while nobody writes', async () => {
		await own.transaction(add);
		const seen = await see();
		await own.transaction((statements) => {
			expect(seen.areCurrent(statements)).toBe(true);
		});
		expect(seen.find(email)).toMatchObject({ candidateId: 1, isKnown: true });
	});

	it.each([
		['this connection', () => own],
		['another one', () => other],
	])('are outdated for good once %s has written', async (_, writer) => {
		const seen = await see();
		await writer().transaction(add);
		await own.transaction((statements) => {
			expect(seen.areCurrent(statements)).toBe(false);
			seen.passOver(statements);
			expect(seen.areCurrent(statements)).toBe(false);
		});
		expect(seen.find(email)).toBeUndefined();
	});

	it('stay current over what was written about others', async () => {
		const seen = await see();
		await own.transaction((statements) => {
			expect(seen.areCurrent(statements)).toBe(true);
			statements.addCandidate.run(null, 'candidate', '{}', 0);
			seen.passOver(statements);
		});
		await own.transaction((statements) => {
			expect(seen.areCurrent(statements)).toBe(true);
		});
	});

	it('are never current where nothing was looked up', async () => {
		await own.transaction((statements) => {
			expect(new SeenOwners().areCurrent(statements)).toBe(false);
		});
	});
});
