package org.muwahhad.command;

import java.io.IOException;
import java.sql.SQLException;
import org.muwahhad.db.DatabaseStartFailed;

/** What a command does with a backup. */
interface BackupUse {
  int FAILED = 1;
  int REFUSED = 2;
  int UNSOUND = 3;

  /** Whether the record in the backup is sound. */
  boolean run() throws IOException, SQLException;

  /**
   * The exit code of a command, which also tells the operator why it failed.
   *
   * @param failure what to tell when the disk or the database failed, with a place for the reason
   */
  static int exitCode(Progress progress, String failure, BackupUse work) {
    try {
      return work.run() ? 0 : UNSOUND;
    } catch (BackupRefused e) {
      progress.failed(e.lines());
      return REFUSED;
    } catch (DatabaseStartFailed e) {
      progress.failed(e.getMessage());
      return FAILED;
    } catch (IOException | SQLException e) {
      progress.failed(failure.formatted(e.getMessage()));
      return FAILED;
    }
  }
}
