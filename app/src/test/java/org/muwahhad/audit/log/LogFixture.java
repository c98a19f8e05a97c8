package org.muwahhad.audit.log;

import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.demand.DemandEntry.RoundAggregated;
import org.muwahhad.shared.Digest;
import org.muwahhad.witness.Witness;

/** Acts that become leaves, and the witnesses of a demonstration, for tests of the log. */
final class LogFixture {
  static final List<String> STATES = List.of("AE", "BH", "KW", "OM", "QA");

  private LogFixture() {}

  /** Registers the witness of a state. */
  static void register(TestApp app, Actor administrator, String state) {
    app.get(RegisterWitness.class)
        .run(administrator, witness(state, verifier(state), "demonstration:" + state));
  }

  static RegisterWitness.NewWitness witness(String state, String key, String address) {
    return new RegisterWitness.NewWitness(state, key, address);
  }

  /** As the witnesses of a demonstration have it. */
  static String verifier(String state) {
    String seed = Digest.of("Muwahhad demonstration witness", state);
    return Witness.verifierOfDemonstration(
        "demonstration-witness-" + state.toLowerCase(Locale.ROOT), HexFormat.of().parseHex(seed));
  }

  /** Records an act in a transaction of its own. */
  static void act(TestApp app, Actor buyer, String chain) {
    transactions(app)
        .executeWrite(
            status -> {
              record(app, buyer, chain);
              return true;
            });
  }

  /** Records an act in the transaction that runs. */
  static void record(TestApp app, Actor buyer, String chain) {
    long round = Long.parseLong(chain.substring("round:".length()));
    app.get(AuditLog.class).record(buyer, new RoundAggregated(round, "of a test", 0));
  }

  @SuppressWarnings("unchecked")
  static TransactionOperations<Connection> transactions(TestApp app) {
    return app.get(TransactionOperations.class);
  }
}
