/**
 * Thrown where the program can't go on and its user can mend it: a damaged weights file, a ledger of a newer version, a slip
 * in a knowledge file. The message names the thing and the remedy; a command prints it as one line and exits with 1.
 */
export class Refusal extends Error {
  override readonly name: string = 'Refusal'
}
