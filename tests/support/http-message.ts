/** As much of HTTP/1.1 as a proxy needs that acts on whole requests (RFC 9112). */

export type RequestHead = {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
};

const HEAD_END = Buffer.from('\r\n\r\n');

/** @returns null until all of it has come: head, and as much body as the head promises */
export function readWholeRequest(bytes: Buffer): RequestHead | null {
  const end = headLength(bytes);
  if (end === null) return null;
  const head = readHead(bytes.subarray(0, end));
  if (head.headers.get('transfer-encoding')?.includes('chunked')) {
    return bytes.subarray(end).includes('0\r\n\r\n') ? head : null;
  }
  return bytes.length >= end + Number(head.headers.get('content-length') ?? 0) ? head : null;
}

/** The request with `connection: close`, so that the end of the connection is the end of the answer. */
export function closingAfterwards(request: Buffer): Buffer {
  const end = headLength(request);
  if (end === null) throw new TypeError('not a whole request');
  const head = request
    .subarray(0, end - HEAD_END.length)
    .toString('latin1')
    .replace(/\r\nconnection:[^\r]*/giu, '');
  return Buffer.concat([
    Buffer.from(`${head}\r\nconnection: close\r\n\r\n`, 'latin1'),
    request.subarray(end),
  ]);
}

/** The first part of an answer: its head and half of its body, or half of the head where there is no body. */
export function halfOf(answer: Buffer): Buffer {
  const end = headLength(answer) ?? 0;
  const bodyLength = answer.length - end;
  return answer.subarray(0, bodyLength > 0 ? end + Math.floor(bodyLength / 2) : Math.floor(end / 2));
}

/** @returns null for bytes that are no answer */
export function readStatus(answer: Buffer): number | null {
  const match = /^HTTP\/1\.1 (\d{3})/u.exec(answer.subarray(0, 16).toString('latin1'));
  return match ? Number(match[1]) : null;
}

/** Bytes up to the body. */
function headLength(bytes: Buffer): number | null {
  const end = bytes.indexOf(HEAD_END);
  return end < 0 ? null : end + HEAD_END.length;
}

function readHead(bytes: Buffer): RequestHead {
  const [requestLine = '', ...lines] = bytes.toString('latin1').split('\r\n');
  const [method = '', path = ''] = requestLine.split(' ');
  const headers = lines
    .filter((line) => line.includes(':'))
    .map((line): [string, string] => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    });
  return { method, path, headers: new Map(headers) };
}
