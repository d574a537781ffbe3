const { execFileSync } = require('node:child_process');
const { rmSync } = require('node:fs');
const path = require('node:path');
const { dest, parallel, series, src } = require('gulp');

const dist = path.join(__dirname, 'dist');

function clean(done) {
	rmSync(dist, { recursive: true, force: true });
	done();
}

function compile(done) {
	execFileSync(process.execPath, [require.resolve('typescript/lib/tsc.js'), '-p', __dirname], {
		stdio: 'inherit',
	});
	done();
}

/** Icons and codex files: what n8n reads beside a node, and tsc does not copy. */
function assets() {
	return src(['nodes/**/*.{svg,png,node.json}', 'credentials/**/*.{svg,png}'], {
		base: __dirname,
		encoding: false,
		allowEmpty: true,
	}).pipe(dest(dist));
}

exports.clean = clean;
exports.build = series(clean, parallel(compile, assets));
exports.default = exports.build;
