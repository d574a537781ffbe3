import { createRequire } from 'node:module';
import path from 'node:path';

/** Prints, as a JSON list, the packages that a process has loaded after requiring these files and nothing else. */
const require = createRequire(__filename);
for (const file of process.argv.slice(2)) require(path.resolve(file));
const packages = new Set(
	Object.keys(require.cache).flatMap(
		(file) => /.*[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/.exec(file)?.[1] ?? [],
	),
);
process.stdout.write(JSON.stringify([...packages].sort()));
