package org.muwahhad.upload;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.ObjectStore;

/**
 * Deletes a file from the store when no row names it any more. It is asked for once the row is gone
 * for good, so after the commit. Anyone who keeps the same bytes meanwhile holds their standing
 * ({@link ReceiveFile#keep}), and so comes before or after the deletion, never between.
 *
 * <p>While a backup is made, nothing is deleted; {@link SweepStore} does it later.
 */
@Singleton
public class DropFile {
  private final List<KeptFiles> all;
  private final FileScans scans;
  private final ObjectStore store;
  private final TransactionOperations<Connection> transactions;

  DropFile(
      List<KeptFiles> all,
      FileScans scans,
      ObjectStore store,
      TransactionOperations<Connection> transactions) {
    this.all = all;
    this.scans = scans;
    this.store = store;
    this.transactions = transactions;
  }

  /** Deletes the file of a folder unless it is named; returns whether it was deleted. */
  public boolean run(String folder, String sha256) {
    return transactions.executeWrite(status -> drop(folder, sha256));
  }

  private boolean drop(String folder, String sha256) {
    scans.hold(sha256);
    if (isNamed(folder, sha256) || !store.delete(folder + "/" + sha256)) {
      return false;
    }
    scans.moved(sha256, folder + "/" + sha256, elsewhere(folder, sha256));
    return true;
  }

  private boolean isNamed(String folder, String sha256) {
    return all.stream().anyMatch(k -> k.folder().equals(folder) && k.isNamed(sha256));
  }

  /** Where the same bytes lie for others. */
  private @Nullable String elsewhere(String folder, String sha256) {
    return all.stream()
        .filter(k -> !k.folder().equals(folder) && k.isNamed(sha256))
        .map(k -> k.folder() + "/" + sha256)
        .findFirst()
        .orElse(null);
  }
}
