import { expect, test } from 'vitest';
import type { Directory } from './directory';
import { findConfiguredDirectory, findDirectory } from './find-directory';
import { openTestDirectories } from './testing/open-test-directories';

const [staff] = openTestDirectories([{ id: 'staff', kind: 'local', name: 'Staff' }]).usable;
if (!staff) throw new Error('no directory');
const operators: Directory = { ...staff, id: 'operators', hidden: true };
const directories = { usable: [staff], operators };

test("the operators' own directory is found for its own resets, but not by the console", () => {
  expect(findDirectory(directories, 'operators')).toBe(operators);
  expect(findConfiguredDirectory(directories, 'operators')).toBeUndefined();
});

test('a configured directory is found by both; an unknown id and no id find nothing', () => {
  for (const find of [findDirectory, findConfiguredDirectory]) {
    expect(find(directories, 'staff')).toBe(staff);
    expect(find(directories, 'elsewhere')).toBeUndefined();
    expect(find({ usable: [staff] }, undefined)).toBeUndefined();
  }
});
