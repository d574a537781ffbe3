import type { DeskRoom } from '../desk';
import type { Connection } from './connection';

/** Where work is done that is the same on every engine. Who records holds the list of models; it is waited for. */
export function roomOf(connection: Connection): DeskRoom {
	return {
		read: (work) => connection.read(work),
		write: (work) =>
			connection.transaction(async (session) => {
				await session.run('lockScoredModels');
				return await work(session);
			}),
	};
}
