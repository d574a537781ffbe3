import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { isTelling, namedTexts, textOf, visit } from './texts';

const ROOT = path.join(__dirname, '../..');

/** One way in which an error of a code is told. */
export interface Told {
	code: string;
	message: string;
	advice: string;
}

/** A code of an error class, and what its declaration says about it. */
export interface Code {
	code: string;
	comment: string;
}

/** The codes of a class of errors, in the order in which they are declared. */
export function codesOf(file: string, type: string): Code[] {
	const source = parse(file);
	const codes: Code[] = [];
	visit(source, (node) => {
		if (!ts.isTypeAliasDeclaration(node) || node.name.text !== type) return;
		visit(node.type, (one) => {
			if (!ts.isLiteralTypeNode(one) || !ts.isStringLiteral(one.literal)) return;
			codes.push({ code: one.literal.text, comment: commentAt(source, one) });
		});
	});
	return codes;
}

/**
 * Finds where errors with these codes are made: calls and lists in which a code is followed by what went wrong and by what
 * to do about it.
 */
export function findTold(folder: string, codes: ReadonlySet<string>): Told[] {
	const files = globSync(`${folder}/**/*.ts`, { cwd: ROOT }).sort().map(parse);
	const named = namedTexts(files);
	const found = new Map<string, Told>();
	const look = (parts: readonly ts.Expression[]) => {
		const [code, message, advice = ''] = parts.map((part) => textOf(part, named));
		if (!codes.has(code) || !isTelling(message ?? '')) return;
		const said = isTelling(advice) ? advice : '';
		found.set(`${code} ${message} ${said}`, { code, message, advice: said });
	};
	for (const file of files)
		visit(file, (node) => {
			if (ts.isNewExpression(node)) look(node.arguments ?? []);
			if (ts.isArrayLiteralExpression(node)) look(node.elements);
		});
	return [...found.values()];
}

function parse(file: string): ts.SourceFile {
	const text = readFileSync(path.join(ROOT, file), 'utf8');
	return ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
}

/** The comment before a member of a union. */
function commentAt(source: ts.SourceFile, node: ts.Node): string {
	const before = source.text.slice(0, node.getStart(source));
	const [, comment = ''] = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*\|?\s*$/.exec(before) ?? [];
	return comment.replace(/\s*\n\s*\*\s*/g, ' ').trim();
}
