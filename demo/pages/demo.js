// Shows the parts of the page that change as they change, and says when the demo is gone.
const source = new EventSource('/stream');
const gone = document.querySelector('#gone');
for (const part of document.querySelectorAll('[data-part]'))
	source.addEventListener(part.dataset.part, ({ data }) => {
		part.innerHTML = data;
	});
source.addEventListener('open', () => {
	gone.hidden = true;
});
source.addEventListener('error', () => {
	gone.hidden = false;
});
window.addEventListener('pagehide', () => source.close());
window.addEventListener('pageshow', ({ persisted }) => persisted && location.reload());
