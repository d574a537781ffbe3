import type { IDataObject } from 'n8n-workflow';
import {
	describeStep,
	planSetUp,
	setUp as addMissing,
	wantedSchema,
	type SchemaClash,
	type SchemaStep,
} from '../../../lib/hubspot';
import type { Done, Work } from '../work';

/** Gives HubSpot the properties and segments it lacks, or only shows which. */
export async function setUp({ context, hubspot, compiled }: Work): Promise<Done> {
	const onlyShow = context.getNodeParameter('onlyShow', 0, false) as boolean;
	const wanted = wantedSchema(compiled);
	const { steps, clashes } = onlyShow
		? await planSetUp(hubspot, wanted)
		: await addMissing(hubspot, wanted);
	const results = [
		...clashes.map(presentClash),
		...steps.map((step) => presentStep(step, !onlyShow)),
	];
	return {
		results,
		summary: {
			summary: sumUp(steps.length, clashes.length, onlyShow),
			missing: onlyShow ? steps.length : 0,
			added: onlyShow ? 0 : steps.length,
			inTheWay: clashes.length,
		},
	};
}

function presentStep(step: SchemaStep, isDone: boolean): IDataObject {
	return { what: describeStep(step), kind: step.step, isDone };
}

function presentClash({ name, wanted, found }: SchemaClash): IDataObject {
	const what = `In the way: ${name} is ${found}, not ${wanted}. Rename or archive it in HubSpot.`;
	return { what, kind: 'inTheWay', isDone: false };
}

function sumUp(steps: number, clashes: number, onlyShow: boolean): string {
	if (steps + clashes === 0) return 'HubSpot has everything: nothing to do.';
	if (!onlyShow) return `Added to HubSpot: ${steps}. Nothing else was changed.`;
	const inTheWay = clashes > 0 ? `, and ${clashes} in the way` : '';
	return `HubSpot lacks ${steps}${inTheWay}. Nothing was changed: turn off Only Show What Is Missing to add it.`;
}
