// Reads the JSON reports of Vitest and Playwright, and adds up. Pure.

/**
 * @typedef {{ readonly passed: number; readonly skipped: readonly string[];
 *   readonly failed: readonly { readonly name: string; readonly message: string }[] }} Tally
 */

/** @type {Tally} */
export const NOTHING = { passed: 0, skipped: [], failed: [] };

/**
 * @param {readonly Tally[]} tallies
 * @returns {Tally}
 */
export const addUp = (tallies) => ({
  passed: tallies.reduce((sum, { passed }) => sum + passed, 0),
  skipped: tallies.flatMap(({ skipped }) => skipped),
  failed: tallies.flatMap(({ failed }) => failed),
});

/**
 * The last line of a test run.
 * @param {Tally} tally
 */
export function summary({ passed, failed, skipped }) {
  const line = `${passed} passed, ${failed.length} failed`;
  return skipped.length > 0 ? `${line}, ${skipped.length} skipped` : line;
}

/**
 * @param {any} report of Vitest's `json` reporter
 * @returns {Tally}
 */
export const tallyVitest = (report) => addUp((report.testResults ?? []).map(tallyVitestFile));

/** @param {any} file */
function tallyVitestFile(file) {
  const tests = file.assertionResults ?? [];
  const failed = tests
    .filter((/** @type {any} */ test) => test.status === 'failed')
    .map((/** @type {any} */ test) => ({
      name: `${file.name} > ${test.fullName}`,
      message: (test.failureMessages ?? []).join('\n'),
    }));
  // A file that could not be loaded has no tests of its own, and must not pass for that.
  const broken = file.status === 'failed' && failed.length === 0;
  return {
    passed: tests.filter((/** @type {any} */ test) => test.status === 'passed').length,
    failed: broken ? [{ name: file.name, message: file.message ?? '' }] : failed,
    skipped: tests
      .filter((/** @type {any} */ test) => !['passed', 'failed'].includes(test.status))
      .map((/** @type {any} */ test) => `${file.name} > ${test.fullName}`),
  };
}

/**
 * @param {any} report of Playwright's `json` reporter
 * @returns {Tally}
 */
export function tallyPlaywright(report) {
  const errors = (report.errors ?? []).map((/** @type {any} */ error) => ({
    name: 'playwright',
    message: describeError(error),
  }));
  const tests = (report.suites ?? []).flatMap((/** @type {any} */ suite) => testsOf(suite, []));
  return addUp([{ ...NOTHING, failed: errors }, ...tests.map(tallyPlaywrightTest)]);
}

/**
 * @param {any} suite
 * @param {readonly string[]} above titles of the suites it is in
 * @returns {readonly { name: string; test: any }[]}
 */
function testsOf(suite, above) {
  const titles = [...above, suite.title].filter((title) => title !== '');
  return [
    ...(suite.specs ?? []).flatMap((/** @type {any} */ spec) =>
      spec.tests.map((/** @type {any} */ test) => ({ name: [...titles, spec.title].join(' > '), test })),
    ),
    ...(suite.suites ?? []).flatMap((/** @type {any} */ child) => testsOf(child, titles)),
  ];
}

/**
 * @param {{ readonly name: string; readonly test: any }} each
 * @returns {Tally}
 */
function tallyPlaywrightTest({ name, test }) {
  if (test.status === 'skipped') return { ...NOTHING, skipped: [name] };
  if (test.status === 'expected') return { ...NOTHING, passed: 1 };
  // `flaky` passed on a second attempt: that is a failure nobody has understood yet.
  const errors = test.results.flatMap((/** @type {any} */ result) => result.errors ?? []);
  return {
    ...NOTHING,
    failed: [{ name: `${name} (${test.status})`, message: errors.map(describeError).join('\n') }],
  };
}

/** @param {any} error */
const describeError = (error) =>
  [error.message, error.stack?.includes(error.message) ? '' : error.stack, error.snippet]
    .filter(Boolean)
    .join('\n');
