import type { SampleDirectory, SampleOperator, SamplePerson } from '@/simulators/people';

export type Directory = SampleDirectory;
export type Person = SamplePerson;
export type People = Record<Directory, readonly Person[]>;

/** The addresses, files and people of a portal under test and of the simulators around it. */
export type Stack = {
  name: string;
  /** Origin of the portal. */
  app: string;
  inbox: string;
  volcengine: string;
  huawei: string;
  /** The folder of the whole run, shared by all tests. */
  run: string;
  data: string;
  log: string;
  people: People;
  /** Operators of the console, each with an authenticator seed. */
  operators: readonly SampleOperator[];
};
