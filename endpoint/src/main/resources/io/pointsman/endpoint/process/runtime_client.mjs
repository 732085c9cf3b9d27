// Runs one Node.js function against Lambda's Runtime API: asks for the next event, answers, and so on for ever.
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const [host, port] = process.env.AWS_LAMBDA_RUNTIME_API.split(':');
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
const task = process.env.LAMBDA_TASK_ROOT;

function call(method, place, body) {
  return new Promise((resolve, reject) => {
    const request = http.request(
      { host, port, agent, method, path: '/2018-06-01/runtime' + place, headers: { 'Content-Type': 'application/json' } },
      (answer) => {
        const parts = [];
        answer.on('data', (part) => parts.push(part));
        answer.on('end', () => resolve({ headers: answer.headers, body: Buffer.concat(parts) }));
        answer.on('error', reject);
      });
    request.on('error', reject);
    request.end(body);
  });
}

function described(error) {
  if (!(error instanceof Error)) {
    return { errorType: typeof error, errorMessage: String(error), trace: [] };
  }
  return { errorType: error.name, errorMessage: error.message, trace: String(error.stack).split('\n') };
}

function context(headers) {
  const client = headers['lambda-runtime-client-context'];
  const deadline = Number(headers['lambda-runtime-deadline-ms']);
  return {
    awsRequestId: headers['lambda-runtime-aws-request-id'],
    invokedFunctionArn: headers['lambda-runtime-invoked-function-arn'],
    functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: process.env.AWS_LAMBDA_FUNCTION_VERSION,
    memoryLimitInMB: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    logGroupName: process.env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: process.env.AWS_LAMBDA_LOG_STREAM_NAME,
    callbackWaitsForEmptyEventLoop: true,
    clientContext: client ? JSON.parse(client) : undefined,
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  };
}

async function load(file) {
  const base = path.resolve(task, file);
  const found = ['', '.js', '.mjs', '.cjs'].map((end) => base + end)
    .find((name) => fs.existsSync(name) && fs.statSync(name).isFile());
  if (!found) {
    throw Object.assign(new Error(`Cannot find module '${file}'`), { name: 'Runtime.ImportModuleError' });
  }
  try {
    return isModule(found) ? await import(pathToFileURL(found).href) : createRequire(found)(found);
  } catch (error) {
    error.name = error instanceof SyntaxError ? 'Runtime.UserCodeSyntaxError'
      : error.code === 'MODULE_NOT_FOUND' || error.code === 'ERR_MODULE_NOT_FOUND' ? 'Runtime.ImportModuleError' : error.name;
    throw error;
  }
}

// By the end of its name, else by the package.json that is nearest.
function isModule(file) {
  if (!file.endsWith('.js')) {
    return file.endsWith('.mjs');
  }
  for (let folder = path.dirname(file); folder.startsWith(task); folder = path.dirname(folder)) {
    const manifest = path.join(folder, 'package.json');
    if (fs.existsSync(manifest)) {
      return JSON.parse(fs.readFileSync(manifest, 'utf8')).type === 'module';
    }
  }
  return false;
}

async function handler() {
  const name = process.env._HANDLER;
  const folder = path.dirname(name);
  const [file, ...members] = path.basename(name).split('.');
  const module = await load(path.join(folder, file));
  const found = (holder) => members.reduce((value, member) => value?.[member], holder);
  const function_ = found(module) ?? found(module.default);
  if (typeof function_ !== 'function') {
    throw Object.assign(new Error(`${name} is undefined or not exported`), { name: 'Runtime.HandlerNotFound' });
  }
  return function_;
}

// With a callback, by a promise, or by a value: whichever comes first is the answer.
function answered(function_, event, about) {
  return new Promise((resolve, reject) => {
    const callback = (error, value) => (error ? reject(error) : resolve(value));
    const value = function_(event, about, callback);
    if (value && typeof value.then === 'function') {
      value.then(resolve, reject);
    } else if (function_.length < 3) {
      resolve(value);
    }
  });
}

// awslambda.streamifyResponse: what is written is the answer, sent when the stream ends.
const streamed = Symbol('streamed');
globalThis.awslambda = {
  streamifyResponse: (function_) => Object.assign(function_, { [streamed]: true }),
  HttpResponseStream: { from: (stream) => stream },
};

async function streaming(function_, event, about) {
  const { PassThrough } = await import('node:stream');
  const stream = new PassThrough();
  stream.setContentType = () => {};
  const parts = [];
  stream.on('data', (part) => parts.push(part));
  const ended = new Promise((resolve, reject) => stream.on('end', resolve).on('error', reject));
  await function_(event, stream, about);
  await ended;
  return Buffer.concat(parts);
}

async function main() {
  let function_;
  try {
    function_ = await handler();
  } catch (error) {
    console.log(`ERROR ${error.name}: ${error.message}`);
    await call('POST', '/init/error', JSON.stringify(described(error)));
    process.exit(1);
  }
  for (;;) {
    const next = await call('GET', '/invocation/next');
    const about = context(next.headers);
    const place = '/invocation/' + about.awsRequestId;
    const event = next.body.length ? JSON.parse(next.body.toString('utf8')) : {};
    try {
      const answer = function_[streamed]
        ? await streaming(function_, event, about)
        : JSON.stringify((await answered(function_, event, about)) ?? null);
      await call('POST', place + '/response', answer);
    } catch (error) {
      console.log(`ERROR Invoke Error ${JSON.stringify(described(error))}`);
      await call('POST', place + '/error', JSON.stringify(described(error)));
    }
  }
}

await main();
