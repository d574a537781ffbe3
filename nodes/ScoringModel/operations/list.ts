import type { IExecuteFunctions, INodeExecutionData, INodePropertyOptions } from 'n8n-workflow';
import { PRESETS } from '../../../lib/scoring/presets';
import type { ModelVersion } from '../../../lib/store';
import { isStillPreset } from '../../shared/models';
import { findStore } from '../../shared/openStore';
import { storePlaceOf } from '../../shared/storePlace';
import { runTurns, type Made } from '../../shared/turns';

export const option: INodePropertyOptions = {
	name: 'List',
	value: 'list',
	description: 'Show every model with its versions: who published it, when and why',
	action: 'List scoring models',
};

export async function execute(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await runTurns(context, 'once', async () => {
		const store = await findStore(await storePlaceOf(context));
		return listVersions((await store?.listModels()) ?? []);
	});
}

/** Every version, by model, a draft first and then the latest; presets where nobody published their own last. */
function listVersions(versions: readonly ModelVersion[]): Made[] {
	const latestOf = (key: string) =>
		versions.find((one) => one.key === key && one.status === 'published') ?? null;
	const presets = PRESETS.filter((preset) => isStillPreset(preset, latestOf(preset.key)));
	const isPreset = ({ key, version }: ModelVersion) =>
		presets.some((preset) => preset.key === key && preset.version === version);
	return [
		...versions
			.filter((one) => !isPreset(one))
			.map((one) => {
				const isLive = one === latestOf(one.key) && !presets.some(({ key }) => key === one.key);
				return { json: { ...one, at: new Date(one.at).toISOString(), isLive } };
			}),
		...presets.map(({ key, label, version }) => ({
			json: { key, label, version, status: 'preset', by: null, at: null, note: null, isLive: true },
		})),
	];
}
