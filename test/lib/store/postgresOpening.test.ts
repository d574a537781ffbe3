import { createServer, type AddressInfo, type Server as TcpServer } from 'node:net';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { PostgresSettings } from '../../../lib/store/postgres/PostgresStore';
import { errorOf } from '../../support/errorOf';
import { dayMs, eventOf } from '../../support/events';
import { ROLE, startServer } from '../../support/postgres/server';
import { useSchema } from '../../support/postgres/useSchema';
import { preset } from '../../support/preset';

jest.setTimeout(60_000);

const now = dayMs(10);
const event = eventOf({ email: 'ann@example.com' });
const certificate = path.join(__dirname, '../../support/postgres/server.crt');

describe('PostgreSQL store, when things go wrong', () => {
	const at = useSchema(['fsync=off', 'ssl=on']);
	const { admin, settingsOf, openStore } = at;
	const errorOfOpening = async (changes?: Partial<PostgresSettings>, patienceMs?: number) =>
		await errorOf(openStore(changes, patienceMs));

	describe('opening', () => {
		it.each<[string, string, Partial<PostgresSettings>]>([
			['login-refused', 'password', { password: 'guessed' }],
			['login-refused', 'password', { password: '' }],
			['login-refused', 'user', { user: 'somebody' }],
			['no-database', 'database', { database: 'elsewhere' }],
			['unreachable', 'host and port', { port: 1 }],
			['unreachable', 'host and port', { host: 'no-such-host.invalid' }],
		])('says %s and to look at the %s', async (code, where, changes) => {
			const error = await errorOfOpening(changes);
			expect(error).toMatchObject({ code });
			expect(error.advice).toContain(where);
			expect(`${error.message} ${error.advice}`).not.toContain(settingsOf().password);
		});

		it.each<[string, (server: TcpServer) => void]>([
			['says nothing', () => undefined],
			['hangs up', (tcp) => tcp.on('connection', (socket) => socket.destroy())],
			[
				'speaks another language',
				(tcp) => tcp.on('connection', (s) => s.write('HTTP/1.1 400\r\n')),
			],
		])('gives up on a server that %s', async (_, behave) => {
			const tcp = createServer();
			behave(tcp);
			await new Promise<void>((resolve) => tcp.listen(0, '127.0.0.1', resolve));
			const { port } = tcp.address() as AddressInfo;
			const error = await errorOfOpening({ port }, 200);
			expect(['unreachable', 'connection-lost', 'failed']).toContain(error.code);
			tcp.close();
		});

		it('makes the schema where there is none, if the user may', async () => {
			const missing = `${at.schema} missing`;
			const error = await errorOfOpening({ schema: missing });
			expect(error).toMatchObject({ code: 'no-schema' });
			expect(error.advice).toContain(`CREATE SCHEMA "${missing}" AUTHORIZATION "${ROLE}"`);
			await admin(`GRANT CREATE ON DATABASE recruitment TO ${ROLE}`);
			const store = await openStore({ schema: missing });
			expect(await store.search({}, preset)).toEqual([]);
			await admin(
				`REVOKE CREATE ON DATABASE recruitment FROM ${ROLE}; DROP SCHEMA "${missing}" CASCADE`,
			);
		});

		it('takes any name for a schema, and leaves the others alone', async () => {
			const names = [`${at.schema} "; DROP TABLE x; --`, `${at.schema} SELECT`, `${at.schema} é👩🏽‍💻`];
			await admin(`GRANT CREATE ON DATABASE recruitment TO ${ROLE}`);
			for (const name of names) {
				const store = await openStore({ schema: name });
				await store.record([event], preset, now);
				expect(await store.search({}, preset)).toHaveLength(1);
			}
			for (const name of names) await admin(`DROP SCHEMA "${name.replaceAll('"', '""')}" CASCADE`);
			await admin(`REVOKE CREATE ON DATABASE recruitment FROM ${ROLE}`);
		});

		it('refuses a name that PostgreSQL would cut', async () => {
			const error = await errorOfOpening({ schema: 'é'.repeat(40) });
			expect(error).toMatchObject({ code: 'no-schema' });
			expect(error.advice).toContain('shorter');
		});

		it('refuses a schema with tables of others, and leaves them as they are', async () => {
			await admin(`CREATE TABLE "${at.schema}".workflow (name text)`);
			expect((await errorOfOpening()).code).toBe('not-a-store');
			expect(
				await admin(
					`SELECT relname FROM pg_class WHERE relnamespace = '"${at.schema}"'::regnamespace`,
				),
			).toEqual([{ relname: 'workflow' }]);
		});

		it("refuses a schema that is not the user's", async () => {
			await admin(`ALTER SCHEMA "${at.schema}" OWNER TO postgres`);
			expect((await errorOfOpening()).code).toBe('forbidden');
			await admin(`GRANT USAGE ON SCHEMA "${at.schema}" TO ${ROLE}`);
			expect((await errorOfOpening()).code).toBe('forbidden');
		});

		it('refuses a store of a newer version, and says to update', async () => {
			await openStore();
			await admin(`UPDATE "${at.schema}".candidate_store SET schema_version = 99`);
			const error = await errorOfOpening();
			expect(error).toMatchObject({ code: 'newer-schema' });
			expect(error.advice).toContain('Update');
		});

		it('refuses a server that only reads', async () => {
			await admin(`ALTER ROLE ${ROLE} SET default_transaction_read_only = on`);
			expect((await errorOfOpening()).code).toBe('read-only');
		});

		it('says so when there are too many connections', async () => {
			await admin(`ALTER ROLE ${ROLE} CONNECTION LIMIT 0`);
			const error = await errorOfOpening();
			await admin(`ALTER ROLE ${ROLE} CONNECTION LIMIT -1`);
			expect(error).toMatchObject({ code: 'locked' });
			expect(error.advice).toContain('connections');
		});

		it('needs no more than a schema of its own', async () => {
			const [role] = await admin(
				`SELECT rolsuper, rolcreatedb, rolcreaterole FROM pg_roles WHERE rolname = '${ROLE}'`,
			);
			expect(Object.values(role)).toEqual([false, false, false]);
			await openStore();
			const others = await admin(
				`SELECT relname FROM pg_class WHERE relowner = '${ROLE}'::regrole
				AND relnamespace <> '"${at.schema}"'::regnamespace AND relnamespace <> 'pg_toast'::regnamespace`,
			);
			expect(others).toEqual([]);
		});
	});

	describe('encryption', () => {
		const isEncrypted = async () => {
			const rows = await admin(
				`SELECT DISTINCT ssl FROM pg_stat_ssl JOIN pg_stat_activity USING (pid) WHERE usename = '${ROLE}'`,
			);
			return rows.map(({ ssl }) => ssl);
		};

		it.each([
			['off', {}, false],
			['encrypted', {}, true],
			['verified', { ca: readFileSync(certificate, 'utf8') }, true],
		] as const)('is %s when so wanted', async (tls, changes, encrypted) => {
			await openStore({ tls, ...changes });
			expect(await isEncrypted()).toEqual([encrypted]);
		});

		it('refuses a certificate that nobody vouches for', async () => {
			const error = await errorOfOpening({ tls: 'verified' });
			expect(error).toMatchObject({ code: 'insecure' });
			expect(error.advice).toContain('certificate');
		});

		it('refuses a certificate for another host', async () => {
			const ca = readFileSync(certificate, 'utf8');
			const error = await errorOfOpening({ tls: 'verified', ca, host: 'localhost' });
			expect(error).toMatchObject({ code: 'insecure' });
		});

		it('refuses a server that does not encrypt', async () => {
			const plain = await startServer();
			const { port } = plain;
			const error = await errorOfOpening({ tls: 'encrypted', port });
			await plain.stop();
			expect(error).toMatchObject({ code: 'insecure' });
		});
	});
});
