import { invalid, notFound, Refusal, type Answer } from './answers';
import type { Ask } from './ask';
import { listsUsing } from './lists';
import { typeOf } from './objects';
import type { ObjectType, Portal } from './portal';
import { FIELD_TYPES, type Group, type PropertyDefinition } from './schema';

type SentProperty = Partial<PropertyDefinition>;

const MOST_UNIQUE = 10;

/** Calls under `/properties/{type}`; null for one the twin does not serve. */
export function properties(portal: Portal, ask: Ask, parts: readonly string[]): Answer | null {
	const [typeName, first, second] = parts;
	const type = typeOf(typeName);
	if (type === null) return null;
	if (first === 'groups') return groups(portal, ask, second);
	if (first === 'batch') return batch(portal, ask, type, second);
	if (first === undefined) {
		if (ask.method === 'POST')
			return { status: 201, body: create(portal, type, ask.body as SentProperty) };
		return ask.method === 'GET' ? list(portal, ask, type) : null;
	}
	return one(portal, ask, type, first);
}

function list(portal: Portal, { query }: Ask, type: ObjectType): Answer {
	const isArchived = query.get('archived') === 'true';
	const there = [...portal.properties[type].values()].filter(
		({ archived }) => archived === isArchived,
	);
	return { status: 200, body: { results: there.map(present) } };
}

function one(portal: Portal, { method, body }: Ask, type: ObjectType, name: string): Answer | null {
	const property = find(portal, type, name);
	switch (method) {
		case 'GET':
			return { status: 200, body: present(property) };
		case 'PATCH':
			update(property, body as SentProperty);
			return { status: 200, body: present(property) };
		case 'DELETE':
			archive(portal, property);
			return { status: 204 };
		default:
			return null;
	}
}

function batch(portal: Portal, ask: Ask, type: ObjectType, what: string): Answer | null {
	const { inputs = [], dataSensitivity } = ask.body as {
		inputs?: SentProperty[];
		dataSensitivity?: string;
	};
	if (inputs.length > 100)
		throw invalid('The maximum number of inputs supported in a batch is 100.');
	if (what === 'archive') {
		for (const { name = '' } of inputs) {
			const property = portal.properties[type].get(name);
			if (property) archive(portal, property);
		}
		return { status: 204 };
	}
	// `schema.sensitivity`
	if (what === 'read' && ask.isDated && dataSensitivity === undefined)
		throw invalid('Invalid input JSON: dataSensitivity is required');
	const work =
		what === 'read' ? ({ name = '' }: SentProperty) => present(find(portal, type, name)) : null;
	const make = what === 'create' ? (input: SentProperty) => create(portal, type, input) : null;
	const each = work ?? make;
	return each && batchAnswer(portal, inputs, each, what === 'create' ? 201 : 200);
}

function batchAnswer(
	portal: Portal,
	inputs: readonly SentProperty[],
	each: (input: SentProperty) => unknown,
	success: number,
): Answer {
	const results: unknown[] = [];
	const errors: unknown[] = [];
	for (const input of inputs) {
		try {
			results.push(each(input));
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
			errors.push({ ...error.body, context: { name: [input.name] } });
		}
	}
	const at = new Date(portal.now()).toISOString();
	const body = { status: 'COMPLETE', results, startedAt: at, completedAt: at };
	return errors.length === 0
		? { status: success, body }
		: { status: 207, body: { ...body, numErrors: errors.length, errors } };
}

/** `schema.exists`, `schema.revived`, `schema.pairs`, `schema.tenUnique` */
function create(portal: Portal, type: ObjectType, sent: SentProperty): unknown {
	const { name, label, type: valueType, fieldType, groupName } = sent;
	if (!name || !label || !valueType || !fieldType || !groupName)
		throw invalid('name, label, type, fieldType and groupName are required');
	if (!/^[a-z][a-z0-9_]*$/.test(name)) throw invalid(`"${name}" is not a valid property name`);
	demandPair(valueType, fieldType);
	const group = portal.groups.get(groupName);
	if (!group || group.archived) throw invalid(`Property group ${groupName} does not exist`);
	const old = portal.properties[type].get(name);
	if (old && !old.archived)
		throw new Refusal(409, 'OBJECT_ALREADY_EXISTS', `A property named '${name}' already exists.`, {
			subCategory: 'Properties.PROPERTY_WITH_NAME_EXISTS',
		});
	if (old) return present(Object.assign(old, { archived: false }));
	if (valueType === 'enumeration' && !sent.options?.length) throw invalid('options are required');
	demandOptions(sent.options);
	const unique = [...portal.properties[type].values()].filter((one) => one.hasUniqueValue);
	if (sent.hasUniqueValue && unique.length >= MOST_UNIQUE)
		throw invalid(`An object can have ${MOST_UNIQUE} unique properties at most`);
	const made: PropertyDefinition = {
		description: '',
		options: [],
		hasUniqueValue: false,
		...sent,
		name,
		label,
		type: valueType,
		fieldType,
		groupName,
		isReadOnly: false,
		hubspotDefined: false,
		archived: false,
		createdAt: new Date(portal.now()).toISOString(),
	};
	portal.properties[type].set(name, made);
	return present(made);
}

/** `schema.optionsReplaced` */
function update(property: PropertyDefinition, sent: SentProperty): void {
	if (sent.type || sent.fieldType)
		demandPair(sent.type ?? property.type, sent.fieldType ?? property.fieldType);
	demandOptions(sent.options);
	const { label, description, groupName, options, type, fieldType } = sent;
	const given = { label, description, groupName, options, type, fieldType };
	Object.assign(
		property,
		Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
	);
}

/** `schema.inUse` */
function archive(portal: Portal, property: PropertyDefinition): void {
	const uses = listsUsing(portal, property.name).length;
	if (uses > 0)
		throw invalid(`${property.name} is currently used in ${uses} places and cannot be deleted`, {
			subCategory: 'PropertyValidationError.CANNOT_DELETE_PROPERTY_IN_USE',
		});
	property.archived = true;
}

function groups(portal: Portal, { method, body }: Ask, name: string | undefined): Answer | null {
	if (name !== undefined && method === 'GET') {
		const group = portal.groups.get(name);
		if (!group || group.archived) throw notFound(`Group ${name} does not exist`);
		return { status: 200, body: group };
	}
	if (name !== undefined) return null;
	if (method === 'GET') return { status: 200, body: { results: [...portal.groups.values()] } };
	if (method !== 'POST') return null;
	const { name: sent = '', label = '' } = body as Partial<Group>;
	if (sent === '' || label === '') throw invalid('name and label are required');
	if (portal.groups.has(sent))
		throw new Refusal(
			409,
			'OBJECT_ALREADY_EXISTS',
			`A property group named '${sent}' already exists.`,
		);
	const group: Group = { name: sent, label, displayOrder: -1, archived: false };
	portal.groups.set(sent, group);
	return { status: 201, body: group };
}

/** `schema.unknown` */
function find(portal: Portal, type: ObjectType, name: string): PropertyDefinition {
	const property = portal.properties[type].get(name);
	if (!property || property.archived) throw notFound(`Property "${name}" does not exist`);
	return property;
}

function demandPair(type: string, fieldType: string): void {
	if (FIELD_TYPES[type]?.includes(fieldType)) return;
	throw invalid(`Property type ${type} cannot have field type ${fieldType}`);
}

function demandOptions(options: PropertyDefinition['options'] | undefined): void {
	for (const { label, value, displayOrder, hidden } of options ?? [])
		if (!label || !value || displayOrder === undefined || hidden === undefined)
			throw invalid('options need label, value, displayOrder and hidden');
}

function present({ isReadOnly, ...property }: PropertyDefinition): unknown {
	return {
		...property,
		updatedAt: property.createdAt,
		modificationMetadata: {
			readOnlyValue: isReadOnly,
			readOnlyDefinition: property.hubspotDefined,
		},
	};
}
