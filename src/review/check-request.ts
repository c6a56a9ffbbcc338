import { createHash, timingSafeEqual } from 'node:crypto'

/** The largest body of a request, in bytes. */
export const largestBody = 1_000_000

/** The parts of a request that show where it comes from. */
export interface RequestHead {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
}

/** The server's own port, and the secret that its page knows. */
export interface ServerSecret {
  readonly port: number
  readonly token: string
}

/** The reason why a request is refused. */
export interface Refusal {
  readonly status: 401 | 403 | 404 | 405 | 413 | 415
  readonly message: string
}

/** The header in which the page returns the token. */
const tokenHeader = 'x-themata-token'

const refuse = (status: Refusal['status'], message: string): Refusal => ({ status, message })

/**
 * Checks where a request comes from, before anything of it is read. Any web page that is open in the browser can send
 * requests to this computer: only the page of this server may get an answer.
 *
 * @returns null if it may be answered
 */
export function checkRequest({ method, path, headers }: RequestHead, { port, token }: ServerSecret): Refusal | null {
  const hosts = ['127.0.0.1', 'localhost'].map((name) => `${name}:${port}`)
  if (!hosts.includes(String(headers.host ?? ''))) return refuse(403, 'this host is not served')
  const origins = hosts.map((host) => `http://${host}`)
  const { origin } = headers
  if (origin !== undefined && !origins.includes(String(origin))) return refuse(403, 'another site asked for this')
  const site = headers['sec-fetch-site']
  const isOpening = method === 'GET' && !path.startsWith('/api/')
  if (site !== undefined && site !== 'same-origin' && !(isOpening && site === 'none'))
    return refuse(403, 'another site asked for this')
  if (isOpening) return null
  if (method !== 'POST') return refuse(405, 'only GET of the page and POST of JSON are answered')
  if (!path.startsWith('/api/')) return refuse(404, 'there is nothing here')
  if (origin === undefined) return refuse(403, 'the origin is missing')
  if (!isEqual(String(headers[tokenHeader] ?? ''), token))
    return refuse(401, 'open the address that "themata review" printed')
  if (!/^application\/json(;\s*charset=utf-8)?$/i.test(String(headers['content-type'] ?? '')))
    return refuse(415, 'JSON is expected')
  return Number(headers['content-length'] ?? 0) > largestBody ? refuse(413, 'that is too large') : null
}

/** Compares secrets in a time that does not depend on where they differ. */
const isEqual = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b))
const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/** Headers of every answer. */
export const answerHeaders: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-store',
}
