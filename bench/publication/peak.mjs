// Loaded into a program that is measured: says at its end how much memory and time it had.
import { writeFileSync } from 'node:fs';

const file = process.env.ATTACHE_BENCH_PEAK;
if (file !== undefined) {
  process.on('exit', () => {
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
    writeFileSync(
      file,
      JSON.stringify({ peakBytes: maxRSS * 1024, cpuSeconds: (userCPUTime + systemCPUTime) / 1e6 }),
    );
  });
}
