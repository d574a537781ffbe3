import { SINGLE } from '../enrolments';
import { ASKED_FOR } from '../mailJob';
import { ENROLMENT_COLUMNS, HELD, MAIL_COLUMNS, MERGED, QUOTA_MINUTES } from '../nurtureRows';
import { CRASHED } from '../send';
import { movedTo } from './movedTo';
import { transitionsOf } from './transitionsOf';
import { SEQUENCE_VERSIONS } from './versionStatements';

const of = (alias: string, columns: string) =>
	columns.replaceAll(/\w+/g, (column) => `${alias}.${column}`);

/**
 * The statements about nurture.
 *
 * `OFFSET 0` keeps what is asked of each row to itself: merged into one join, PostgreSQL would read the whole table for
 * every batch where it has not counted yet what a new store holds.
 */
export const NURTURE = {
	lockSequences: 'LOCK TABLE sequence IN SHARE ROW EXCLUSIVE MODE',
	...SEQUENCE_VERSIONS,

	pastEnrolments: `
		SELECT e.candidate_id, e.enrolled_at, e.ended_at
		FROM unnest($1::bigint[]) AS wanted (id) JOIN enrolment e ON e.candidate_id = wanted.id
		WHERE e.sequence = $2`,
	addEnrolments: `
		INSERT INTO enrolment (candidate_id, sequence, version, enrolled_at, look_at, subject, fields)
		SELECT candidate_id, sequence, version, enrolled_at, enrolled_at, subject, fields
		FROM unnest($1::bigint[], $2::text[], $3::integer[], $4::bigint[], $5::text[], $6::text[])
			WITH ORDINALITY AS added (candidate_id, sequence, version, enrolled_at, subject, fields, place)
		ORDER BY place ON CONFLICT DO NOTHING RETURNING id, candidate_id, sequence`,
	addEnded: `
		INSERT INTO enrolment (candidate_id, sequence, version, enrolled_at, subject, fields, ended_at, end_reason)
		SELECT candidate_id, sequence, version, enrolled_at, subject, fields, enrolled_at, '${SINGLE}'
		FROM unnest($1::bigint[], $2::text[], $3::integer[], $4::bigint[], $5::text[], $6::text[])
			AS added (candidate_id, sequence, version, enrolled_at, subject, fields)
		RETURNING id, subject`,
	enrolments: `
		SELECT ${of('e', ENROLMENT_COLUMNS)}
		FROM unnest($1::bigint[]) AS wanted (id) JOIN enrolment e ON e.id = wanted.id`,
	enrolmentsOf: `
		SELECT ${ENROLMENT_COLUMNS} FROM enrolment WHERE candidate_id = $1 ORDER BY enrolled_at DESC, id DESC`,
	dueEnrolments: `
		SELECT ${ENROLMENT_COLUMNS} FROM enrolment
		WHERE look_at IS NOT NULL AND look_at <= $1 ORDER BY look_at, id LIMIT $2`,
	latestTransition: 'SELECT coalesce(max(id), 0) AS id FROM transition',
	touchedEnrolments: `
		SELECT ${of('e', ENROLMENT_COLUMNS)}, t.id AS transition_id
		FROM transition t JOIN enrolment e ON e.candidate_id = t.candidate_id AND e.ended_at IS NULL
		WHERE t.id > $1 AND t.id <= $2 ORDER BY t.id LIMIT $3`,
	runningOfCandidates: `
		SELECT e.id FROM unnest($1::bigint[]) AS wanted (id)
		JOIN enrolment e ON e.candidate_id = wanted.id AND e.ended_at IS NULL
		WHERE ($2::text IS NULL OR e.sequence = $2) AND ($3::text IS NULL OR e.subject = $3)`,
	runningOfAll: `
		SELECT id FROM enrolment
		WHERE ended_at IS NULL AND ($1::text IS NULL OR sequence = $1) AND ($2::text IS NULL OR subject = $2)`,
	endEnrolments: `
		UPDATE enrolment e SET ended_at = $2, end_reason = $3, look_at = NULL
		FROM unnest($1::bigint[]) AS wanted (id) WHERE e.id = wanted.id AND e.ended_at IS NULL
		RETURNING ${of('e', ENROLMENT_COLUMNS)}`,
	withdrawSends: `
		UPDATE send s SET state = 'failed', failure = 'exited', at = $2, detail = $3, worker = NULL, lease_until = NULL
		FROM unnest($1::bigint[]) AS wanted (id)
		WHERE s.enrolment_id = wanted.id AND s.state IN ('queued', 'claimed')`,
	moveEnrolmentsTo: `
		UPDATE enrolment SET version = $2 WHERE sequence = $1 AND version <> $2 AND ended_at IS NULL`,
	lookAgain: `
		UPDATE enrolment e SET skipped = told.skipped, look_at = told.look_at
		FROM unnest($1::bigint[], $2::bigint[], $3::text[], $4::bigint[]) AS told (id, read_at, skipped, look_at)
		WHERE e.id = told.id AND e.look_at = told.read_at AND e.ended_at IS NULL
		RETURNING e.id`,
	/** The mail may be there already, and may even have gone out: then planning looks again. */
	waitForSends: `
		UPDATE enrolment e SET look_at = NULL
		FROM unnest($1::bigint[], $2::text[]) AS told (id, send_id)
		WHERE e.id = told.id AND NOT EXISTS (
			SELECT FROM send s WHERE s.id = told.send_id AND s.state IN ('sent', 'failed', 'unknown'))`,
	endedSteps: `
		SELECT s.enrolment_id, s.step, s.state, s.at
		FROM unnest($1::bigint[]) AS wanted (id) JOIN send s ON s.enrolment_id = wanted.id
		WHERE s.state IN ('sent', 'failed', 'unknown')`,

	putSends: `
		INSERT INTO send (id, candidate_id, enrolment_id, sequence, version, step, variant, address, due_at, guarantee,
			not_before, state)
		SELECT added.*, 'queued'
		FROM unnest($1::text[], $2::bigint[], $3::bigint[], $4::text[], $5::integer[], $6::text[], $7::text[],
			$8::text[], $9::bigint[], $10::text[], $11::bigint[]) AS added
		ON CONFLICT DO NOTHING`,
	/** One worker claims at a time, so that two never hold mails of the same candidate. */
	lockClaims: `
		SELECT pg_advisory_xact_lock(hashtextextended('candidate-journey outbox ' || current_schema(), 0))`,
	expireSends: `
		UPDATE send SET
			state = CASE WHEN state = 'sending' AND guarantee = 'atMostOnce' THEN 'unknown' ELSE 'queued' END,
			attempts = attempts + CASE WHEN state = 'sending' AND guarantee = 'atLeastOnce' THEN 1 ELSE 0 END,
			at = CASE WHEN state = 'sending' AND guarantee = 'atMostOnce' THEN $1::bigint END,
			detail = CASE WHEN state = 'sending' AND guarantee = 'atMostOnce' THEN '${CRASHED}' END,
			not_before = $1, worker = NULL, lease_until = NULL
		WHERE ${HELD} AND lease_until <= $1
		RETURNING enrolment_id, state`,
	dueSends: `
		SELECT id, candidate_id FROM send
		WHERE state = 'queued' AND not_before <= $1 AND NOT EXISTS (
			SELECT FROM send held WHERE held.candidate_id = send.candidate_id AND held.${HELD})
		ORDER BY not_before, id LIMIT $2`,
	dueSendsAmong: `
		SELECT s.id, s.candidate_id FROM unnest($3::text[]) AS wanted (id) JOIN send s ON s.id = wanted.id
		WHERE s.state = 'queued' AND s.not_before <= $1 AND NOT EXISTS (
			SELECT FROM send held WHERE held.candidate_id = s.candidate_id AND held.${HELD})
		ORDER BY s.not_before, s.id LIMIT $2`,
	claimSends: `
		UPDATE send s SET state = 'claimed', worker = $2, lease_until = $3
		FROM unnest($1::text[]) AS wanted (id) WHERE s.id = wanted.id AND s.state = 'queued'
		RETURNING ${of('s', MAIL_COLUMNS)}`,
	beginSends: `
		UPDATE send s SET state = 'sending', at = $3, lease_until = $4
		FROM unnest($1::text[]) AS wanted (id)
		WHERE s.id = wanted.id AND s.state = 'claimed' AND s.worker = $2
		RETURNING s.id`,
	settleSends: `
		UPDATE send s SET
			state = CASE
				WHEN told.type IN ('sent', 'failed') THEN told.type
				WHEN told.type = 'lost' AND s.guarantee = 'atMostOnce' THEN 'unknown'
				ELSE 'queued' END,
			attempts = s.attempts + CASE
				WHEN told.type = 'deferred' OR (told.type = 'lost' AND s.guarantee = 'atLeastOnce') THEN 1 ELSE 0 END,
			not_before = coalesce(told.not_before, CASE WHEN told.type = 'lost' THEN told.at ELSE s.not_before END),
			at = CASE WHEN told.type IN ('sent', 'failed') OR (told.type = 'lost' AND s.guarantee = 'atMostOnce')
				THEN told.at END,
			failure = told.failure, detail = told.detail, message_id = told.message_id,
			worker = NULL, lease_until = NULL
		FROM json_to_recordset($1::json) AS told (id text, worker text, type text, at bigint, not_before bigint,
			message_id text, failure text, detail text)
		WHERE s.id = told.id
			AND ((s.${HELD} AND s.worker = told.worker) OR (told.type = 'sent' AND s.state = 'unknown'))
		RETURNING s.enrolment_id, s.state`,
	planOn: `
		UPDATE enrolment e SET look_at = $2
		FROM (SELECT id, ended_at, look_at FROM enrolment WHERE id = ANY ($1::bigint[]) ORDER BY id FOR UPDATE) AS held
		WHERE e.id = held.id AND held.ended_at IS NULL AND held.look_at IS NULL`,
	requeueSends: `
		UPDATE send s SET state = 'queued', not_before = $2, at = NULL, failure = NULL, detail = NULL
		FROM unnest($1::text[]) AS wanted (id) WHERE s.id = wanted.id AND s.state IN ('failed', 'unknown')
		RETURNING s.id`,

	mails: `
		SELECT ${MAIL_COLUMNS} FROM send
		WHERE $2::bigint IS NULL AND ($1::text[] IS NULL OR state = ANY ($1))
			AND ($3::text IS NULL OR sequence = $3)
		ORDER BY coalesce(at, not_before) DESC, id LIMIT $4`,
	mailsOfCandidate: `
		SELECT ${MAIL_COLUMNS} FROM send
		WHERE candidate_id = $2 AND ($1::text[] IS NULL OR state = ANY ($1)) AND ($3::text IS NULL OR sequence = $3)
		ORDER BY coalesce(at, not_before) DESC, id LIMIT $4`,
	mailsNotSent: `
		SELECT ${MAIL_COLUMNS} FROM send
		WHERE $2::bigint IS NULL AND state IN ('failed', 'unknown') AND state = ANY ($1::text[])
			AND ($3::text IS NULL OR sequence = $3)
		ORDER BY at DESC LIMIT $4`,
	mailsById: `
		SELECT ${of('s', MAIL_COLUMNS)} FROM unnest($1::text[]) AS wanted (id) JOIN send s ON s.id = wanted.id`,
	mailsByMessageId: `
		SELECT ${of('s', MAIL_COLUMNS)}
		FROM unnest($1::text[]) AS wanted (id) JOIN send s ON s.message_id = wanted.id`,
	countMails: `
		SELECT sequence, step, state, failure, count(*) AS mails FROM send
		WHERE $1::text IS NULL OR sequence = $1
		GROUP BY sequence, step, state, failure ORDER BY sequence, step, state, failure`,
	countEnrolments: `
		SELECT sequence, version, end_reason, count(*) AS enrolments FROM enrolment
		WHERE $1::text IS NULL OR sequence = $1
		GROUP BY sequence, version, end_reason ORDER BY sequence, version, end_reason`,
	lifeMails: `
		SELECT s.candidate_id, s.at
		FROM unnest($1::bigint[]) AS wanted (id) CROSS JOIN LATERAL (
			SELECT candidate_id, at, state, variant FROM send WHERE candidate_id = wanted.id AND at >= $2 OFFSET 0) AS s
		WHERE s.state IN ('sent', 'sending', 'unknown') AND s.variant <> '${ASKED_FOR}'`,
	lifeEvents: `
		SELECT e.candidate_id, e.type, e.occurred_at, e.subject, e.details
		FROM unnest($1::bigint[]) AS wanted (id) CROSS JOIN LATERAL (
			SELECT candidate_id, type, occurred_at, subject, details FROM event
			WHERE candidate_id = wanted.id AND occurred_at >= $2 OFFSET 0) AS e
		WHERE e.occurred_at >= $3 OR e.type = ANY ($4::text[])`,
	lifeBuckets: `
		SELECT t.candidate_id, t.to_value, t.recorded_at
		FROM unnest($1::bigint[]) AS wanted (id) CROSS JOIN ${transitionsOf('wanted.id')}
		WHERE t.recorded_at >= $2 AND t.kind = 'bucket' AND t.model_key = $3`,

	addSuppressions: `
		INSERT INTO suppression (address, reason, at, detail)
		SELECT * FROM unnest($1::text[], $2::text[], $3::bigint[], $4::text[]) ON CONFLICT DO NOTHING`,
	liftSuppressions: `
		DELETE FROM suppression s USING unnest($1::text[]) AS wanted (address)
		WHERE s.address = wanted.address AND ($2::text[] IS NULL OR s.reason = ANY ($2))`,
	suppressionsOf: `
		SELECT s.address, s.reason, s.at, s.detail
		FROM unnest($1::text[]) AS wanted (address) JOIN suppression s ON s.address = wanted.address`,
	suppressions: `
		SELECT address, reason, at, detail FROM suppression
		WHERE $1::text[] IS NULL OR reason = ANY ($1)
		ORDER BY address, reason LIMIT $2 OFFSET $3`,
	addBounces: `
		INSERT INTO bounce (address, mail, at, bounce, diagnosis)
		SELECT * FROM unnest($1::text[], $2::text[], $3::bigint[], $4::text[], $5::text[]) ON CONFLICT DO NOTHING`,
	bouncesOf: `
		SELECT b.address, b.mail, b.at, b.bounce, b.diagnosis
		FROM unnest($1::text[]) AS wanted (address) JOIN bounce b ON b.address = wanted.address WHERE b.at >= $2`,

	lockQuota: 'LOCK TABLE send_quota IN SHARE ROW EXCLUSIVE MODE',
	dropOldQuota: `DELETE FROM send_quota WHERE sender = $1 AND minute <= $2::bigint - ${QUOTA_MINUTES}`,
	usedQuota: 'SELECT coalesce(sum(mails), 0)::bigint AS mails FROM send_quota WHERE sender = $1',
	takeQuota: `
		INSERT INTO send_quota (sender, minute, mails) VALUES ($1, $2, $3)
		ON CONFLICT (sender, minute) DO UPDATE SET mails = send_quota.mails + excluded.mails`,
	recentQuota: 'SELECT minute, mails FROM send_quota WHERE sender = $1 ORDER BY minute DESC',
	setQuota: 'UPDATE send_quota SET mails = $3 WHERE sender = $1 AND minute = $2',

	/** Of all who are one person now, the oldest one's enrolment in a sequence goes on. */
	endMergedEnrolments: `
		UPDATE enrolment e SET ended_at = $3, end_reason = '${MERGED}', look_at = NULL
		FROM (
			SELECT r.id, row_number() OVER (PARTITION BY merged.survivor, r.sequence
				ORDER BY r.candidate_id = merged.survivor DESC, r.candidate_id) AS place
			FROM (
				SELECT * FROM unnest($1::bigint[], $2::bigint[]) AS absorbed (id, survivor)
				UNION SELECT survivor, survivor FROM unnest($2::bigint[]) AS survivors (survivor)
			) AS merged
			JOIN enrolment r ON r.candidate_id = merged.id AND r.ended_at IS NULL
		) AS ranked
		WHERE e.id = ranked.id AND ranked.place > 1
		RETURNING e.id`,
	moveEnrolments: movedTo('enrolment'),
	moveSends: movedTo('send'),
} as const;
