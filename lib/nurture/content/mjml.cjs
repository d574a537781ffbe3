const mjml = require('mjml');

/** Turns MJML into HTML, and takes no MJML that is wrong. Only the build and the tests use it. */
module.exports = async function mjmlToHtml(source) {
	const { html, errors } = await mjml(source, {
		validationLevel: 'strict',
		keepComments: false,
		fonts: {}, // those of the reader's machine: a font from elsewhere tells that place who reads
	});
	if (errors.length > 0) throw new Error(errors.map((one) => one.formattedMessage).join('\n'));
	return html.replace(/>\s*\n\s*/g, '>\n').replace(/\n{2,}/g, '\n');
};
