// Runs `npm ci` once, however many builds ask for it at the same moment, and leaves a stamp with the lock file's hash.
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

const stamp = 'node_modules/.approval-stamp';
// Beside node_modules, because npm ci removes that folder.
const lock = 'node_modules.lock';
const wanted = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
const isAlive = pid => { try { process.kill(pid, 0); return true; } catch (e) { return e.code === 'EPERM'; } };

function tryLock() {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (e) {
    if (e.code !== 'EEXIST') throw e;
    const owner = existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : 0;
    // A build that was killed leaves its lock behind.
    if (owner > 0 && !isAlive(owner)) rmSync(lock, { force: true });
    return false;
  }
}

while (!tryLock()) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
try {
  const found = existsSync(stamp) ? readFileSync(stamp, 'utf8') : '';
  if (found !== wanted) {
    const run = spawnSync('npm ci --no-progress --loglevel=error', { shell: true, encoding: 'utf8' });
    if (run.status !== 0) {
      console.error(`error : npm ci failed: ${(run.stderr || run.stdout).trim().split('\n').join(' | ')}`);
      process.exitCode = 1;
    }
  }
  if (!process.exitCode) {
    mkdirSync('node_modules', { recursive: true });
    writeFileSync(stamp, wanted);
  }
} finally {
  rmSync(lock, { force: true });
}
