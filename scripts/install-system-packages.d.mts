export function installSystemPackages(options?: { only?: readonly string[] }): void;
export function findChromium(): string | null;
