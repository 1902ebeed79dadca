import { spawnSync } from 'node:child_process';
import { NotRun } from './drill';

/** Puts a disk of its own (in memory) under a folder; returns what takes it away again. Root on Linux may do that. */
export function mountDisk(folder: string, megabytes: number): () => void {
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'ignore' });
  if (status !== 0) throw new NotRun('a disk can only be mounted by root, on Linux');
  return () => void spawnSync('umount', ['-l', folder], { stdio: 'ignore' });
}
