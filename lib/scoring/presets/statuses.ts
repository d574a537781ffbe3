/** What the steps of an application are called in Dutch and English systems; case does not matter. */
export const applied = ['Web application', 'Web sollicitatie', 'Application', 'Sollicitatie'];

/** Statuses that tell of an intake or interview. */
export const intake = [
	'Intake processed',
	'Intake verwerkt',
	'Intake',
	'Interview held',
	'Interview gehouden',
];

/** Statuses that tell of having been proposed to a client. */
export const proposed = ['Proposed', 'Proposed to client', 'Voorgesteld', 'Voorgesteld aan klant'];

/** Statuses that tell of having been hired. */
export const hired = ['Hired', 'Placed', 'Aangenomen', 'Geplaatst'];

/** From applying until the decision. */
export const inProcedure = [...applied, ...intake, ...proposed];
