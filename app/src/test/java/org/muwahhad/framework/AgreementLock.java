package org.muwahhad.framework;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.muwahhad.TestApp;

/**
 * Stops an act at the row of an agreement and asks what it holds already. As {@link
 * Agreements#lock} says, that is nothing.
 */
public final class AgreementLock {
  private static final int STOPPED_MILLIS = 700;
  private static final int DONE_SECONDS = 60;

  private AgreementLock() {}

  /** The act waits for an agreement before it holds a balance, an order or a request of it. */
  public static void assertHeldFirst(TestApp app, long agreement, Runnable act) throws Exception {
    assertHeldFirst(app, agreement, rowsOf(agreement), act);
  }

  /** The balances, orders and requests of an agreement, each as what follows FROM. */
  public static List<String> rowsOf(long agreement) {
    return List.of("entitlement", "call_off", "balance_transfer", "accession").stream()
        .map(table -> table + " WHERE agreement_id = " + agreement)
        .toList();
  }

  /**
   * The act waits for an agreement before it holds any of some rows, and is done once the agreement
   * is free.
   *
   * @param rows each as what follows FROM
   */
  public static void assertHeldFirst(TestApp app, long agreement, List<String> rows, Runnable act)
      throws Exception {
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try (Connection connection = app.connect();
        Statement holder = connection.createStatement()) {
      connection.setAutoCommit(false);
      holder.execute("SELECT 1 FROM framework_agreement WHERE id = " + agreement + " FOR UPDATE");
      Future<?> acting = thread.submit(act);
      assertThatThrownBy(() -> acting.get(STOPPED_MILLIS, TimeUnit.MILLISECONDS))
          .as("it waits for the agreement")
          .isInstanceOf(TimeoutException.class);
      for (String row : rows) {
        // Fails at once where the act holds one of them.
        holder.execute("SELECT 1 FROM " + row + " FOR UPDATE NOWAIT");
      }
      connection.rollback();
      acting.get(DONE_SECONDS, TimeUnit.SECONDS);
    } finally {
      thread.shutdownNow();
    }
  }
}
