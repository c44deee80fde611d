import type { SampleDirectory, SampleOperator, SamplePerson } from '@/simulators/people';

export type Directory = SampleDirectory;
export type Person = SamplePerson;
export type People = Record<Directory, readonly Person[]>;

/** A portal under test with the outside world it knows: what tests need to reach both. */
export type Stack = {
  name: string;
  /** Origin of the portal. */
  app: string;
  inbox: string;
  volcengine: string;
  huawei: string;
  /** The folder of the whole run, with what is shared by all its tests. */
  run: string;
  data: string;
  log: string;
  people: People;
  /** Of the console, each with a second factor. */
  operators: readonly SampleOperator[];
};
