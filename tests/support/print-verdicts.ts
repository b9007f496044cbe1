/**
 * A process of its own that decides about cases with the rules of one file: Node's own import of the source,
 * or of a bundle made for phones. Cases come as JSON on the standard input, verdicts go out the same way.
 */
import { json } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { type Case, verdictOf } from './random-procedures.ts';

const [, , file = ''] = process.argv;
const rules = await import(pathToFileURL(file).href);
// The test that started this process wrote them.
const cases = (await json(process.stdin)) as readonly Case[];
process.stdout.write(JSON.stringify(cases.map((one) => verdictOf(rules, one))));
