package org.muwahhad.work;

/**
 * A piece of work that a node has taken up. Its ends are written down by statements that hold only
 * while its lease does, and return whether they did; each has a transaction of its own.
 *
 * @param <R> what comes of the work
 */
public interface LeasedPiece<R> {
  /** How it is called in the log. */
  String name();

  /** How often it was taken up, this time included. */
  int attempts();

  /**
   * Does the work, in no transaction.
   *
   * @throws org.muwahhad.shared.Refusal when it cannot be done, which ends it
   * @throws LeaseLost when it notices that it has no lease any more
   */
  R make();

  /** Writes down what came of it. */
  boolean finish(R result);

  /** Writes down that it failed, with the code of a refusal or of what became of it. */
  boolean fail(String code);
}
