/** How much work something is: the time of processors, which other programs of the machine take none of. */

/** Milliseconds of processor time that some work takes; threads beside it count too, where they collect its memory. */
export function cpuTimeOf(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
