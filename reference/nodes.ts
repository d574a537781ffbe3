import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type {
	INodeProperties,
	INodePropertyCollection,
	INodePropertyOptions,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { table, text } from './markdown';

const loadModule = createRequire(__filename);

const FOLDER = path.join(__dirname, '../nodes');

/** What every node does and asks for, as the editor shows it. */
export function nodesPage(): string {
	const names = readdirSync(FOLDER).filter((name) => name !== 'shared');
	const nodes = names.map(load);
	return [
		'# The nodes',
		'Every node with its parameters, made from what the editor shows. A parameter that belongs to some operations only says so under *when*.',
		nodes.map(({ displayName }) => `- [${displayName}](#${anchorOf(displayName)})`).join('\n'),
		...nodes.map(describeNode),
	].join('\n\n');
}

function load(name: string): INodeTypeDescription {
	const module = loadModule(`../nodes/${name}/${name}.node.ts`) as Record<
		string,
		new () => INodeType
	>;
	return new module[name]().description;
}

function anchorOf(title: string): string {
	return title.toLowerCase().replaceAll(' ', '-');
}

function describeNode(node: INodeTypeDescription): string {
	const shown = node.properties.filter(({ type }) => type !== 'hidden' && type !== 'notice');
	const notices = node.properties.filter(({ type }) => type === 'notice');
	return [
		`## ${node.displayName}`,
		`${node.description}.`,
		...operationsOf(node),
		...(shown.length > 0
			? [
					table(
						['parameter', 'default', 'what it is', 'when'],
						shown.flatMap((one) => rowsOf(one)),
					),
				]
			: []),
		...notices.map(({ displayName }) => `> ${text(displayName)}`),
	].join('\n\n');
}

function operationsOf({ properties }: INodeTypeDescription): string[] {
	const operation = properties.find(({ name }) => name === 'operation');
	if (!operation) return [];
	const rows = (operation.options as INodePropertyOptions[]).map(({ name, description = '' }) => [
		`**${name}**`,
		text(description),
	]);
	return [table(['operation', 'what it does'], rows)];
}

/** A parameter and what it holds, one row each. */
function rowsOf(property: INodeProperties, under = ''): string[][] {
	if (property.name === 'operation' || property.type === 'notice') return [];
	const name = `${under}${property.displayName}`;
	const own = [`**${text(name)}**`, defaultOf(property), saidOf(property), whenOf(property)];
	return [own, ...innerOf(property).flatMap((inner) => rowsOf(inner, `${name} › `))];
}

function innerOf({ type, options = [] }: INodeProperties): INodeProperties[] {
	if (type === 'collection') return options as INodeProperties[];
	if (type !== 'fixedCollection') return [];
	return (options as INodePropertyCollection[]).flatMap(({ values }) => values);
}

function saidOf({ description = '', type, options = [] }: INodeProperties): string {
	if (type !== 'options' && type !== 'multiOptions') return text(description);
	const choices = (options as INodePropertyOptions[]).map(({ name }) => name);
	return [text(description), choices.length > 0 ? `(${choices.map(text).join(' · ')})` : '']
		.filter(Boolean)
		.join(' ');
}

function defaultOf({ type, default: value, options = [] }: INodeProperties): string {
	if (type === 'collection' || type === 'fixedCollection') return '';
	if (value === '' || value === null || value === undefined) return '';
	const chosen = (options as INodePropertyOptions[]).find((one) => one.value === value);
	if (chosen) return text(chosen.name);
	if (typeof value === 'boolean') return value ? 'on' : 'off';
	const said = typeof value === 'object' ? JSON.stringify(value) : String(value);
	return said.length > 60 || said === '[]' || said === '{}' ? '' : text(`\`${said}\``);
}

function whenOf({ displayOptions }: INodeProperties): string {
	const shown = Object.entries(displayOptions?.show ?? {});
	return shown
		.map(([name, values]) => text(`${name.replace('/', '')}: ${(values ?? []).join(', ')}`))
		.join('; ');
}
