// Once somebody has answered, the question moves to the end of the page, where it can be answered otherwise.
const question = document.querySelector('.consent');
const settle = () => question.classList.add('answered');
if (document.cookie.includes('journey_visitor=')) settle();
question.addEventListener('click', ({ target }) => target.matches('button') && settle());
