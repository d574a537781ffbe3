import { candidateNl } from '../../../../lib/scoring/presets/candidateNl';

/**
 * The preset, as people write it, with values put at paths, e.g. `{ 'rules.0.points': 5 }`.
 */
export function changedPreset(set: Readonly<Record<string, unknown>>): unknown {
	// through JSON, because the preset uses some of its lists and limits more than once
	const model: unknown = JSON.parse(JSON.stringify(candidateNl));
	for (const [path, value] of Object.entries(set)) {
		const steps = path.split('.');
		let at = model as Record<string, unknown>;
		for (const step of steps.slice(0, -1)) at = at[step] as Record<string, unknown>;
		at[steps[steps.length - 1]] = value;
	}
	return model;
}
