package org.muwahhad.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Refusal;

/** One chain of the record, verified on its own. */
class ViewChainTest {
  @AutoClose private TestApp app;
  private Actor buyer;
  private Actor auditor;
  private ViewChain viewChain;

  @BeforeEach
  void two_acts_then_an_anchor_then_one_act() {
    app = TestApp.start();
    viewChain = app.get(ViewChain.class);
    World world = World.in(app);
    buyer = world.aPersonWho(Role.CENTRAL_BUYER);
    auditor = world.aPersonWho(Role.AUDITOR);
    act("tender:1", "first");
    act("tender:11", "of another");
    act("tender:1", "second");
    app.get(AnchorChains.class).run();
    act("tender:1", "third");
  }

  @Test
  void an_untouched_chain_is_sound_and_its_anchors_are_its_own() {
    ViewChain.AuditChainView chain = viewChain.get(auditor, "tender:1");

    assertThat(faults(chain)).isEmpty();
    assertThat(chain.length()).isEqualTo(3);
    assertThat(chain.anchors()).hasSize(1);
    assertThat(chain.anchors().get(0).position()).isEqualTo(2);
    assertThat(chain.anchors().get(0).matches()).isTrue();
    act("tender:1", "fourth");
    assertThat(viewChain.entries(auditor, chain))
        .as("as it was read")
        .extracting(AuditQueries.EntryRow::position)
        .containsExactly(1L, 2L, 3L);
  }

  @Test
  void a_changed_entry_is_told_and_so_is_an_anchor_that_no_longer_agrees() {
    app.sql("DROP TRIGGER tr_audit_entry_no_update");
    app.sql(
        """
        UPDATE audit_entry SET hash = REPEAT('a', 64)
         WHERE position = 2 AND chain_id = (SELECT id FROM audit_chain WHERE name = 'tender:1')""");

    ViewChain.AuditChainView chain = viewChain.get(auditor, "tender:1");

    assertThat(faults(chain))
        .contains(
            "entry was changed: tender:1#2",
            "entry differs from its anchor: tender:1#2",
            "chain is broken before tender:1#3");
    assertThat(chain.anchors().get(0).matches()).isFalse();
    assertThat(faults(viewChain.get(auditor, "tender:11"))).isEmpty();
  }

  @Test
  void it_is_for_those_who_read_the_record_and_must_be_there() {
    assertThatThrownBy(() -> viewChain.get(buyer, "tender:1"))
        .isInstanceOf(Refusal.NotPermitted.class);
    assertThatThrownBy(() -> viewChain.get(auditor, "tender:2"))
        .isInstanceOf(Refusal.NotFound.class);
  }

  private void act(String chain, String what) {
    TransactionOperations<Connection> transactions = app.get(TransactionOperations.class);
    transactions.executeWrite(
        status -> {
          TestActs.record(app, buyer, chain, what);
          return null;
        });
  }

  private static List<String> faults(ViewChain.AuditChainView chain) {
    return chain.findings().stream().map(f -> f.lines().en()).toList();
  }
}
