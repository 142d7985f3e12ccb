import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes longest begins first, so that nothing long is left to one worker alone at the end. */
const longest = ['accessibility', 'hostile-html', 'sorting', 'mail-view', 'reply', 'words'];
/** Two people at once, measured by the clock: what else runs beside it would be measured too. */
const alone = ['test/end-to-end/together.e2e.ts'];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const found = longest.findIndex((name) => moduleId.endsWith(`/${name}.e2e.ts`));
      return found < 0 ? longest.length : found;
    };
    return (await super.sort(files)).sort(
      (one, other) =>
        one.project.config.sequence.groupOrder - other.project.config.sequence.groupOrder ||
        place(one) - place(other),
    );
  }
}

const limits = {
  pool: 'forks',
  testTimeout: 60_000,
  // What a busy machine was too slow for is tried once more, and the report says so.
  retry: 1,
  hookTimeout: 120_000,
  // As patient as the waits of the pages themselves: a second is little where two browsers share the machine.
  expect: { poll: { timeout: 15_000 } },
} as const;

// Apart from the other tests: these need the pages built and a browser.
export default defineConfig({
  test: {
    globalSetup: ['test/global-database.ts', 'test/end-to-end/global-build.ts'],
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          ...limits,
          name: 'side by side',
          include: ['test/end-to-end/**/*.e2e.ts'],
          exclude: alone,
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      { test: { ...limits, name: 'alone', include: alone, maxWorkers: 1, sequence: { groupOrder: 1 } } },
    ],
  },
});
