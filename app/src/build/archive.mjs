// Makes the archive of classes that a start reads in place of 25,000 class files, by starting the service once on a
// database of its own, and the argument file that names it: java @app/target/muwahhad. Where no archive can be made the
// service starts without one, only later, so that ends no newcomer's build. In CI what is shipped has to start.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const target = resolve('target');
const jar = join(target, 'muwahhad.jar');
const archive = join(target, 'muwahhad.jsa');
const home = process.env.JAVA_HOME;
const java = home ? join(home, 'bin', 'java') : 'java';
const patience = 120_000;

const quoted = (text) => `"${text.replaceAll('\\', '\\\\')}"`;
writeFileSync(
  join(target, 'muwahhad'),
  [
    quoted(`-XX:SharedArchiveFile=${archive}`),
    '-Xshare:auto',
    // Made by another Java, or of another jar: it is left aside, which nobody has to be told.
    '-Xlog:disable',
    '-Xlog:all=error:stderr',
    quoted(`-Dmuwahhad.class-archive=${archive}`),
    // A service without memory is of no use to anybody; whatever supervises it starts it anew.
    '-XX:+ExitOnOutOfMemoryError',
    '-jar',
    quoted(jar),
    '',
  ].join('\n'),
);

rmSync(archive, { force: true });
// Migrations that were edited since fit no database of an earlier build.
rmSync(join(target, 'training'), { recursive: true, force: true });
mkdirSync(join(target, 'training'), { recursive: true });
const begun = Date.now();
const service = spawn(
  java,
  [
    `-XX:ArchiveClassesAtExit=${archive}`,
    '-Xlog:disable',
    '-jar',
    jar,
    '--no-demo',
    '--port',
    '0',
    '--data-dir',
    join(target, 'training'),
  ],
  { stdio: ['ignore', 'pipe', 'pipe'] },
);
const ended = new Promise((done) => {
  service.on('exit', done);
  service.on('error', done);
});
const timer = setTimeout(() => service.kill('SIGKILL'), patience);

let said = '';
let asked = false;
const listen = async (part) => {
  said += part;
  const open = /is open at.*(http:\/\/\S+)/.exec(said);
  if (!open || asked) {
    return;
  }
  asked = true;
  try {
    for (const page of ['/sign-in', '/publications', '/register', '/api/v1/publications', '/health']) {
      await (await fetch(open[1] + page)).arrayBuffer();
    }
  } finally {
    service.kill('SIGTERM');
  }
};
service.stdout.on('data', listen);
service.stderr.on('data', (part) => {
  said += part;
});
await ended;
clearTimeout(timer);

if (existsSync(archive)) {
  const seconds = ((Date.now() - begun) / 1000).toFixed(1);
  console.log(`Archive of classes: ${Math.round(statSync(archive).size / 2 ** 20)} MiB in ${seconds} s`);
} else {
  console.warn(`No archive of classes was made; the service will start more slowly.\n${said}`);
}
if (process.env.CI && !asked) {
  console.error(`What is shipped does not start.\n${said}`);
  process.exit(1);
}
