// A program of a reading thread that never ends with files named "endless", fails with files named "faulty", and takes all
// its memory with files named "greedy".
import { parentPort, threadId } from 'node:worker_threads'

parentPort.on('message', ({ task, args: [{ file, bytes }] }) => {
  if (file.includes('endless')) for (;;);
  if (file.includes('faulty')) throw new TypeError('a fault of ours')
  if (file.includes('deep')) throw new RangeError('Maximum call stack size exceeded')
  if (file.includes('greedy')) for (const held = []; ; ) held.push(new Array(1e5).fill(held.length))
  parentPort.postMessage({ value: { task, file, bytes: bytes.buffer.byteLength, threadId } })
})
