/** What the calls of the network in a log of strace were about. */
export interface NetworkCalls {
  /** Calls that name an address beyond this machine, as they stand in the log. */
  readonly outside: readonly string[];
  /** Calls that stay on this machine. */
  readonly local: number;
}

const CALL = /\b(?:connect|sendto|sendmsg|sendmmsg)\((\d+), /;
const ADDRESS = /inet_addr\("([^"]+)"\)|inet_pton\(AF_INET6, "([^"]+)"/;
const LOOPBACK = /^(?:127\.|0\.0\.0\.0$|::1$|::$|::ffff:127\.)/;
/**
 * Chromium asks the kernel whether there is a way to this address, of the IPv6 Internet, by connecting a datagram
 * socket to it: that sends nothing, and sending over it would be another call.
 */
const PROBE = /connect\(\d+, \{sa_family=AF_INET6, .*inet_pton\(AF_INET6, "2001:4860:4860::8888"/;

export function networkCalls(log: string): NetworkCalls {
  const calls = log.split('\n').filter((line) => CALL.test(line));
  const outside = calls.filter((line) => {
    const [, v4, v6] = ADDRESS.exec(line) ?? [];
    const address = v4 ?? v6;
    return address !== undefined && !LOOPBACK.test(address) && !PROBE.test(line);
  });
  return { outside, local: calls.length - outside.length };
}
