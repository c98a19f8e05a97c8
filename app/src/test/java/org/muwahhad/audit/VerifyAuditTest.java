package org.muwahhad.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.web.Outage;

@Tag("long")
class VerifyAuditTest {
  private static final String OF_ROUND =
      " AND chain_id = (SELECT id FROM audit_chain WHERE name = 'round:1')";
  private static final String WITNESS =
      "the entry that another entry names as its predecessor is missing or was replaced: round:2#1";
  @AutoClose private TestApp app;
  private Actor buyer;
  private long fixtures;

  @BeforeEach
  void three_acts_on_two_chains() {
    app = TestApp.start();
    buyer = World.in(app).aPersonWho(Role.CENTRAL_BUYER);
    ToldFixtures.in(app);
    fixtures = Long.parseLong(app.ask("SELECT COUNT(*) FROM audit_entry"));
    act("round:1", "first");
    act("round:1", "second");
    act("round:2", "third");
  }

  @Test
  void an_untouched_record_is_sound() {
    app.get(AnchorChains.class).run();

    VerifyAudit.Verification result = app.get(VerifyAudit.class).run();

    assertThat(result.faults()).isEmpty();
    assertThat(result.chains())
        .as("with those of the fixtures and the signing authority")
        .isEqualTo(4);
    assertThat(result.entries()).as("one founded the authority").isEqualTo(3 + fixtures + 1);
    assertThat(result.anchors()).isEqualTo(1);
  }

  /** Every connection of the service is taken, as when its database is away. */
  @Test
  void a_database_that_is_away_ends_the_verification_and_is_no_finding() throws Exception {
    app = TestApp.start(Map.of("datasources.default.connection-timeout", 500));
    ToldFixtures.in(app);
    DataSource connections = DelegatingDataSource.unwrapDataSource(app.get(DataSource.class));
    List<Connection> taken = new ArrayList<>();
    try {
      assertThatThrownBy(
              () -> {
                while (true) {
                  taken.add(connections.getConnection());
                }
              })
          .isInstanceOf(SQLTransientConnectionException.class);

      assertThatThrownBy(() -> app.get(VerifyAudit.class).run())
          .matches(e -> Outage.find(e).equals(Optional.of(Outage.DATABASE)));
    } finally {
      for (Connection connection : taken) {
        connection.close();
      }
    }
    assertThat(app.get(VerifyAudit.class).run().faults()).isEmpty();
  }

  @Test
  void the_database_refuses_to_change_or_delete_an_entry() {
    assertThatThrownBy(() -> app.sql("UPDATE audit_entry SET act = 'forged'"))
        .hasMessageContaining("audit.append-only");
    assertThatThrownBy(() -> app.sql("DELETE FROM audit_entry"))
        .hasMessageContaining("audit.append-only");
  }

  @Test
  void an_entry_changed_by_someone_who_removed_the_guard_is_found() {
    app.sql("DROP TRIGGER tr_audit_entry_no_update");
    app.sql(
        "UPDATE audit_entry SET detail = '{\"code\":\"forged\",\"leftOut\":0}' WHERE position = 2"
            + OF_ROUND);

    VerifyAudit.Verification found = app.get(VerifyAudit.class).run();
    assertThat(found.faults()).containsExactly("entry was changed: round:1#2");
    assertThat(found.findings())
        .extracting(f -> f.lines().ar())
        .containsExactly("تغيّر القيد round:1#2");
  }

  @Test
  void two_entries_that_changed_places_are_found() {
    app.sql("DROP TRIGGER tr_audit_entry_no_update");
    String move =
        "UPDATE audit_entry e JOIN audit_chain c ON c.id = e.chain_id SET e.position = %d"
            + " WHERE c.name = 'round:1' AND e.position = %d";
    app.sql(move.formatted(9, 1));
    app.sql(move.formatted(1, 2));
    app.sql(move.formatted(2, 9));

    assertThat(app.get(VerifyAudit.class).run().faults())
        .containsExactly(
            "chain is broken before round:1#1",
            "entry was changed: round:1#1",
            "chain is broken before round:1#2",
            "entry was changed: round:1#2",
            "head does not match the last entry: round:1",
            "the number of an entry was chosen; it does not follow the earlier numbers: round:1#2");
  }

  @Test
  void chains_that_changed_names_are_found_before_an_anchor_has_them() {
    rename("round:1", "round:9");
    rename("round:2", "round:1");
    rename("round:9", "round:2");

    assertThat(app.get(VerifyAudit.class).run().faults())
        .containsExactly(
            "entry was changed: round:2#1",
            "entry was changed: round:2#2",
            "entry was changed: round:1#1",
            notWrittenSo("round:2#1"),
            notWrittenSo("round:2#2"),
            notWrittenSo("round:1#1"));
  }

  /** The entries of another round are not any of this chain. */
  private static String notWrittenSo(String place) {
    return "entry %s is not in the form in which the service writes demand.round-aggregated"
        .formatted(place);
  }

  private void rename(String chain, String to) {
    app.sql("UPDATE audit_chain SET name = '%s' WHERE name = '%s'".formatted(to, chain));
  }

  @Test
  void an_entry_taken_out_of_the_middle_is_found_while_later_ones_remain() {
    act("round:1", "fourth");
    app.sql("DROP TRIGGER tr_audit_entry_no_delete");
    app.sql("DELETE FROM audit_entry WHERE position = 2" + OF_ROUND);

    assertThat(app.get(VerifyAudit.class).run().faults())
        .containsExactly("chain is broken before round:1#3", WITNESS);
  }

  @Test
  void a_chain_cut_short_with_its_head_mended_is_found_by_the_anchor() {
    app.get(AnchorChains.class).run();
    app.sql("DROP TRIGGER tr_audit_entry_no_delete");
    app.sql("DELETE FROM audit_entry WHERE position = 2" + OF_ROUND);
    app.sql(
        """
        UPDATE audit_chain c SET length = 1,
               head_hash = (SELECT hash FROM audit_entry e WHERE e.chain_id = c.id AND position = 1)
         WHERE name = 'round:1'""");

    assertThat(app.get(VerifyAudit.class).run().faults())
        .containsExactly(WITNESS, "anchored entry is missing: round:1 2");
  }

  @Test
  void anchors_come_by_the_clock_so_that_they_tell_nothing_of_sealed_bids() {
    app.get(AnchorChains.class).run();
    app.moveClockOn(Duration.ofMinutes(10));
    app.get(AnchorChains.class).run();

    assertThat(app.ask("SELECT COUNT(*) FROM audit_anchor")).isEqualTo("2");
    VerifyAudit.Verification result = app.get(VerifyAudit.class).run();
    assertThat(result.faults()).isEmpty();
    assertThat(result.anchors()).isEqualTo(2);
  }

  @Test
  void a_record_that_was_rewritten_and_anchored_anew_is_found_by_the_anchor_before() {
    app.get(AnchorChains.class).run();
    app.sql("DROP TRIGGER tr_audit_entry_no_update");
    String rewritten = "0".repeat(64);
    app.sql(
        "UPDATE audit_entry SET hash = '%s', at = UTC_TIMESTAMP(6) + INTERVAL 1 SECOND"
                .formatted(rewritten)
            + " WHERE position = 2"
            + OF_ROUND);
    app.sql("UPDATE audit_chain SET head_hash = '%s' WHERE name = 'round:1'".formatted(rewritten));
    app.get(AnchorChains.class).run();

    assertThat(app.get(VerifyAudit.class).run().faults())
        .contains(
            "anchor 2 contradicts an earlier anchor for entry round:1 2: the record was"
                + " rewritten and anchored again",
            "entry differs from its anchor: round:1#2");
  }

  @Test
  void an_anchor_that_names_nothing_is_a_finding_and_no_end_of_the_verification() {
    app.get(AnchorChains.class).run();
    app.sql("DROP TRIGGER tr_audit_anchor_no_update");
    app.sql("UPDATE audit_anchor SET heads = 'x'");

    assertThat(app.get(VerifyAudit.class).run().faults())
        .contains("anchor cannot be read: 1", "anchor was changed: 1");
  }

  @Test
  void writers_of_one_chain_at_the_same_time_leave_it_whole() throws Exception {
    ExecutorService writers = Executors.newFixedThreadPool(4);
    List<Future<?>> all =
        IntStream.range(0, 40)
            .<Future<?>>mapToObj(i -> writers.submit(() -> act("tender:9", "act " + i)))
            .toList();
    for (Future<?> one : all) {
      one.get();
    }
    writers.shutdown();

    assertThat(app.get(VerifyAudit.class).run().faults()).isEmpty();
    assertThat(app.ask("SELECT length FROM audit_chain WHERE name = 'tender:9'")).isEqualTo("40");
  }

  private void act(String chain, String what) {
    TransactionOperations<Connection> transactions = app.get(TransactionOperations.class);
    transactions.executeWrite(
        status -> {
          TestActs.record(app, buyer, chain, what);
          return true;
        });
  }
}
