const os = require('node:os'),
	path = require('node:path'),
	fs = require('node:fs');

/** Makes a folder for what n8n keeps in tests; jest removes it after the last of them. */
module.exports = () => {
	const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'candidate-journey-tests-'));
	process.env.TEST_FOLDER = folder;
	process.on('exit', () => fs.rmSync(folder, { recursive: true, force: true }));
};
