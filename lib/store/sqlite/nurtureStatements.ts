import { SINGLE } from '../enrolments';
import { ASKED_FOR } from '../mailJob';
import { ENROLMENT_COLUMNS, HELD, MAIL_COLUMNS, MERGED, QUOTA_MINUTES } from '../nurtureRows';
import { CRASHED } from '../send';
import { SEQUENCE_VERSIONS } from './versionStatements';

const LISTED = 'SELECT value FROM json_each(?1)';

/** The statements about nurture. */
export const NURTURE = {
	...SEQUENCE_VERSIONS,

	pastEnrolments: `
		SELECT e.candidate_id, e.enrolled_at, e.ended_at
		FROM json_each(?1) wanted CROSS JOIN enrolment e ON e.candidate_id = wanted.value
		WHERE e.sequence = ?2`,
	addEnrolments: `
		INSERT INTO enrolment (candidate_id, sequence, version, enrolled_at, look_at, subject, fields)
		VALUES (?1, ?2, ?3, ?4, ?4, ?5, ?6) ON CONFLICT DO NOTHING
		RETURNING id, candidate_id, sequence`,
	addEnded: `
		INSERT INTO enrolment (candidate_id, sequence, version, enrolled_at, subject, fields, ended_at, end_reason)
		VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?4, '${SINGLE}') RETURNING id, subject`,
	enrolments: `SELECT ${ENROLMENT_COLUMNS} FROM enrolment WHERE id IN (${LISTED})`,
	enrolmentsOf: `
		SELECT ${ENROLMENT_COLUMNS} FROM enrolment WHERE candidate_id = ? ORDER BY enrolled_at DESC, id DESC`,
	dueEnrolments: `
		SELECT ${ENROLMENT_COLUMNS} FROM enrolment
		WHERE look_at IS NOT NULL AND look_at <= ? ORDER BY look_at, id LIMIT ?`,
	latestTransition: 'SELECT coalesce(max(id), 0) AS id FROM transition',
	touchedEnrolments: `
		SELECT e.*, t.id AS transition_id
		FROM transition t CROSS JOIN enrolment e ON e.candidate_id = t.candidate_id AND e.ended_at IS NULL
		WHERE t.id > ? AND t.id <= ? ORDER BY t.id LIMIT ?`,
	runningOfCandidates: `
		SELECT e.id FROM json_each(?1) wanted
		CROSS JOIN enrolment e ON e.candidate_id = wanted.value AND e.ended_at IS NULL
		WHERE (?2 IS NULL OR e.sequence = ?2) AND (?3 IS NULL OR e.subject = ?3)`,
	runningOfAll: `
		SELECT id FROM enrolment
		WHERE ended_at IS NULL AND (?1 IS NULL OR sequence = ?1) AND (?2 IS NULL OR subject = ?2)`,
	endEnrolments: `
		UPDATE enrolment SET ended_at = ?2, end_reason = ?3, look_at = NULL
		WHERE id IN (${LISTED}) AND ended_at IS NULL
		RETURNING ${ENROLMENT_COLUMNS}`,
	withdrawSends: `
		UPDATE send SET state = 'failed', failure = 'exited', at = ?2, detail = ?3, worker = NULL, lease_until = NULL
		WHERE enrolment_id IN (${LISTED}) AND state IN ('queued', 'claimed')`,
	moveEnrolmentsTo:
		'UPDATE enrolment SET version = ?2 WHERE sequence = ?1 AND version <> ?2 AND ended_at IS NULL',
	lookAgain: `
		UPDATE enrolment SET skipped = ?3, look_at = ?4
		WHERE id = ?1 AND look_at = ?2 AND ended_at IS NULL
		RETURNING id`,
	/** The mail may be there already, and may even have gone out: then planning looks again. */
	waitForSends: `
		UPDATE enrolment SET look_at = NULL
		WHERE id = ?1 AND NOT EXISTS (
			SELECT 1 FROM send WHERE id = ?2 AND state IN ('sent', 'failed', 'unknown'))`,
	endedSteps: `
		SELECT s.enrolment_id, s.step, s.state, s.at
		FROM json_each(?1) wanted CROSS JOIN send s ON s.enrolment_id = wanted.value
		WHERE s.state IN ('sent', 'failed', 'unknown')`,

	putSends: `
		INSERT INTO send (id, candidate_id, enrolment_id, sequence, version, step, variant, address, due_at, guarantee,
			state, not_before)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'queued', ?) ON CONFLICT DO NOTHING`,
	expireSends: `
		UPDATE send SET
			state = CASE WHEN state = 'sending' AND guarantee = 'atMostOnce' THEN 'unknown' ELSE 'queued' END,
			attempts = attempts + (state = 'sending' AND guarantee = 'atLeastOnce'),
			at = CASE WHEN state = 'sending' AND guarantee = 'atMostOnce' THEN ?1 END,
			detail = CASE WHEN state = 'sending' AND guarantee = 'atMostOnce' THEN '${CRASHED}' END,
			not_before = ?1, worker = NULL, lease_until = NULL
		WHERE ${HELD} AND lease_until <= ?1
		RETURNING enrolment_id, state`,
	dueSends: `
		SELECT id, candidate_id FROM send
		WHERE state = 'queued' AND not_before <= ?1 AND NOT EXISTS (
			SELECT 1 FROM send held WHERE held.candidate_id = send.candidate_id AND held.${HELD})
		ORDER BY not_before, id LIMIT ?2`,
	dueSendsAmong: `
		SELECT id, candidate_id FROM send
		WHERE id IN (SELECT value FROM json_each(?3)) AND state = 'queued' AND not_before <= ?1 AND NOT EXISTS (
			SELECT 1 FROM send held WHERE held.candidate_id = send.candidate_id AND held.${HELD})
		ORDER BY not_before, id LIMIT ?2`,
	claimSends: `
		UPDATE send SET state = 'claimed', worker = ?2, lease_until = ?3
		WHERE id IN (${LISTED}) AND state = 'queued'
		RETURNING ${MAIL_COLUMNS}`,
	beginSends: `
		UPDATE send SET state = 'sending', at = ?3, lease_until = ?4
		WHERE id IN (${LISTED}) AND state = 'claimed' AND worker = ?2
		RETURNING id`,
	settleSends: `
		UPDATE send SET
			state = CASE
				WHEN told.type IN ('sent', 'failed') THEN told.type
				WHEN told.type = 'lost' AND guarantee = 'atMostOnce' THEN 'unknown'
				ELSE 'queued' END,
			attempts = attempts + (told.type = 'deferred' OR (told.type = 'lost' AND guarantee = 'atLeastOnce')),
			not_before = coalesce(told.not_before, CASE WHEN told.type = 'lost' THEN told.at ELSE send.not_before END),
			at = CASE WHEN told.type IN ('sent', 'failed') OR (told.type = 'lost' AND guarantee = 'atMostOnce')
				THEN told.at END,
			failure = told.failure, detail = told.detail, message_id = told.message_id,
			worker = NULL, lease_until = NULL
		FROM (
			SELECT value ->> 'id' AS id, value ->> 'worker' AS worker, value ->> 'type' AS type, value ->> 'at' AS at,
				value ->> 'not_before' AS not_before, value ->> 'message_id' AS message_id,
				value ->> 'failure' AS failure, value ->> 'detail' AS detail
			FROM json_each(?)
		) AS told
		WHERE send.id = told.id
			AND ((send.${HELD} AND send.worker = told.worker) OR (told.type = 'sent' AND send.state = 'unknown'))
		RETURNING enrolment_id, state`,
	planOn: `
		UPDATE enrolment SET look_at = ?2
		WHERE id IN (${LISTED}) AND ended_at IS NULL AND look_at IS NULL`,
	requeueSends: `
		UPDATE send SET state = 'queued', not_before = ?2, at = NULL, failure = NULL, detail = NULL
		WHERE id IN (${LISTED}) AND state IN ('failed', 'unknown')
		RETURNING id`,

	mails: `
		SELECT ${MAIL_COLUMNS} FROM send
		WHERE ?2 IS NULL AND (?1 IS NULL OR state IN (${LISTED})) AND (?3 IS NULL OR sequence = ?3)
		ORDER BY coalesce(at, not_before) DESC, id LIMIT ?4`,
	mailsOfCandidate: `
		SELECT ${MAIL_COLUMNS} FROM send
		WHERE candidate_id = ?2 AND (?1 IS NULL OR state IN (${LISTED})) AND (?3 IS NULL OR sequence = ?3)
		ORDER BY coalesce(at, not_before) DESC, id LIMIT ?4`,
	mailsNotSent: `
		SELECT ${MAIL_COLUMNS} FROM send
		WHERE ?2 IS NULL AND state IN ('failed', 'unknown') AND state IN (${LISTED})
			AND (?3 IS NULL OR sequence = ?3)
		ORDER BY at DESC LIMIT ?4`,
	mailsById: `SELECT ${MAIL_COLUMNS} FROM send WHERE id IN (${LISTED})`,
	mailsByMessageId: `SELECT ${MAIL_COLUMNS} FROM send WHERE message_id IN (${LISTED})`,
	countMails: `
		SELECT sequence, step, state, failure, count(*) AS mails FROM send
		WHERE ?1 IS NULL OR sequence = ?1
		GROUP BY sequence, step, state, failure ORDER BY sequence, step, state, failure`,
	countEnrolments: `
		SELECT sequence, version, end_reason, count(*) AS enrolments FROM enrolment
		WHERE ?1 IS NULL OR sequence = ?1
		GROUP BY sequence, version, end_reason ORDER BY sequence, version, end_reason`,
	lifeMails: `
		SELECT s.candidate_id, s.at
		FROM json_each(?1) wanted CROSS JOIN send s ON s.candidate_id = wanted.value AND s.at >= ?2
		WHERE s.state IN ('sent', 'sending', 'unknown') AND s.variant <> '${ASKED_FOR}'`,
	lifeEvents: `
		SELECT e.candidate_id, e.type, e.occurred_at, e.subject, e.details
		FROM json_each(?1) wanted CROSS JOIN event e ON e.candidate_id = wanted.value AND e.occurred_at >= ?2
		WHERE e.occurred_at >= ?3 OR e.type IN (SELECT value FROM json_each(?4))`,
	lifeBuckets: `
		SELECT t.candidate_id, t.to_value, t.recorded_at
		FROM json_each(?1) wanted CROSS JOIN transition t ON t.candidate_id = wanted.value
		WHERE t.recorded_at >= ?2 AND t.kind = 'bucket' AND t.model_key = ?3`,

	addSuppressions: `
		INSERT INTO suppression (address, reason, at, detail) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING`,
	liftSuppressions: `
		DELETE FROM suppression
		WHERE address IN (${LISTED}) AND (?2 IS NULL OR reason IN (SELECT value FROM json_each(?2)))`,
	suppressionsOf: `
		SELECT s.address, s.reason, s.at, s.detail
		FROM json_each(?) wanted CROSS JOIN suppression s ON s.address = wanted.value`,
	suppressions: `
		SELECT address, reason, at, detail FROM suppression
		WHERE ?1 IS NULL OR reason IN (${LISTED})
		ORDER BY address, reason LIMIT ?2 OFFSET ?3`,
	addBounces: `
		INSERT INTO bounce (address, mail, at, bounce, diagnosis) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
	bouncesOf: `
		SELECT b.address, b.mail, b.at, b.bounce, b.diagnosis
		FROM json_each(?) wanted CROSS JOIN bounce b ON b.address = wanted.value WHERE b.at >= ?`,

	dropOldQuota: `DELETE FROM send_quota WHERE sender = ?1 AND minute <= ?2 - ${QUOTA_MINUTES}`,
	usedQuota: 'SELECT coalesce(sum(mails), 0) AS mails FROM send_quota WHERE sender = ?',
	takeQuota: `
		INSERT INTO send_quota (sender, minute, mails) VALUES (?, ?, ?)
		ON CONFLICT (sender, minute) DO UPDATE SET mails = mails + excluded.mails`,
	recentQuota: 'SELECT minute, mails FROM send_quota WHERE sender = ? ORDER BY minute DESC',
	setQuota: 'UPDATE send_quota SET mails = ?3 WHERE sender = ?1 AND minute = ?2',

	endMergedEnrolments: `
		UPDATE enrolment SET ended_at = ?3, end_reason = '${MERGED}', look_at = NULL
		WHERE candidate_id = ?2 AND ended_at IS NULL AND EXISTS (
			SELECT 1 FROM enrolment o
			WHERE o.candidate_id = ?1 AND o.sequence = enrolment.sequence AND o.ended_at IS NULL)
		RETURNING id`,
	moveEnrolments: 'UPDATE enrolment SET candidate_id = ?1 WHERE candidate_id = ?2',
	moveSends: 'UPDATE send SET candidate_id = ?1 WHERE candidate_id = ?2',
} as const;
