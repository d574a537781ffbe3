import { makePostgresPlace } from '../../support/postgres/place';
import { useServer } from '../../support/postgres/useServer';
import { describeProcesses } from '../../support/promises/processes';

jest.setTimeout(120_000);

const server = useServer();

describeProcesses('PostgreSQL', () => makePostgresPlace(server.current));
