import { partsOf } from '../calls/batches';
import { describeFailure } from '../calls/describeFailure';
import { readPartFailure } from '../calls/failure';
import type { HubSpot } from '../calls/HubSpot';
import { HubSpotError, isHubSpotError } from '../errors';
import type { SchemaStep } from './diff';
import { listInput, propertyInput, type PropertyInput } from './inputs';
import { readSegments } from './present';

type Step<Name extends SchemaStep['step']> = Extract<SchemaStep, { step: Name }>;
const CONFLICT = 409;

/** Creates the property group; one that somebody made in the meantime is as good. */
export async function createGroup(hubspot: HubSpot, { group }: Step<'createGroup'>): Promise<void> {
	await unlessThere(
		hubspot.call('write', 'creating the property group', (client) =>
			client.crm.properties.groupsApi.create('contacts', { ...group, displayOrder: -1 }),
		),
	);
}

/**
 * Creates properties, many in one call.
 *
 * @throws {HubSpotError} `schema` when HubSpot brought an archived one of another type back to life
 */
export async function createProperties(
	hubspot: HubSpot,
	steps: ReadonlyArray<Step<'createProperty'>>,
	groupName: string,
): Promise<void> {
	for (const part of partsOf(steps)) {
		const inputs = part.map(({ property }) => propertyInput(property, groupName));
		const answer = await unlessThere(
			hubspot.call('write', 'creating properties', (client) =>
				client.crm.properties.batchApi.create('contacts', { inputs }),
			),
		);
		if (answer === null) await createOneByOne(hubspot, inputs);
		else {
			for (const error of failuresOf(answer)) refuseUnlessThere(error);
			refuseOtherTypes(inputs, answer.results);
		}
	}
}

/** Writes a property's options; all of them, as HubSpot drops those that are left out. */
export async function updateOptions(
	hubspot: HubSpot,
	{ property, options }: Step<'addOptions'>,
): Promise<void> {
	await hubspot.call('write', `adding options to ${property}`, (client) =>
		client.crm.properties.coreApi.update('contacts', property, { options }),
	);
}

/** Creates a segment that fills itself; one of the same name that somebody made in the meantime is as good. */
export async function createSegment(
	hubspot: HubSpot,
	{ segment }: Step<'createSegment'>,
): Promise<void> {
	try {
		await hubspot.call('write', `creating the segment "${segment.name}"`, (client) =>
			client.crm.lists.listsApi.create(listInput(segment)),
		);
	} catch (error) {
		const isRefused = isHubSpotError(error) && error.code === 'refused';
		if (!isRefused || (await readSegments(hubspot, [segment.name])).size === 0) throw error;
	}
}

async function createOneByOne(hubspot: HubSpot, inputs: readonly PropertyInput[]): Promise<void> {
	for (const input of inputs) {
		const made = await unlessThere(
			hubspot.call('write', `creating the property ${input.name}`, (client) =>
				client.crm.properties.coreApi.create('contacts', input),
			),
		);
		if (made) refuseOtherTypes([input], [made]);
	}
}

async function unlessThere<Answer>(made: Promise<Answer>): Promise<Answer | null> {
	try {
		return await made;
	} catch (error) {
		if (isHubSpotError(error) && error.facts.status === CONFLICT) return null;
		throw error;
	}
}

function failuresOf(answer: object): unknown[] {
	return 'errors' in answer && Array.isArray(answer.errors) ? answer.errors : [];
}

function refuseUnlessThere(error: unknown): void {
	const failure = readPartFailure(error);
	if (failure.category === 'OBJECT_ALREADY_EXISTS' || failure.category === 'CONFLICT') return;
	throw describeFailure({ ...failure, status: 400 }, 'write', 'creating properties');
}

function refuseOtherTypes(
	inputs: readonly PropertyInput[],
	made: ReadonlyArray<{ name: string; type: string }>,
): void {
	for (const { name, type } of made) {
		const wanted = inputs.find((input) => input.name === name)?.type;
		if (wanted === undefined || String(wanted) === type) continue;
		throw new HubSpotError(
			'schema',
			`The archived property ${name} came back as ${type}, not ${wanted}`,
			'Delete it for good in HubSpot (Settings → Properties → Archived), then run Set Up again.',
			{ property: name },
		);
	}
}
