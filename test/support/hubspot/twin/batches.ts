import type { Ask } from './ask';
import { batchBody, invalid, Refusal, type Answer } from './answers';
import type { ObjectType, Portal, PortalRecord, Values } from './portal';
import {
	archiveRecord,
	checkValues,
	createRecord,
	demandFree,
	demandRequired,
	demandUniqueProperty,
	historyOf,
	lookUp,
	present,
	updateRecord,
	type Sent,
} from './records';
import { checkTask } from './tasks';

interface Input {
	id?: unknown;
	idProperty?: string;
	objectWriteTraceId?: string;
	properties?: Sent;
	associations?: unknown;
}

/** What an input comes to, once everything about it has been checked. */
type Commit = () => { record: PortalRecord; isNew: boolean };

const MOST = 100;
const MOST_WITH_HISTORY = 50;

/** `batch.tooMany`, `batch.history` */
function inputsOf({ body }: Ask): Input[] {
	const { inputs, propertiesWithHistory } = body as {
		inputs?: Input[];
		propertiesWithHistory?: string[];
	};
	if (!Array.isArray(inputs)) throw invalid('Invalid input JSON: inputs is required');
	const most = propertiesWithHistory?.length ? MOST_WITH_HISTORY : MOST;
	if (inputs.length > most)
		throw invalid(
			`The maximum number of inputs supported in a batch is ${most}. Please reduce the number of items and try again`,
		);
	return inputs;
}

/** `batch.duplicates` */
function demandDistinct(ids: readonly string[]): void {
	const seen = new Set<string>();
	const twice = ids.filter((id) => seen.size === seen.add(id).size);
	if (twice.length === 0) return;
	throw invalid(`Duplicate IDs found in batch input: [${twice.join(', ')}]. IDs must be unique`, {
		context: { ids: twice },
	});
}

export function batchRead(portal: Portal, type: ObjectType, ask: Ask): Answer {
	const { properties, idProperty, propertiesWithHistory } = ask.body as {
		properties?: string[];
		idProperty?: string;
		propertiesWithHistory?: string[];
	};
	const ids = inputsOf(ask).map(({ id }) => String(id));
	const found = ids.map((id) => lookUp(portal, type, idProperty, id));
	const missing = ids.filter((_, i) => !found[i]);
	const records = new Set(found.filter((record) => record !== null));
	const results = [...records].map((record) => ({
		...present(type, record, properties),
		...(propertiesWithHistory?.length && {
			propertiesWithHistory: historyOf(record, propertiesWithHistory),
		}),
	}));
	return batchBody(
		portal.shuffled(results),
		missing.length > 0 ? [unknownIds(missing)] : [],
		portal.now(),
	);
}

export function batchArchive(portal: Portal, type: ObjectType, ask: Ask): Answer {
	for (const { id } of inputsOf(ask)) {
		const record = portal.find(type, String(id));
		if (record) archiveRecord(portal, type, record);
	}
	return { status: 204 };
}

export function batchCreate(portal: Portal, type: ObjectType, ask: Ask): Answer {
	const inputs = inputsOf(ask);
	const emails = inputs.flatMap(({ properties }) => (properties?.email ? [properties.email] : []));
	const isTraced = inputs.every(({ objectWriteTraceId }) => objectWriteTraceId);
	if (!isTraced) demandDistinct(emails.map((email) => String(email).trim().toLowerCase()));
	const answer = writeAll(portal, type, inputs, (input) =>
		planCreate(portal, type, input, ask.isDated),
	);
	return answer.status === 200 ? { ...answer, status: 201 } : answer;
}

export function batchUpdate(portal: Portal, type: ObjectType, ask: Ask): Answer {
	const inputs = inputsOf(ask);
	demandDistinct(inputs.map(({ id }) => portal.find(type, String(id))?.id ?? String(id)));
	return writeAll(portal, type, inputs, (input) => {
		const record = lookUp(portal, type, input.idProperty, String(input.id));
		if (!record) throw notFoundIn([String(input.id)]);
		return planUpdate(portal, type, record, input, ask.isDated);
	});
}

export function batchUpsert(portal: Portal, type: ObjectType, ask: Ask): Answer {
	const inputs = inputsOf(ask);
	for (const { idProperty } of inputs) {
		if (!idProperty) throw invalid('idProperty is required');
		demandUniqueProperty(portal, type, idProperty);
	}
	demandDistinct(inputs.map(({ id }) => String(id).trim().toLowerCase()));
	return writeAll(portal, type, inputs, (input) => {
		const { id, idProperty = 'email', properties } = input;
		const record = lookUp(portal, type, idProperty, String(id));
		const values = { ...properties, [idProperty]: properties?.[idProperty] ?? id };
		if (!record) return planCreate(portal, type, { ...input, properties: values }, ask.isDated);
		const blank = idProperty === 'email' ? omittedOf(portal, type, record, values) : {};
		return planUpdate(portal, type, record, { properties: { ...blank, ...values } }, ask.isDated);
	});
}

/** `contacts.partialUpsert` */
function omittedOf(portal: Portal, type: ObjectType, record: PortalRecord, sent: Sent): Sent {
	if (portal.settings.partialEmailUpsert === 'keep') return {};
	const isOpen = (name: string) => portal.properties[type].get(name)?.isReadOnly === false;
	const left = Object.keys(record.values).filter((name) => !(name in sent) && isOpen(name));
	return Object.fromEntries(left.map((name) => [name, '']));
}

function planCreate(portal: Portal, type: ObjectType, input: Input, isDated: boolean): Commit {
	const values = checkValues(portal, type, input.properties ?? {});
	demandRequired(portal, values, true, isDated);
	demandFree(portal, type, values, null);
	const associate =
		type === 'tasks' ? checkTask(portal, values, input.associations) : () => undefined;
	return () => {
		const record = createRecord(portal, type, values);
		associate(record.id);
		return { record, isNew: true };
	};
}

function planUpdate(
	portal: Portal,
	type: ObjectType,
	record: PortalRecord,
	{ properties = {} }: Input,
	isDated: boolean,
): Commit {
	const values: Values = checkValues(portal, type, properties);
	demandRequired(portal, values, false, isDated);
	demandFree(portal, type, values, record.id);
	return () => {
		updateRecord(portal, type, record, values);
		return { record, isNew: false };
	};
}

/**
 * Writes what can be written. `batch.partly`: with a trace id on every input each stands for itself;
 * `batch.allOrNothing`: without, one bad input refuses all of them.
 */
function writeAll(
	portal: Portal,
	type: ObjectType,
	inputs: readonly Input[],
	plan: (input: Input) => Commit,
): Answer {
	const isPartly =
		portal.settings.answersPartly && inputs.every((input) => input.objectWriteTraceId);
	const results: unknown[] = [];
	const errors: unknown[] = [];
	const commits = isPartly ? [] : planAll(inputs, plan);
	inputs.forEach((input, i) => {
		try {
			const { record, isNew } = (commits[i] ?? plan(input))();
			results.push(resultOf(portal, type, input, record, isNew));
		} catch (error) {
			if (!isPartly || !(error instanceof Refusal)) throw error;
			errors.push(partError(error, input));
		}
	});
	return batchBody(portal.shuffled(results), errors, portal.now());
}

function planAll(inputs: readonly Input[], plan: (input: Input) => Commit): Commit[] {
	try {
		return inputs.map(plan);
	} catch (error) {
		if (!(error instanceof Refusal) || error.status !== 409 || inputs.length === 1) throw error;
		// `batch.conflictWithoutId`
		throw new Refusal(409, 'CONFLICT', 'Contact already exists');
	}
}

function resultOf(
	portal: Portal,
	type: ObjectType,
	{ properties = {}, objectWriteTraceId }: Input,
	record: PortalRecord,
	isNew: boolean,
): unknown {
	return {
		...present(type, record, Object.keys(properties)),
		new: isNew,
		...(portal.settings.echoesTraceIds && { objectWriteTraceId }),
	};
}

function partError({ body }: Refusal, { objectWriteTraceId }: Input): unknown {
	const context = { ...(body.context as object), objectWriteTraceId: [objectWriteTraceId] };
	return { status: 'error', category: body.category, message: body.message, context };
}

/** `contacts.notFound` */
function unknownIds(ids: readonly string[]): unknown {
	return notFoundIn(ids).body;
}

function notFoundIn(ids: readonly string[]): Refusal {
	return new Refusal(
		404,
		'OBJECT_NOT_FOUND',
		'Could not get some CONTACT objects, they may be deleted or not exist. Check that ids are valid.',
		{ context: { ids } },
	);
}
