package org.muwahhad.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.access.OpenAccount;
import org.muwahhad.access.Role;
import org.muwahhad.demand.DemandEntry.RoundAggregated;
import org.muwahhad.organisation.AccessEntry.PersonAdded;
import org.muwahhad.shared.Bilingual;

/** A record that begins as the service begins it is sound, however many entries follow. */
class StartedRecordTest {
  private static final int ENTRIES = 1000;
  private final TestApp app = TestApp.start();

  @Test
  void entries_by_a_person_whom_the_operator_added_leave_no_finding() {
    app.get(RecordLoadedRows.class).ofUpgrade();
    // The operator has the account that owns the tables, which this guard lets pass.
    List<Actor> added = new ArrayList<>();
    app.without("tr_role_grant_by_operator", () -> added.add(addedByOperator()));
    write(added.get(0));

    assertThat(faults()).isEmpty();
  }

  @Test
  void a_person_who_came_past_the_acts_is_a_finding() {
    app.get(RecordLoadedRows.class).ofUpgrade();
    write(World.in(app).aPersonWho(Role.CENTRAL_BUYER));

    assertThat(faults()).anyMatch(f -> f.endsWith("the row was changed without an entry"));
  }

  private Actor addedByOperator() {
    OpenAccount.Account account =
        new OpenAccount.Account(
            "record.buyer",
            "nine-slow-tiles-of-a-log",
            Role.CENTRAL_BUYER,
            null,
            null,
            null,
            new Bilingual("مشترٍ", "Buyer"),
            new Bilingual("مشترٍ", "Buyer"),
            "buyer@record.example");
    long person =
        transactions()
            .executeWrite(
                status -> {
                  long opened = app.get(OpenAccount.class).run(account);
                  app.get(AuditLog.class)
                      .recordSystem(
                          new PersonAdded(
                              opened,
                              account.login(),
                              account.role().name(),
                              null,
                              null,
                              null,
                              "OPERATOR"));
                  return opened;
                });
    return app.get(Actors.class).get(person);
  }

  private void write(Actor buyer) {
    List<RoundAggregated> entries =
        LongStream.rangeClosed(1, ENTRIES).mapToObj(r -> new RoundAggregated(r, "R", 0)).toList();
    transactions()
        .executeWrite(
            status -> {
              app.get(AuditBatch.class).record(buyer, entries);
              return true;
            });
  }

  @SuppressWarnings("unchecked")
  private TransactionOperations<Connection> transactions() {
    return app.get(TransactionOperations.class);
  }

  private List<String> faults() {
    return app.get(VerifyAudit.class).run().faults();
  }
}
