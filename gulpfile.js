const { execFileSync } = require('node:child_process');
const { readFileSync, rmSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const { gzipSync } = require('node:zlib');
const esbuild = require('esbuild');
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

const MAX_GZIPPED = 4_096;

/** The script of the tracking, as one file for browsers; it stays small, for every page of a site loads it. */
async function browserScript() {
	const outfile = path.join(dist, 'lib', 'tracking', 'candidate.js');
	const options = require('./lib/tracking/browser/esbuild.json');
	await esbuild.build({ ...options, absWorkingDir: __dirname, outfile });
	const script = readFileSync(outfile);
	const gzipped = gzipSync(script, { level: 9 }).length;
	console.log(`candidate.js: ${script.length} bytes, ${gzipped} gzipped (at most ${MAX_GZIPPED})`);
	if (gzipped > MAX_GZIPPED) throw new Error('candidate.js is too large');
}

/** The example mails, written in MJML: compiled here, so that n8n needs no compiler. */
async function exampleMails() {
	const mjmlToHtml = require('./lib/nurture/content/mjml.cjs');
	const content = path.join('lib', 'nurture', 'content');
	const { compileExamples } = require(path.join(dist, content, 'compile.js'));
	const { compileLayouts } = require(path.join(dist, content, 'layouts.js'));
	const layout = readFileSync(path.join(__dirname, content, 'layout.mjml'), 'utf8');
	const examples = await compileExamples(layout, mjmlToHtml);
	const layouts = await compileLayouts(layout, mjmlToHtml);
	writeFileSync(path.join(dist, content, 'examples.json'), JSON.stringify(examples));
	writeFileSync(path.join(dist, content, 'layouts.json'), JSON.stringify(layouts));
	console.log(
		`examples.json: ${examples.map(({ key, steps }) => `${key} ${steps.length}`).join(', ')}`,
	);
}

/** Icons and codex files, which n8n reads beside a node, and the font of pictures: what tsc does not copy. */
function assets() {
	const files = [
		'nodes/**/*.{svg,png,node.json}',
		'credentials/**/*.{svg,png}',
		'lib/insights/charts/font/*',
	];
	return src(files, {
		base: __dirname,
		encoding: false,
		allowEmpty: true,
	}).pipe(dest(dist));
}

exports.clean = clean;
exports.build = series(clean, parallel(compile, assets), browserScript, exampleMails);
exports.default = exports.build;
