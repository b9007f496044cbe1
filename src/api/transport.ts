/**
 * The only place where the app touches the network. `fetch` for everything but uploads: only XMLHttpRequest
 * tells how much of a photograph has left the phone.
 */
export type TransportRequest = {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer> | string | null;
  /** After so many milliseconds without a whole answer it counts as none. */
  readonly timeoutMs: number;
  /** Called with sent and total bytes of the body. */
  readonly onProgress?: ((sent: number, total: number) => void) | undefined;
};

export type TransportAnswer = {
  readonly status: number;
  readonly header: (name: string) => string | null;
  readonly body: Uint8Array<ArrayBuffer>;
};

/** @returns null when no whole answer came: no network, a timeout, a connection cut in the middle */
export type Transport = (request: TransportRequest) => Promise<TransportAnswer | null>;

export const browserTransport: Transport = (request) =>
  request.onProgress ? sendByXhr(request) : sendByFetch(request);

const sendByFetch: Transport = async ({ method, url, headers, body, timeoutMs }) => {
  try {
    const response = await fetch(url, {
      method,
      headers,
      body,
      cache: 'no-store',
      credentials: 'same-origin',
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    const bytes = new Uint8Array(await response.arrayBuffer());
    return { status: response.status, header: (name) => response.headers.get(name), body: bytes };
  } catch {
    return null;
  }
};

const sendByXhr: Transport = ({ method, url, headers, body, timeoutMs, onProgress }) =>
  new Promise((resolve) => {
    const xhr = new XMLHttpRequest();
    xhr.open(method, url);
    xhr.responseType = 'arraybuffer';
    xhr.timeout = timeoutMs;
    for (const [name, value] of Object.entries(headers)) xhr.setRequestHeader(name, value);
    xhr.upload.onprogress = (event) => onProgress?.(event.loaded, event.total);
    xhr.onload = () =>
      resolve({
        status: xhr.status,
        header: (name) => xhr.getResponseHeader(name),
        // responseType is 'arraybuffer', so a loaded answer is one.
        body: new Uint8Array(xhr.response as ArrayBuffer),
      });
    xhr.onerror = () => resolve(null);
    xhr.ontimeout = () => resolve(null);
    xhr.onabort = () => resolve(null);
    xhr.send(body);
  });
