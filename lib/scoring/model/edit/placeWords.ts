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
	const list = LISTS.find((one) => path.startsWith(`${one.path}.`));
	const [index, ...inside] = list ? path.slice(list.path.length + 1).split('.') : [];
	const entry = list && entryAt(model, list.path, Number(index));
	const rest = (entry ? inside : path.split('.')).filter((step) => !/^\d*$/.test(step));
	const words = [
		entry && `${list.noun} “${nameOf(entry) ?? Number(index) + 1}”`,
		rest.length > 0 && fieldWords(rest),
	];
	return words.filter(Boolean).join(', ') || 'the model';
}

function entryAt(model: unknown, list: string, index: number): object | undefined {
	const entries = list
		.split('.')
		.reduce<unknown>((at, step) => (isRecord(at) ? at[step] : undefined), model);
	const entry: unknown = Array.isArray(entries) ? entries[index] : undefined;
	return isRecord(entry) ? entry : undefined;
}

function nameOf(entry: object): string | undefined {
	const { label, name, key } = entry as Record<string, unknown>;
	return [label, name, key].find((one): one is string => typeof one === 'string');
}
