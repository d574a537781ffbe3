import { startServer, type Server } from './server';

/** Gives the tests of a file a server. */
export function useServer(options?: readonly string[]): { readonly current: Server } {
	const server = {} as { current: Server };
	beforeAll(async () => void (server.current = await startServer(options)));
	afterAll(async () => await server.current?.stop());
	return server;
}
