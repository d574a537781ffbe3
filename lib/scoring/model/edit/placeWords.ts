import { fieldWords } from '../compare/words';
import { LISTS } from '../compare/lists';
import { isRecord } from '../isRecord';

/**
 * Where in a model something is, in words.
 *
 * @param model - need not be sound
 * @example
 * placeWords(model, 'rules.1.points') //=> 'rule “Vacancy view”, points'
 */
export function placeWords(model: unknown, path: string): string {
	const steps = path === '' ? [] : path.split('.');
	const list = LISTS.find((one) => one.path === steps[0]);
	const entry = list && steps.length > 1 ? entryAt(model, steps[0], Number(steps[1])) : undefined;
	const rest = (entry ? steps.slice(2) : steps).filter((step) => !/^\d+$/.test(step));
	const words = [
		entry && `${list?.noun} “${nameOf(entry) ?? Number(steps[1]) + 1}”`,
		rest.length > 0 && fieldWords(rest),
	];
	return words.filter(Boolean).join(', ') || 'the model';
}

function entryAt(model: unknown, list: string, index: number): object | undefined {
	const entries = isRecord(model) ? model[list] : undefined;
	const entry: unknown = Array.isArray(entries) ? entries[index] : undefined;
	return isRecord(entry) ? entry : undefined;
}

function nameOf(entry: object): string | undefined {
	const { label, name, key } = entry as Record<string, unknown>;
	return [label, name, key].find((one): one is string => typeof one === 'string');
}
