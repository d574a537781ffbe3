import { ZenEngine } from '@gorules/zen-engine';
import { Engine, type ConditionProperties, type RuleProperties } from 'json-rules-engine';
import type { CandidateEvent, ScoringModel } from '../lib/scoring';

type Rule = ScoringModel['rules'][number];
type Condition = Rule['where'][number];

/** Tells the base points an event is worth: those of every rule it meets, before limits and decay. */
export type Pointer = (event: CandidateEvent) => number | Promise<number>;

/** What both rule engines look at: plain facts of one event. */
function factsOf(event: CandidateEvent): Record<string, unknown> {
	return { type: event.type, ...event.properties };
}

/** json-rules-engine: one engine, a rule per rule of the model, the event's values as runtime facts. */
export function jsonRulesEngine(model: ScoringModel): Pointer {
	const engine = new Engine(model.rules.map(toJsonRule), { allowUndefinedFacts: true });
	engine.addOperator<string, string>('startsWith', (fact, start) => fact.startsWith(start));
	return async (event) => {
		const { events } = await engine.run(factsOf(event));
		return events.reduce((sum, { params }) => sum + Number(params?.points), 0);
	};
}

function toJsonRule({ key, on, where, points }: Rule): RuleProperties {
	const any = [on].flat().map(toTypeCondition);
	return {
		conditions: { all: [...(any.length > 1 ? [{ any }] : any), ...where.map(toJsonCondition)] },
		event: { type: key, params: { points } },
	};
}

function toTypeCondition(on: string): ConditionProperties {
	return on.endsWith('.*')
		? { fact: 'type', operator: 'startsWith', value: on.slice(0, -1) }
		: { fact: 'type', operator: 'equal', value: on };
}

function toJsonCondition(condition: Condition): ConditionProperties {
	const operator = { equals: 'equal', gte: 'greaterThanInclusive' }[operatorOf(condition)];
	return { fact: propertyOf(condition), operator, value: condition.value };
}

/** GoRules ZEN (Rust): one decision table, a row per rule of the model, every row that fits is collected. */
export function zenEngine(model: ScoringModel): Pointer {
	const fields = ['type', ...new Set(model.rules.flatMap(({ where }) => where.map(propertyOf)))];
	const empty = Object.fromEntries(fields.map((field) => [field, '']));
	const table = {
		hitPolicy: 'collect',
		inputs: fields.map((field) => ({ id: field, name: field, field })),
		outputs: [{ id: 'points', name: 'Points', field: 'points' }],
		rules: model.rules.map((rule) => ({ ...empty, ...toZenRow(rule) })),
	};
	const node = (id: string, type: string, content?: object) => ({
		id,
		type,
		name: id,
		position: { x: 0, y: 0 },
		...(content && { content }),
	});
	const decision = new ZenEngine().createDecision({
		nodes: [
			node('request', 'inputNode'),
			node('rules', 'decisionTableNode', table),
			node('response', 'outputNode'),
		],
		edges: [
			{ id: 'in', type: 'edge', sourceId: 'request', targetId: 'rules' },
			{ id: 'out', type: 'edge', sourceId: 'rules', targetId: 'response' },
		],
	});
	return async (event) => {
		const { result } = await decision.evaluate(factsOf(event));
		return (result as Array<{ points: number }>).reduce((sum, { points }) => sum + points, 0);
	};
}

function toZenRow({ key, on, where, points }: Rule): Record<string, string> {
	const types = [on].flat().map((one) => {
		if (!one.endsWith('.*')) return JSON.stringify(one);
		return `startsWith($, ${JSON.stringify(one.slice(0, -1))})`;
	});
	const cells = where.map((condition) => {
		const sign = { equals: '', gte: '>= ' }[operatorOf(condition)];
		return [propertyOf(condition), `${sign}${JSON.stringify(condition.value)}`];
	});
	const type = types.length > 1 ? types.map(asExpression).join(' or ') : types[0];
	return { _id: key, type, ...Object.fromEntries(cells), points: String(points) };
}

function asExpression(type: string): string {
	return type.startsWith('"') ? `$ == ${type}` : type;
}

/** The preset needs two operators; another one must not go unnoticed. */
function operatorOf({ op }: Condition): 'equals' | 'gte' {
	if (op === 'equals' || op === 'gte') return op;
	throw new Error(`The comparison does not know the operator ${op}`);
}

function propertyOf({ field }: Condition): string {
	return field.replace(/^properties\./, '');
}
