import { Liquid, type Template } from 'liquidjs';

/** Where a text ends up: HTML needs its values escaped, a line must stay one. */
export type TemplateKind = 'html' | 'text' | 'line';

/** Filters that only look at what they are given; `raw`, which would let HTML in, is not among them. */
const FILTERS = new Set([
	'abs',
	'append',
	'at_least',
	'at_most',
	'capitalize',
	'ceil',
	'date',
	'default',
	'divided_by',
	'downcase',
	'escape',
	'first',
	'floor',
	'join',
	'last',
	'lstrip',
	'minus',
	'number_of_words',
	'plus',
	'prepend',
	'remove',
	'replace',
	'reverse',
	'round',
	'rstrip',
	'size',
	'slice',
	'sort',
	'split',
	'strip',
	'strip_html',
	'times',
	'truncate',
	'truncatewords',
	'uniq',
	'upcase',
	'url_encode',
]);

/** Tags without access to files or to other templates. */
const TAGS = new Set([
	'#',
	'assign',
	'break',
	'capture',
	'case',
	'comment',
	'continue',
	'else',
	'for',
	'if',
	'unless',
]);

/** So much a template may do: far more than a mail needs, too little to hold up the process. */
const LIMITS = { parseLimit: 1_000_000, renderLimit: 500, memoryLimit: 5_000_000 };

function createEngine(outputEscape?: 'escape'): Liquid {
	const engine = new Liquid({
		...LIMITS,
		templates: {},
		ownPropertyOnly: true,
		strictFilters: true,
		strictVariables: true,
		lenientIf: true,
		outputEscape,
	});
	for (const name of Object.keys(engine.filters))
		if (!FILTERS.has(name)) delete engine.filters[name];
	for (const name of Object.keys(engine.tags)) if (!TAGS.has(name)) delete engine.tags[name];
	return engine;
}

const engines = { html: createEngine('escape'), plain: createEngine() };

function engineFor(kind: TemplateKind): Liquid {
	return kind === 'html' ? engines.html : engines.plain;
}

/** A template that was read. */
export interface CompiledTemplate {
	kind: TemplateKind;
	parts: Template[];
}

/** Reads a template. Throws the engine's own error for what is no template. */
export function compileTemplate(source: string, kind: TemplateKind): CompiledTemplate {
	return { kind, parts: engineFor(kind).parse(source) };
}

/** The fields a template looks at, each as its steps: `['candidate', 'firstName']`. Steps that are computed end it. */
export function fieldsOf({ kind, parts }: CompiledTemplate): string[][] {
	return engineFor(kind)
		.globalVariableSegmentsSync(parts)
		.map((segments) => {
			const computed = segments.findIndex((segment) => typeof segment === 'object');
			return segments.slice(0, computed < 0 ? undefined : computed).map(String);
		});
}

/** Fills in a template. Throws the engine's own error. */
export function fillIn({ kind, parts }: CompiledTemplate, data: object): string {
	return String(engineFor(kind).renderSync(parts, data));
}

/** The field that a template needs and its data lack, where that is what an error of the engine says. */
export function missingField(error: unknown): string | null {
	const original: unknown = (error as { originalError?: unknown }).originalError;
	const name: unknown = (original as { variableName?: unknown } | undefined)?.variableName;
	return typeof name === 'string' ? name : null;
}

/** What an error of the engine says, in one line. */
export function describeTemplateError(error: unknown): string {
	return (error as Error).message.split('\n')[0];
}
