package org.muwahhad.reporting.seal;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.muwahhad.audit.log.CheckpointStamp;
import org.muwahhad.reports.signature.Evidence;
import org.muwahhad.shared.DatabaseClock;

/**
 * Checkpoints of the log stamped by the authorities that stamp signatures, where any are
 * configured.
 */
@Singleton
class StampCheckpoints implements CheckpointStamp {
  private final SigningKeys keys;
  private final DatabaseClock clock;

  StampCheckpoints(SigningKeys keys, DatabaseClock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  @Override
  public Optional<byte[]> stamp(byte[] sha256) {
    return keys.get(clock.now()).evidence().stamp(sha256);
  }

  @Override
  public boolean isOver(byte[] token, byte[] sha256) {
    return Evidence.isStampOver(token, sha256);
  }
}
