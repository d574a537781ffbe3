import { makePostgresPlace } from '../../support/postgres/place';
import { useServer } from '../../support/postgres/useServer';
import { describeStoreContract } from '../../support/storeContract';

jest.setTimeout(120_000);

const server = useServer();

describeStoreContract('PostgreSQL', () => makePostgresPlace(server.current));
