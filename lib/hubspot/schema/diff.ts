import type { Choice } from './choices';
import type { PresentOption, PresentProperty, PresentSchema } from './present';
import type { WantedProperty, WantedSchema, WantedSegment } from './wanted';

/** One thing to do so that HubSpot has what is wanted. Nothing is ever taken away or renamed. */
export type SchemaStep =
	| { step: 'createGroup'; group: WantedSchema['group'] }
	| { step: 'createProperty'; property: WantedProperty }
	| {
			step: 'addOptions';
			property: string;
			added: Choice[];
			/** All options, those there were first: HubSpot replaces the list as a whole. */
			options: PresentOption[];
	  }
	| { step: 'createSegment'; segment: WantedSegment };

/** Something that is there under a wanted name, but is of another kind; only people can solve it. */
export interface SchemaClash {
	name: string;
	wanted: string;
	found: string;
}

/** What to add to HubSpot, and what stands in the way. */
export interface SchemaDiff {
	steps: SchemaStep[];
	clashes: SchemaClash[];
}

/** What is missing in HubSpot, in the order in which it can be made; nothing when it has all that is wanted. */
export function diffSchema(wanted: WantedSchema, present: PresentSchema): SchemaDiff {
	const { group, properties, segments } = wanted;
	const steps: SchemaStep[] = [
		...(present.hasGroup ? [] : [{ step: 'createGroup', group } as const]),
		...properties.flatMap((property) => stepsFor(property, present.properties.get(property.name))),
		...segments
			.filter(({ name }) => !present.segments.has(name))
			.map((segment) => ({ step: 'createSegment', segment }) as const),
	];
	return {
		steps,
		clashes: [...propertyClashes(wanted, present), ...segmentClashes(wanted, present)],
	};
}

function stepsFor(wanted: WantedProperty, found: PresentProperty | undefined): SchemaStep[] {
	if (!found) return [{ step: 'createProperty', property: wanted }];
	const added = (wanted.choices ?? []).filter(
		({ value }) => !found.options.some((option) => option.value === value),
	);
	if (added.length === 0) return [];
	return [
		{
			step: 'addOptions',
			property: wanted.name,
			added,
			options: optionsOf(added, found.options),
		},
	];
}

/** Options as HubSpot wants them, after those there are. */
export function optionsOf(
	choices: readonly Choice[],
	present: readonly PresentOption[] = [],
): PresentOption[] {
	const kept = present.map((option, place) => ({ displayOrder: place, ...option }));
	const from = Math.max(-1, ...kept.map(({ displayOrder }) => displayOrder)) + 1;
	const added = choices.map(({ value, label }, place) => ({
		value,
		label,
		displayOrder: from + place,
		hidden: false,
	}));
	return [...kept, ...added];
}

function propertyClashes({ properties }: WantedSchema, present: PresentSchema): SchemaClash[] {
	return properties.flatMap((property) => {
		const found = present.properties.get(property.name);
		return found ? clashOf(property, found) : [];
	});
}

/** Whether a property that is there cannot hold what is wanted; how it is shown (`fieldType`) is up to its owner. */
function clashOf({ name, type }: WantedProperty, found: PresentProperty): SchemaClash[] {
	if (found.type === type) return [];
	return [{ name: `Property ${name}`, wanted: type, found: found.type }];
}

function segmentClashes({ segments }: WantedSchema, present: PresentSchema): SchemaClash[] {
	return segments.flatMap(({ name }) => {
		const found = present.segments.get(name);
		if (!found || found.processingType === 'DYNAMIC') return [];
		return [{ name: `Segment "${name}"`, wanted: 'DYNAMIC', found: found.processingType }];
	});
}

/**
 * A step in plain English.
 *
 * @example
 * describeStep(step) //=> 'Add to Candidate bucket: Boiling'
 */
export function describeStep(step: SchemaStep): string {
	switch (step.step) {
		case 'createGroup':
			return `Create the property group "${step.group.label}"`;
		case 'createProperty':
			return `Create the property "${step.property.label}" (${step.property.name}, ${step.property.type})`;
		case 'addOptions':
			return `Add to the property ${step.property}: ${step.added.map(({ label }) => label).join(', ')}`;
		case 'createSegment':
			return `Create the segment "${step.segment.name}"`;
	}
}
