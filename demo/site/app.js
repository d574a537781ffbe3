// A page that is an app: it changes its address and its content without loading anything.
document.querySelector('#show').addEventListener('click', () => {
	history.pushState({}, '', '/app/vacancies/driver-ede');
	document.querySelector('#shown').dataset.journeyVacancy = 'driver-ede';
});
