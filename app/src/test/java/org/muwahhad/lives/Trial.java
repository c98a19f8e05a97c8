package org.muwahhad.lives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.played.Stage;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Refusals;

/**
 * Tries acts on things. One that is allowed is done in a transaction that is then taken back, so
 * that the same thing serves every trial; one that is refused is done for good, so that whatever it
 * left behind would be found.
 */
final class Trial {
  private static final String ENTRIES = "SELECT COUNT(*) FROM audit_entry";
  private static final String SYSTEM = "SYSTEM";
  private static final Set<Refusal.RefusalKind> NOT_THEIRS =
      EnumSet.of(Refusal.RefusalKind.NOT_PERMITTED, Refusal.RefusalKind.NOT_FOUND);
  private static final Set<Refusal.RefusalKind> NOT_NOW =
      EnumSet.of(
          Refusal.RefusalKind.RULE_BROKEN,
          Refusal.RefusalKind.CONFLICT,
          Refusal.RefusalKind.NOT_FOUND);
  private final Stage stage;
  private final TestApp app;
  private final LivesDocument.Table table;

  Trial(Stage stage, LivesDocument.Table table) {
    this.stage = stage;
    this.app = stage.app();
    this.table = table;
  }

  /**
   * Every act by every role on a thing in a state.
   *
   * @param from the state as the table names it
   * @param bring brings a thing there, when its turn comes
   */
  DynamicContainer inState(String from, Supplier<Thing> bring) {
    AtomicReference<Thing> thing = new AtomicReference<>();
    List<DynamicNode> trials = new ArrayList<>();
    trials.add(
        dynamicTest(
            "is reached",
            () -> {
              Thing reached = bring.get();
              thing.set(reached);
              assertThat(app.ask(reached.query())).isEqualTo(LivesDocument.stateOf(from));
              assertThat(reached.acts().keySet()).isEqualTo(table.acts());
            }));
    for (String act : table.acts()) {
      for (String who : whoTry(act)) {
        trials.add(
            dynamicTest(
                act + " by " + who,
                () -> tryOut(Objects.requireNonNull(thing.get()), from, act, who)));
      }
    }
    return dynamicContainer(from, trials);
  }

  private List<String> whoTry(String act) {
    return table.mayEver(act, SYSTEM)
        ? List.of(SYSTEM)
        : Arrays.stream(Role.values()).map(Role::name).toList();
  }

  private void tryOut(Thing thing, String from, String act, String who) {
    Thing.Act tried = Objects.requireNonNull(thing.acts().get(act), act);
    Actor actor =
        who.equals(SYSTEM)
            ? stage.buyer()
            : Objects.requireNonNull(thing.people().get(Role.valueOf(who)), who);
    String before = standing(tried);
    table
        .next(from, act, who)
        .ifPresentOrElse(
            to -> allowed(tried, actor, to),
            () -> refused(tried, actor, who, table.mayEver(act, who)));
    assertThat(standing(tried)).as("what stands afterwards").isEqualTo(before);
  }

  private String standing(Thing.Act act) {
    return app.ask(act.query()) + ", entries " + app.ask(ENTRIES);
  }

  private record Reached(String state, long entries) {}

  private void allowed(Thing.Act act, Actor actor, String to) {
    Reached reached =
        stage.at(
            act.preparedAt(),
            () ->
                transactions()
                    .executeWrite(
                        status -> {
                          Connection connection = status.getConnection();
                          act.before().accept(connection);
                          setClock(connection, act.at());
                          long entries = Long.parseLong(ask(connection, ENTRIES));
                          act.run().accept(actor);
                          status.setRollbackOnly();
                          return new Reached(
                              ask(connection, act.query()),
                              Long.parseLong(ask(connection, ENTRIES)) - entries);
                        }));
    assertThat(reached.state()).isEqualTo(to);
    assertThat(reached.entries()).as("entries in the audit record").isPositive();
  }

  private void refused(Thing.Act act, Actor actor, String who, boolean theirs) {
    Throwable refusal = catchThrowable(() -> stage.run(act.at(), () -> act.run().accept(actor)));
    if (who.equals(SYSTEM)) {
      assertThat(refusal).as("the service finds nothing to do").isNull();
      return;
    }
    assertThat(refusal).as("not refused").isNotNull();
    // What only a guard of the database refuses is told as its refusal, too.
    assertThat(Refusals.find(refusal))
        .as(refusal.toString())
        .map(Refusal::kind)
        .hasValueSatisfying(kind -> assertThat(kind).isIn(theirs ? NOT_NOW : NOT_THEIRS));
  }

  @SuppressWarnings("unchecked")
  private TransactionOperations<Connection> transactions() {
    return app.get(TransactionOperations.class);
  }

  static void setClock(Connection connection, Instant at) {
    execute(connection, "SET timestamp = " + at.getEpochSecond());
  }

  private static void execute(Connection connection, String statement) {
    try (Statement s = connection.createStatement()) {
      s.execute(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first column of the first row, as the transaction sees it. */
  static String ask(Connection connection, String query) {
    try (Statement s = connection.createStatement();
        ResultSet rows = s.executeQuery(query)) {
      return rows.next() ? String.valueOf(rows.getString(1)) : "";
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
