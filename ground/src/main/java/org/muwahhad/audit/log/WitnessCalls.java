package org.muwahhad.audit.log;

/** Asks a witness to co-sign a checkpoint (C2SP tlog-witness, add-checkpoint). */
public interface WitnessCalls {
  /** What a witness answers. */
  record WitnessAnswer(int status, String body) {}

  /**
   * Sends a request.
   *
   * @param address of the witness
   * @param body as the protocol has it
   * @throws java.io.UncheckedIOException when the witness does not answer
   */
  WitnessAnswer add(String address, String body);
}
