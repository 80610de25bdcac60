/** The command was called wrongly: one line that says what is wrong and what to give instead; the exit code is 2. */
export class WrongUse extends Error {}
