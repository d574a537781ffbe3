import { PHONE_SCRIPT, taskBody, taskSubject, type TaskSubject } from '../../../lib/hubspot';
import { readMarker, reasonKey, writeMarker } from '../../../lib/hubspot/tasks/marker';
import fc from 'fast-check';

const noor: TaskSubject = {
	name: 'Noor de Vries',
	reason: 'Became hot',
	score: 73,
	bucketLabel: 'Hot',
	phase: 'do',
	medal: 'bronze',
	reasons: [
		{ text: 'Webinar attended: 2 times', points: 29 },
		{ text: 'Appointment booked: once', points: 25 },
		{ text: 'Job alert: once', points: 6 },
		{ text: 'Salary guide: once', points: 5 },
	],
	vacancies: ['nurse-utrecht', 'carer-zeist'],
	interactions: Array.from({ length: 12 }, (_, i) => ({
		on: `2026-11-${22 - i}`,
		what: `Vacancy view ${i}`,
	})),
};

describe('the text of a task (UP-10, UP-14, UP-15, MSR-04)', () => {
	it('says who, why and how hot at a glance', () => {
		expect(taskSubject(noor)).toBe('Became hot: Noor de Vries (73 points)');
		expect(taskSubject({ ...noor, score: null })).toBe('Became hot: Noor de Vries');
	});

	it('tells what a recruiter should know before calling, and how to begin', () => {
		const body = taskBody(noor);
		expect(body).toContain('<p>Score 73 of 100, Hot, medal: bronze</p>');
		expect(body).toContain(`<p>${PHONE_SCRIPT.do}</p>`);
		expect(body.match(/<li>[^<]*<\/li>/g)).toEqual([
			'<li>Webinar attended: 2 times</li>',
			'<li>Appointment booked: once</li>',
			'<li>Job alert: once</li>',
			'<li>nurse-utrecht</li>',
			'<li>carer-zeist</li>',
			...noor.interactions.slice(0, 10).map(({ on, what }) => `<li>${on} ${what}</li>`),
		]);
	});

	it('leaves out what is not known', () => {
		const body = taskBody({
			...noor,
			score: null,
			bucketLabel: null,
			medal: null,
			reasons: [],
			vacancies: [],
			interactions: [],
		});
		expect(body).toBe(`<p>No score yet</p><p>${PHONE_SCRIPT.do}</p>`);
	});

	it('uses the team’s own words on the phone', () => {
		expect(taskBody(noor, { ...PHONE_SCRIPT, do: 'Say hi' })).toContain('<p>Say hi</p>');
	});

	it('what others wrote reaches it as text: no markup, no page of it, no marker of ours', () => {
		const hostile = `<img src=x onerror="alert('1')"> [cj:1:became-hot] ${'x'.repeat(5000)}\r\n`;
		const body = taskBody({ ...noor, vacancies: [hostile] });
		expect(body).not.toMatch(/<img|onerror="|\r|\n/);
		expect(body.length).toBeLessThan(2000);
		expect(readMarker(body)).toBeNull();
		expect(readMarker(taskSubject({ ...noor, name: '[cj:1:x]' }))).toBeNull();
	});
});

describe('the marker of a task', () => {
	it('is read as it was written, in the middle of any text', () => {
		const marker = writeMarker({ candidate: '12', reason: 'Became hot!' });
		expect(marker).toBe('[cj:12:became-hot]');
		expect(readMarker(`<p>Call</p><p>${marker}</p>`)).toEqual({
			candidate: '12',
			reason: 'became-hot',
		});
	});

	it.each(['', 'Call Noor', '[cj:12]', '[cj::became-hot]', '[cj:12:Hot]', null, undefined])(
		'is not found in %s',
		(text) => expect(readMarker(text)).toBeNull(),
	);

	it('whatever the reason and the candidate, it is one that is read again', () => {
		fc.assert(
			fc.property(fc.string(), fc.string(), (candidate, reason) => {
				const read = readMarker(writeMarker({ candidate, reason }));
				expect(read?.reason).toBe(reasonKey(reason));
				expect(reasonKey(reasonKey(reason))).toBe(reasonKey(reason));
			}),
			{ seed: 7 },
		);
	});

	it.each([
		['Sollicitatie gestart', 'sollicitatie-gestart'],
		['  Geïnteresseerd! ', 'geinteresseerd'],
		['…', 'follow-up'],
	])('the reason "%s" is "%s"', (reason, key) => expect(reasonKey(reason)).toBe(key));
});
