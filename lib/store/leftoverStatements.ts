import { type Dialect, isWanted } from './dialect';

/** To go through what holds people outside their own tables: what waits, what was set aside, the texts of models. */
export function leftoverStatements(dialect: Dialect) {
	return {
		inboxPart: 'SELECT id, events FROM inbox WHERE id > ?1 ORDER BY id LIMIT ?2',
		setParcel: 'UPDATE inbox SET events = ?2, event_count = ?3 WHERE id = ?1',
		dropParcels: `DELETE FROM inbox WHERE ${isWanted(dialect, 'id')}`,
		quarantinePart: 'SELECT id, record FROM quarantine WHERE id > ?1 ORDER BY id LIMIT ?2',
		dropQuarantined: `DELETE FROM quarantine WHERE ${isWanted(dialect, 'id')}`,
		modelTexts: 'SELECT key, version, status, definition FROM model ORDER BY key, version',
		setModelText: 'UPDATE model SET definition = ?3 WHERE key = ?1 AND version = ?2',
	};
}
