import type { HubSpot } from '../calls/HubSpot';
import { HubSpotError } from '../errors';
import { createGroup, createProperties, createSegment, updateOptions } from './create';
import { diffSchema, type SchemaClash, type SchemaDiff } from './diff';
import { readSchema } from './present';
import type { WantedSchema } from './wanted';

/** What setting up would do: a look without touching anything. */
export async function planSetUp(hubspot: HubSpot, wanted: WantedSchema): Promise<SchemaDiff> {
	return diffSchema(wanted, await readSchema(hubspot, wanted));
}

/**
 * Gives HubSpot the properties and segments it lacks. Again changes nothing; cut short, it goes on where it ended.
 *
 * @returns what was done
 * @throws {HubSpotError} `schema` when a name is taken by something of another kind; nothing is done then
 */
export async function setUp(hubspot: HubSpot, wanted: WantedSchema): Promise<SchemaDiff> {
	const diff = await planSetUp(hubspot, wanted);
	refuseClashes(diff.clashes);
	for (const step of diff.steps) if (step.step === 'createGroup') await createGroup(hubspot, step);
	const missing = diff.steps.filter((step) => step.step === 'createProperty');
	await createProperties(hubspot, missing, wanted.group.name);
	for (const step of diff.steps) {
		if (step.step === 'addOptions') await updateOptions(hubspot, step);
		if (step.step === 'createSegment') await createSegment(hubspot, step);
	}
	return diff;
}

function refuseClashes(clashes: readonly SchemaClash[]): void {
	if (clashes.length === 0) return;
	const all = clashes.map(({ name, wanted, found }) => `${name} is ${found}, not ${wanted}`);
	throw new HubSpotError(
		'schema',
		`HubSpot has something else under a name that is needed: ${all.join('; ')}`,
		'Rename or archive it in HubSpot (Settings → Properties, or Segments), then run Set Up again. Nothing was changed.',
	);
}
