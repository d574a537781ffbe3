import { describeNurture } from '../../support/nurture/describeNurture';
import { makePostgresPlace } from '../../support/postgres/place';
import { useServer } from '../../support/postgres/useServer';

jest.setTimeout(120_000);

const server = useServer();

describeNurture('PostgreSQL', () => makePostgresPlace(server.current));
