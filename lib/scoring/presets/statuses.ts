/** What the steps of an application are called in Dutch and English systems; case does not matter. */
export const applied = ['Web application', 'Web sollicitatie', 'Application', 'Sollicitatie'];

export const intake = [
	'Intake processed',
	'Intake verwerkt',
	'Intake',
	'Interview held',
	'Interview gehouden',
];

export const proposed = ['Proposed', 'Proposed to client', 'Voorgesteld', 'Voorgesteld aan klant'];

export const hired = ['Hired', 'Placed', 'Aangenomen', 'Geplaatst'];

/** From applying until the decision. */
export const inProcedure = [...applied, ...intake, ...proposed];
