import type { Topic } from './topic';

/** Something that seems neutral and stands in for a protected characteristic. */
export interface ProxyTopic extends Topic {
	/** What it stands in for, as a clause. */
	reason: string;
	/** What to ask instead. */
	instead: string;
}

/** The usual proxies, with the words for them in English and Dutch. */
export const PROXY_TOPICS: readonly ProxyTopic[] = [
	{
		name: 'a postcode or neighbourhood',
		reason: 'where people live goes together with origin and income',
		instead: 'travel time to the place of work, or the regions the candidate chose',
		terms: [
			...['postcode', 'post code', 'postcodes', 'zip', 'zipcode', 'zip code', 'postal code'],
			...['postalcode', 'neighbourhood', 'neighborhood', 'buurt', 'wijk', 'woonwijk'],
		],
		except: ['zip file', 'zip download', 'zip archive'],
	},
	{
		name: 'a name or form of address',
		reason: 'names tell sex, origin and religion',
		instead: 'whether contact details are known (signal `known`)',
		terms: [
			...['first name', 'firstname', 'given name', 'voornaam', 'roepnaam', 'last name', 'lastname'],
			...['surname', 'achternaam', 'maiden name', 'meisjesnaam', 'salutation', 'aanhef'],
			...['mr', 'mrs', 'ms', 'mevrouw', 'de heer'],
		],
		except: ['ms teams', 'ms office', 'ms word', 'ms excel'],
	},
	{
		name: 'a graduation year',
		reason: 'it tells the age',
		instead: 'the level of education, or the skill itself',
		terms: [
			...['graduation year', 'graduationyear', 'graduation date', 'year of graduation'],
			...['afstudeerjaar', 'jaar van afstuderen', 'diploma year', 'diplomajaar', 'examenjaar'],
			...['graduated in', 'class of'],
		],
	},
	{
		name: 'being young or newly graduated',
		reason: 'it leaves out older candidates',
		instead: 'the skill or the level of the position',
		terms: [
			...['digital native', 'recent graduate', 'recent graduates', 'pas afgestudeerd', 'young'],
			...[
				'jong',
				'jonge hond',
				'millennial',
				'generation z',
				'gen z',
				'generatie z',
				'senior citizen',
			],
		],
		except: ['young professional', 'young professionals', 'young capital', 'jong volwassenen'],
	},
	{
		name: 'an upper limit on experience',
		reason: 'a maximum leaves out older candidates',
		instead: 'a minimum, or the level of the position',
		terms: [
			...['max years of experience', 'maximum years of experience', 'maximum experience'],
			...['max experience', 'maximale ervaring', 'maximaal jaren ervaring', 'overqualified'],
			...['overgekwalificeerd', 'too experienced', 'te ervaren'],
		],
	},
	{
		name: 'a career gap',
		reason: 'gaps come from illness, care and parenthood',
		instead: 'the experience that is there',
		terms: [
			...['career gap', 'career gaps', 'careergap', 'career break', 'employment gap', 'gap in cv'],
			...['gap in resume', 'cv gap', 'gat in cv', 'gat in het cv', 'loopbaanonderbreking'],
			...['unemployed', 'werkloos', 'unemployment'],
		],
	},
	{
		name: 'a native language or accent',
		reason: 'it tells the origin',
		instead: 'the level of the language that the work needs',
		terms: [
			...['native language', 'nativelanguage', 'native speaker', 'mother tongue', 'first language'],
			...['moedertaal', 'moedertaalspreker', 'accent', 'tongval', 'native dutch'],
		],
		except: ['accent color', 'accent colour'],
	},
	{
		name: 'military service',
		reason: 'it tells sex, age, origin and belief',
		instead: 'the skill learned there',
		terms: [
			...['military service', 'militaryservice', 'veteran', 'veterans', 'conscription'],
			...['dienstplicht', 'diensttijd', 'militaire dienst', 'dienstweigeraar'],
		],
	},
	{
		name: 'the name of a school or club',
		reason: 'schools and clubs go together with origin, religion and sex',
		instead: 'the diploma or the skill',
		terms: [
			...['school name', 'schoolname', 'name of school', 'naam school', 'schoolnaam', 'alma mater'],
			...['university name', 'naam universiteit', 'student association', 'studentenvereniging'],
			...['sorority', 'fraternity', 'hobbies'],
		],
	},
	{
		name: 'a group defined by sex',
		reason: 'it scores people by sex',
		instead: 'the activity itself, open to everybody',
		terms: [
			'women',
			'men',
			'woman',
			'girls',
			'boys',
			'meisjes',
			'jongens',
			'dames',
			'heren',
			'moeder',
		],
	},
	{
		name: 'a work permit',
		reason: 'it tells the nationality',
		instead: 'a yes or no, asked of everybody, late in the process',
		terms: [
			...['work permit', 'workpermit', 'residence permit', 'visa', 'visum', 'verblijfsvergunning'],
			...['verblijfsstatus', 'tewerkstellingsvergunning', 'werkvergunning'],
		],
		except: ['visa card', 'visa payment'],
	},
];
