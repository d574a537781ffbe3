/** Whether somebody is moving a store here, or did not finish it. */
export const MOVING = `
	ALTER TABLE candidate_store ADD COLUMN is_moving boolean NOT NULL DEFAULT false;
`;
