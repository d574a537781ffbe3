import { isRecord } from '../isRecord';
import type { Fields } from './rules';

/**
 * Removes rules from a model, also where its phases and routes name them. A signal or a route that named no other
 * rule goes with them: without it, everybody would meet it.
 */
export function removeRules(model: Fields, keys: ReadonlySet<string>): Fields {
	if (keys.size === 0) return model;
	const isKept = (rule: unknown) => !isRecord(rule) || !keys.has(String(rule.key));
	return {
		...model,
		...mapList(model, 'rules', (rules) => rules.filter(isKept)),
		...mapList(model, 'routes', (routes) => withoutMentions(routes, keys)),
		...mapList(model, 'phases', (phases) =>
			phases.map((phase) =>
				isRecord(phase)
					? { ...phase, ...mapList(phase, 'enter', (enter) => withoutMentions(enter, keys)) }
					: phase,
			),
		),
	};
}

/** A list of an object after a change; nothing where there is no such list. */
function mapList(of: Fields, name: string, change: (list: unknown[]) => unknown[]): Fields {
	const list = of[name];
	return Array.isArray(list) ? { [name]: change(list) } : {};
}

function withoutMentions(list: unknown[], keys: ReadonlySet<string>): unknown[] {
	return list.flatMap((entry) => {
		if (!isRecord(entry) || !Array.isArray(entry.rules)) return [entry];
		const rules = entry.rules.filter((key) => !keys.has(String(key)));
		if (rules.length === entry.rules.length) return [entry];
		return rules.length > 0 ? [{ ...entry, rules }] : [];
	});
}
