import type { Topic } from './topic';

/** A characteristic that no score may depend on. */
export interface ProtectedTopic extends Topic {
	/** The law that says so, as one clause. */
	law: string;
}

const AWGB = 'Dutch AWGB and the EU equal-treatment directives';
const ARTICLE_9 = 'GDPR art. 9 and the Dutch AWGB';
const HIGH_RISK = 'the EU AI Act, which counts the scoring of candidates as high-risk';

/**
 * The protected characteristics, with the words for them in English and Dutch.
 *
 * Words that mean something else more often than not (man, union, origin, herkomst, beperking) stand only in
 * longer expressions; sectors such as health care are no statement about a candidate.
 */
export const PROTECTED_TOPICS: readonly ProtectedTopic[] = [
	{
		name: 'age',
		law: 'the Dutch WGBL and EU directive 2000/78/EC',
		terms: [
			...['age', 'ages', 'aged', 'date of birth', 'dateofbirth', 'birth date', 'birthdate', 'dob'],
			...['birthday', 'birth year', 'birthyear', 'year of birth', 'born', 'older than'],
			...['younger than', 'leeftijd*', 'geboortedatum', 'geboortejaar', 'geboortedag', 'geboren'],
			...['verjaardag', 'jonger dan', 'ouder dan', 'jaar oud', 'years old', 'elderly', 'bejaard'],
		],
		except: [
			...['vacancy age', 'page age', 'account age', 'age of the vacancy', 'age of the page'],
			...['age of the event', 'event age', 'age in days', 'new age', 'birthday mail'],
			...['birthday email', 'birthday e mail', 'birthday card', 'elderly care'],
		],
	},
	{
		name: 'sex or gender',
		law: 'the Dutch AWGB and WGB and EU directive 2006/54/EC',
		terms: [
			...['sex', 'gender', 'genders', 'male', 'males', 'female', 'females', 'geslacht', 'sekse'],
			...['vrouw', 'vrouwen', 'vrouwelijk', 'mannelijk', 'mannen', 'gender identity'],
			...['genderidentiteit', 'non binary', 'nonbinary', 'transgender', 'transseksueel'],
			...['transsexual', 'pronouns', 'voornaamwoorden'],
		],
		except: ['gender neutral', 'genderneutraal', 'gender pay gap report'],
	},
	{
		name: 'pregnancy or parenthood',
		law: 'the Dutch WGB and EU directive 2006/54/EC',
		terms: [
			...['pregnan*', 'maternity', 'paternity', 'parental leave', 'zwanger*', 'in verwachting'],
			...['zwangerschapsverlof', 'ouderschapsverlof', 'bevallingsverlof', 'kinderwens'],
			...[
				'number of children',
				'has children',
				'heeft kinderen',
				'aantal kinderen',
				'breastfeeding',
			],
		],
		except: ['maternity care', 'maternity nurse', 'maternity ward', 'maternity assistant'],
	},
	{
		name: 'race, ethnic origin or nationality',
		law: ARTICLE_9,
		terms: [
			...['race', 'racial', 'ethnic', 'ethnicity', 'ethnic origin', 'nationality', 'nationalities'],
			...['nationaliteit', 'nationaliteiten', 'citizenship', 'staatsburgerschap', 'birthplace'],
			...['country of birth', 'birth country', 'place of birth', 'country of origin'],
			...['national origin', 'geboorteland', 'geboorteplaats', 'land van herkomst', 'afkomst'],
			...['etnisch', 'etnische', 'etniciteit', 'ras', 'huidskleur', 'skin color', 'skin colour'],
			...['migration background', 'migratieachtergrond', 'migrant', 'immigrant', 'allochtoon'],
			...['autochtoon', 'asylum', 'statushouder', 'refugee', 'vluchteling'],
		],
		except: [
			'ras el hanout',
			'race condition',
			'race day',
			'race event',
			'charity race',
			'race to the top',
		],
	},
	{
		name: 'religion or belief',
		law: ARTICLE_9,
		terms: [
			...['religion', 'religions', 'religious', 'faith', 'geloof', 'geloofsovertuiging', 'religie'],
			...[
				'godsdienst',
				'levensovertuiging',
				'kerkelijk',
				'kerkgenootschap',
				'kerklid',
				'church member',
			],
			...['muslim', 'moslim', 'islam', 'islamic', 'islamitisch', 'jewish', 'joods', 'hindu'],
			...['hindoe', 'catholic', 'katholiek', 'protestant', 'atheist', 'headscarf', 'hoofddoek'],
			...['hijab'],
		],
		except: [
			...['good faith', 'religion teacher', 'religious education teacher', 'docent godsdienst'],
			...['docent levensovertuiging', 'catholic school', 'katholiek onderwijs'],
		],
	},
	{
		name: 'disability or health',
		law: 'GDPR art. 9, the Dutch WGBH/CZ and EU directive 2000/78/EC',
		terms: [
			...['disability', 'disabilities', 'disabled', 'handicap', 'handicaps', 'handicapped'],
			...['gehandicapt', 'gehandicapte', 'arbeidsbeperking', 'lichamelijke beperking'],
			...['met een beperking', 'met beperking', 'health', 'gezondheid', 'gezondheidstoestand'],
			...['gezondheidsklachten', 'gezondheidsverklaring', 'illness', 'sick', 'sick leave'],
			...['sickness', 'ziek', 'ziekte', 'ziekteverzuim', 'ziekteverleden', 'chronic'],
			...['chronisch', 'medical condition', 'medical history', 'medical record', 'medical data'],
			...['medisch dossier', 'medische gegevens', 'wheelchair', 'rolstoel', 'autism', 'autisme'],
			...['adhd', 'depression', 'depressie', 'burnout', 'burn out', 'wajong', 'arbeidsongeschikt*'],
			...['pregnancy test', 'genetic data', 'dna', 'biometric', 'biometrisch', 'bmi'],
		],
		except: [
			...['health care', 'public health', 'occupational health', 'mental health care'],
			...[
				'mental health nurse',
				'health and safety',
				'health insurer',
				'health sector',
				'health tech',
			],
			...['health check endpoint', 'disability care', 'disabled javascript', 'cookies disabled'],
			...['tracking disabled', 'chronic care', 'burnout article', 'site health'],
		],
	},
	{
		name: 'sexual orientation',
		law: ARTICLE_9,
		terms: [
			...['sexual orientation', 'sexual preference', 'seksuele geaardheid', 'seksuele voorkeur'],
			...[
				'seksuele orientatie',
				'seksuele gerichtheid',
				'geaardheid',
				'homosexual',
				'heterosexual',
			],
			...['bisexual', 'homoseksueel', 'heteroseksueel', 'biseksueel', 'gay', 'lesbian', 'lesbisch'],
			...['lgbt*', 'lhbt*', 'queer'],
		],
	},
	{
		name: 'marital status',
		law: AWGB,
		terms: [
			...[
				'marital',
				'marital status',
				'maritalstatus',
				'married',
				'unmarried',
				'divorced',
				'widowed',
			],
			...['spouse', 'civil status', 'family status', 'burgerlijke staat', 'burgerlijkestaat'],
			...['gehuwd', 'getrouwd', 'ongehuwd', 'ongetrouwd', 'echtgenoot', 'echtgenote'],
			...['gezinssituatie', 'samenwonend', 'weduwe', 'weduwnaar', 'alleenstaand'],
		],
	},
	{
		name: 'trade-union membership',
		law: 'GDPR art. 9 and EU directive 2000/78/EC',
		terms: [
			...['trade union', 'tradeunion', 'labor union', 'labour union', 'union member'],
			...['union membership', 'unionised', 'unionized', 'vakbond', 'vakbondslid', 'vakbonden'],
			...['vakbondslidmaatschap', 'vakvereniging', 'fnv', 'cnv'],
		],
	},
	{
		name: 'political opinion',
		law: ARTICLE_9,
		terms: [
			...['political', 'politics', 'politiek', 'politieke', 'political party', 'party membership'],
			...['partijlid', 'partijlidmaatschap', 'stemgedrag', 'voting behaviour', 'voted for'],
		],
		except: [
			'political science',
			'political scientist',
			'office politics',
			'politieke wetenschappen',
		],
	},
	{
		name: 'a photo or appearance',
		law: `${AWGB} and ${HIGH_RISK}`,
		terms: [
			...['photo', 'photos', 'photograph', 'foto', 'pasfoto', 'profielfoto', 'profile picture'],
			...['profilepicture', 'headshot', 'selfie', 'facial', 'face recognition', 'gezicht'],
			...['uiterlijk', 'appearance', 'attractive', 'body weight', 'lichaamsgewicht', 'avatar'],
		],
		except: [
			...['photo gallery', 'photos of the team', 'team photo', 'team photos', 'photo editor'],
			...[
				'photo album',
				'foto van het team',
				'fotos van het team',
				'uiterlijk op',
				'uiterlijk voor',
			],
		],
	},
	{
		name: 'a criminal record',
		law: 'GDPR art. 10',
		terms: [
			...['criminal record', 'criminal history', 'criminal conviction', 'convicted', 'conviction'],
			...['convictions', 'felony', 'ex offender', 'strafblad', 'strafrechtelijk', 'veroordeeld'],
			...[
				'veroordeling',
				'justitieel verleden',
				'justitiele documentatie',
				'detentie',
				'prison sentence',
			],
		],
		except: ['conviction marketing'],
	},
];
