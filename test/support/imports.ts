import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

export interface Import {
	/** A file of this project from its root, or the name of a package. */
	of: string;
	kind: 'value' | 'type' | 'dynamic';
}

export interface Source {
	file: string;
	tree: ts.SourceFile;
	imports: Import[];
}

const root = path.join(__dirname, '../..');

/** The TypeScript files of a folder and those below it, from the root. */
export function sourceFiles(folder: string): string[] {
	const full = path.join(root, folder);
	if (!fs.existsSync(full)) return [];
	return fs
		.readdirSync(full, { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.ts'))
		.map((name) => path.posix.join(folder, name.split(path.sep).join('/')))
		.sort();
}

/** A file, and what it imports. */
export function readSource(file: string): Source {
	return parseSource(file, fs.readFileSync(path.join(root, file), 'utf8'));
}

/** {@link readSource} of code that stands nowhere. */
export function parseSource(file: string, code: string): Source {
	const tree = ts.createSourceFile(file, code, ts.ScriptTarget.ES2023, true);
	const imports: Import[] = [];
	visit(tree, (node) => {
		const found = readImport(node);
		if (found) imports.push({ ...found, of: resolve(file, found.of) });
	});
	return { file, tree, imports };
}

/** Looks at a node and at all below it. */
export function visit(node: ts.Node, look: (node: ts.Node) => void): void {
	look(node);
	ts.forEachChild(node, (child) => visit(child, look));
}

function readImport(node: ts.Node): Import | null {
	if (ts.isImportDeclaration(node)) {
		return named(node.moduleSpecifier, hasOnlyTypes(node.importClause) ? 'type' : 'value');
	}
	if (ts.isExportDeclaration(node) && node.moduleSpecifier) {
		return named(node.moduleSpecifier, node.isTypeOnly ? 'type' : 'value');
	}
	if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
		return named(node.argument.literal, 'type');
	}
	if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
		return named(node.arguments[0], 'dynamic');
	}
	if (ts.isCallExpression(node) && node.expression.getText() === 'require') {
		return named(node.arguments[0], 'value');
	}
	return null;
}

function named(name: ts.Expression, kind: Import['kind']): Import {
	return { of: ts.isStringLiteralLike(name) ? name.text : `computed: ${name.getText()}`, kind };
}

function hasOnlyTypes(clause: ts.ImportClause | undefined): boolean {
	if (!clause) return false;
	if (clause.isTypeOnly) return true;
	const { name, namedBindings } = clause;
	if (name || !namedBindings || !ts.isNamedImports(namedBindings)) return false;
	return namedBindings.elements.every((element) => element.isTypeOnly);
}

function resolve(from: string, name: string): string {
	if (!name.startsWith('.')) return name;
	const target = path.posix.join(path.posix.dirname(from), name);
	const candidates = [`${target}.ts`, `${target}/index.ts`, target];
	return candidates.find((file) => fs.existsSync(path.join(root, file))) ?? `missing: ${target}`;
}
