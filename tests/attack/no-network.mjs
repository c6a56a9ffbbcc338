// Loaded before the program (`node --import`): ends it where anything asks for a connection or starts another program.
// Workers load it, too.
import childProcess from 'node:child_process'
import dgram from 'node:dgram'
import dns from 'node:dns'
import { writeSync } from 'node:fs'
import http from 'node:http'
import http2 from 'node:http2'
import https from 'node:https'
import { syncBuiltinESMExports } from 'node:module'
import net from 'node:net'
import tls from 'node:tls'
import { isMainThread } from 'node:worker_threads'

const refuse = (what) => () => {
  writeSync(2, `a connection was asked for: ${what}\n`)
  if (!isMainThread) process.kill(process.pid, 'SIGKILL') // to exit would end the thread alone
  process.exit(97)
}
net.Socket.prototype.connect = refuse('net.Socket.connect')
net.Server.prototype.listen = refuse('net.Server.listen')
for (const name of ['connect', 'createConnection']) net[name] = refuse(`net.${name}`)
tls.connect = refuse('tls.connect')
dgram.createSocket = refuse('dgram.createSocket')
for (const [module, name] of [
  [http, 'http'],
  [https, 'https'],
])
  for (const call of ['request', 'get']) module[call] = refuse(`${name}.${call}`)
for (const call of ['lookup', 'resolve', 'resolve4', 'resolve6']) dns[call] = refuse(`dns.${call}`)
globalThis.fetch = refuse('fetch')
for (const call of ['spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync', 'fork'])
  childProcess[call] = refuse(`child_process.${call}`)
http2.connect = refuse('http2.connect')
for (const call of ['lookup', 'resolve']) dns.promises[call] = refuse(`dns.promises.${call}`)
if ('WebSocket' in globalThis) globalThis.WebSocket = refuse('WebSocket')
syncBuiltinESMExports()
