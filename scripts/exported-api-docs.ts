import postman from 'openapi-to-postmanv2';
import { openApiDocument } from '../api/openapi';

/** The files of docs/api that are made from the API itself, by path. */
export async function exportedApiDocs(): Promise<Record<string, string>> {
  const document = openApiDocument();
  return {
    'docs/api/openapi.json': asFile(document),
    'docs/api/slooze.postman_collection.json': asFile(await collectionOf(document)),
  };
}

const asFile = (json: unknown) => `${JSON.stringify(json, null, 2)}\n`;

const OPTIONS = {
  folderStrategy: 'Tags',
  parametersResolution: 'Example',
  enableOptionalParameters: false,
  includeAuthInfoInExample: false,
  alwaysInheritAuthentication: true,
};

/** A collection for Postman and Insomnia, aimed at a Slooze on this machine. */
async function collectionOf(document: object): Promise<object> {
  const data = structuredClone({ ...document, servers: [{ url: 'http://localhost:3000/api' }] });
  const { result, reason, output } = await new Promise<postman.Converted>((resolve, reject) => {
    postman.convertV2({ type: 'json', data }, OPTIONS, (error, converted) => (error ? reject(error) : resolve(converted)));
  });
  if (!result) throw new Error(`no collection could be made: ${reason}`);
  const collection = tidied(output[0]!.data) as { variable: object[]; item: Folder[] };
  const signIn = collection.item.flatMap(({ item }) => item).find(({ name }) => name === 'Sign in');
  signIn!.event = [{ listen: 'test', script: { type: 'text/javascript', exec: [KEEP_TOKEN] } }];
  return {
    ...collection,
    auth: { type: 'bearer', bearer: [{ key: 'token', value: '{{bearerToken}}', type: 'string' }] },
    variable: [...collection.variable, { key: 'bearerToken', value: '' }],
  };
}

interface Folder {
  item: { name: string; event?: object[] }[];
}

const KEEP_TOKEN = "pm.collectionVariables.set('bearerToken', pm.response.json().token);";

// The converter gives everything a new random id each time: nothing needs them, and the file would never stay the same.
// Of the examples of answers the good one is enough; the refusals stand in the document.
function tidied(json: unknown): unknown {
  if (Array.isArray(json)) return json.filter((one) => !(typeof one?.code === 'number' && one.code >= 400)).map(tidied);
  if (typeof json !== 'object' || json === null) return json;
  const kept = Object.entries(json).filter(([key]) => key !== 'id' && key !== '_postman_id');
  return Object.fromEntries(kept.map(([key, value]) => [key, tidied(value)]));
}
