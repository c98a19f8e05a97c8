package org.muwahhad.work;

import java.sql.Connection;
import java.sql.SQLException;

/** Says of a transaction whose commit was sent and not answered whether it was made. */
public interface CommitProof {
  /**
   * Whether the transaction was committed. Waits for a transaction that is still being committed.
   */
  boolean holds(Connection connection) throws SQLException;
}
