interface ScriptUrlPolicy {
  createScriptURL(url: string): string;
}

interface TrustedTypesFactory {
  createPolicy(name: string, rules: ScriptUrlPolicy): ScriptUrlPolicy;
}

declare global {
  interface Window {
    /** Trusted Types (W3C); absent outside Chromium and in tests. Its URLs go where strings go. */
    readonly trustedTypes?: TrustedTypesFactory;
  }
}

const SAME_ORIGIN: ScriptUrlPolicy = {
  createScriptURL(url) {
    if (new URL(url, location.href).origin !== location.origin) throw new Error('a worker of another origin');
    return url;
  },
};

/** The one policy the page's CSP allows. */
const policy = window.trustedTypes?.createPolicy('attache-worker', SAME_ORIGIN) ?? SAME_ORIGIN;

/** Makes the address of a worker's script acceptable to the browser; throws for another origin. */
export function workerUrl(url: string): string {
  return policy.createScriptURL(url);
}
