import type { Dialect } from './dialect';
import { DUE_AT_ONCE } from './rows';

/** To move everything of a person to another, whom it is scored with anew. */
export function absorbStatements(dialect: Dialect) {
	const { ids } = dialect;
	return {
		absorbEvents: 'UPDATE event SET candidate_id = ?2 WHERE candidate_id = ?1',
		absorbIdentities: 'UPDATE identity SET candidate_id = ?2 WHERE candidate_id = ?1',
		absorbPruned: 'UPDATE pruned_tally SET candidate_id = ?2 WHERE candidate_id = ?1',
		absorbTransitions: 'UPDATE transition SET candidate_id = ?2 WHERE candidate_id = ?1',
		absorbFollowers: 'UPDATE candidate SET merged_into = ?2 WHERE merged_into = ?1 OR id = ?1',
		dropAbsorbedSnapshots: `
			DELETE FROM snapshot WHERE candidate_id = ?1 AND model_key IN (SELECT key FROM scored_model)`,
		dropAbsorbedTallies: `
			DELETE FROM tally WHERE candidate_id = ?1 AND model_key IN (SELECT key FROM scored_model)`,
		outdatePeople: `
			INSERT INTO snapshot (model_key, candidate_id, model_version, phase, route, evaluated_on, next_change_on)
			SELECT m.key, asked.id, m.version, '', '', 0, ${DUE_AT_ONCE}
			FROM ${ids('?1')} AS asked CROSS JOIN scored_model m WHERE true
			ON CONFLICT (model_key, candidate_id)
			DO UPDATE SET next_change_on = excluded.next_change_on, fading = NULL`,
		unsyncPeople: `
			INSERT INTO sync_state (target, candidate_id)
			SELECT t.name, asked.id FROM sync_target t CROSS JOIN ${ids('?1')} AS asked WHERE true
			ON CONFLICT (target, candidate_id) DO UPDATE SET mark = sync_state.mark + 1`,
	};
}
