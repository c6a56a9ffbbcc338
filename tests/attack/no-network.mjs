// Loaded before the program (`node --import`): ends it where anything asks for a connection. Workers load it, too.
import dgram from 'node:dgram'
import dns from 'node:dns'
import http from 'node:http'
import https from 'node:https'
import { syncBuiltinESMExports } from 'node:module'
import net from 'node:net'
import tls from 'node:tls'

const refuse = (what) => () => {
  process.stderr.write(`a connection was asked for: ${what}\n`)
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
syncBuiltinESMExports()
