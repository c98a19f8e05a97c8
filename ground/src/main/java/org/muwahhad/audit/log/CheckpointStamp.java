package org.muwahhad.audit.log;

import java.util.Optional;

/** Has checkpoints time-stamped by an authority (RFC 3161), where one is configured. */
public interface CheckpointStamp {
  /**
   * A token over a digest; empty where no authority is configured.
   *
   * @param sha256 of the signed checkpoint
   * @throws java.io.UncheckedIOException when the authority does not answer
   */
  Optional<byte[]> stamp(byte[] sha256);

  /** Whether a token is a stamp over a digest, signed with the certificate in it. */
  boolean isOver(byte[] token, byte[] sha256);
}
