import type { CompiledModel, ScoringModel } from '../scoring';
import type { AuditEntry, CandidateStore } from '../store';

/** Lines of the audit log read at once. */
const PART = 1_000;
/** The longest the pack looks back: two years. */
const LOOK_BACK_MS = 730 * 86_400_000;

/** What a deployer of a scoring system shows an auditor (EU AI Act, articles 11 to 14, 26 and 50). */
export interface EvidencePack {
	/** UTC, ISO 8601. */
	asOf: string;
	modelCard: {
		key: string;
		label: string;
		version: number;
		purpose: string;
		/** Every rule with what it is worth. */
		rules: Array<{ label: string; points: number; pillar: string | null }>;
		buckets: Array<{ label: string; from: number }>;
		humanOversight: string;
		limits: string;
	};
	/** Every version of every model: who published it, when and why. */
	changeLog: Array<{ model: string; version: string; by: string; at: string; note: string }>;
	/** Values people set in place of computed ones. */
	overrides: LogLine[];
	/** Everything else that was done to people or models. */
	log: LogLine[];
	metrics: {
		candidates: number;
		events: number;
		snapshots: number;
		overrides: number;
		exports: number;
		erasures: number;
		refusedEvents: number;
	};
	/** What candidates may be told. */
	notice: string;
}

/** A line of the audit log as read by people. */
export interface LogLine {
	at: string;
	who: string;
	action: string;
	candidateId: number | null;
	details: string;
}

/** Puts the evidence pack together from what the store holds. */
export async function evidencePack(
	store: CandidateStore,
	{ model }: CompiledModel,
	asOfMs: number,
): Promise<EvidencePack> {
	const entries = await readLog(store, asOfMs);
	const [versions, counts, refused] = [
		await store.listModels(),
		await store.counts(asOfMs),
		await store.rights.countRefused(),
	];
	const times = (action: AuditEntry['action']) =>
		entries.filter((entry) => entry.action === action).length;
	return {
		asOf: new Date(asOfMs).toISOString(),
		modelCard: modelCard(model),
		changeLog: versions.map(({ key, version, by, at, note }) => ({
			model: key,
			version: version === null ? 'draft' : String(version),
			by: by ?? 'bundled',
			at: new Date(at).toISOString(),
			note: note ?? '',
		})),
		overrides: entries.filter(({ action }) => action === 'override').map(toLine),
		log: entries.filter(({ action }) => action !== 'override').map(toLine),
		metrics: {
			candidates: counts.candidates,
			events: counts.events,
			snapshots: counts.models.find(({ key }) => key === model.key)?.snapshots ?? 0,
			overrides: times('override'),
			exports: times('exported'),
			erasures: times('erased'),
			refusedEvents: refused.events,
		},
		notice: noticeOf(model),
	};
}

function modelCard(model: ScoringModel): EvidencePack['modelCard'] {
	return {
		key: model.key,
		label: model.label,
		version: model.version,
		purpose:
			'Orders the work of recruiters: who is in touch with us now, and so whom to call first and whom to write to.',
		rules: model.rules.map(({ label, points, pillar }) => ({ label, points, pillar })),
		buckets: model.buckets.map(({ label, from }) => ({ label, from })),
		humanOversight:
			'No decision against a person is automatic: a low score leads to mail or to waiting, never to a rejection. Recruiters can override every value with a reason; people can object, and withdraw consent.',
		limits:
			'The score says how much somebody was in touch, not how able they are. Rules on protected characteristics are refused when a model is checked.',
	};
}

function noticeOf({ label }: ScoringModel): string {
	return `We keep a score of how much you are in touch with us (${label}). It is computed from what you do on our site and in our mails and from what you tell us, and decides whether a recruiter calls you first. It never rejects anybody. You may ask how your score comes about, have your data corrected, exported or erased, object to being scored, and withdraw what you agreed to, at any time.`;
}

async function readLog(store: CandidateStore, asOfMs: number): Promise<AuditEntry[]> {
	const entries: AuditEntry[] = [];
	for (let afterId = 0; ;) {
		const part = await store.rights.readAudit(asOfMs - LOOK_BACK_MS, asOfMs + 1, afterId, PART);
		entries.push(...part);
		if (part.length < PART) return entries;
		afterId = part[part.length - 1].id;
	}
}

function toLine({ at, who, action, candidateId, details }: AuditEntry): LogLine {
	const said = Object.entries(details ?? {}).filter(([name]) => name !== 'eventId');
	return {
		at: new Date(at).toISOString(),
		who,
		action,
		candidateId,
		details: said.map(([name, value]) => `${name}: ${textOf(value)}`).join(', '),
	};
}

function textOf(value: unknown): string {
	return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}
