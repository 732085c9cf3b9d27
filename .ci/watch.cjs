// Preloaded into each program of Node.js that .ci/clients watches (NODE_OPTIONS=--require): notes in the file WATCHED each host that one
// wants to reach, and keeps it from there, and each program that one starts, because some outlive who started them.
const childProcess = require('node:child_process');
const fs = require('node:fs');
const net = require('node:net');

const HERE = ['127.0.0.1', '::1', 'localhost', undefined];
const { connect } = net.Socket.prototype;

function note(kind, what) {
  fs.appendFileSync(process.env.WATCHED, `${kind} ${what}\n`);
}

for (const way of ['spawn', 'fork']) {
  const start = childProcess[way];
  childProcess[way] = function (...given) {
    const child = start.apply(this, given);
    if (child.pid) {
      note('process', child.pid);
    }
    return child;
  };
}

net.Socket.prototype.connect = function (...given) {
  const [first, second] = Array.isArray(given[0]) ? given[0] : given;
  const to = typeof first === 'object' ? first : { port: first, host: typeof second === 'string' ? second : undefined };
  if (to.path || HERE.includes(to.host)) {
    return connect.apply(this, given);
  }
  note('host', `${to.host}:${to.port}`);
  this.destroy(Object.assign(new Error(`kept from ${to.host}`), { code: 'ENOTFOUND' }));
  return this;
};
