package org.muwahhad.audit;

import io.micronaut.transaction.TransactionOperations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;

/** A record of acts with an anchor and its copy, of which no guard keeps anybody. */
final class KeptAnchorsFixture {
  private final TestApp app;
  private final Actor buyer;

  private KeptAnchorsFixture(TestApp app) {
    this.app = app;
    buyer = World.in(app).aPersonWho(Role.CENTRAL_BUYER);
  }

  /** Acts on two chains and an anchor; the guards of the record are gone. */
  static KeptAnchorsFixture in(TestApp app) {
    KeptAnchorsFixture anchored = new KeptAnchorsFixture(app);
    ToldFixtures.in(app);
    anchored.act("round:1", "first");
    anchored.act("round:1", "second");
    anchored.act("round:2", "third");
    anchored.anchor();
    for (String guard :
        List.of(
            "tr_audit_entry_no_update",
            "tr_audit_entry_no_delete",
            "tr_audit_anchor_no_update",
            "tr_audit_anchor_no_delete",
            "tr_audit_row_no_update",
            "tr_audit_row_no_delete",
            "tr_audit_row_whose")) {
      app.sql("DROP TRIGGER " + guard);
    }
    return anchored;
  }

  void anchor() {
    app.get(AnchorChains.class).run();
    app.get(AnchorChains.class).copy();
  }

  Path folder() {
    return app.files().resolve("anchors");
  }

  Path onlyFile() throws IOException {
    try (Stream<Path> files = Files.list(folder())) {
      return files.findFirst().orElseThrow().getFileName();
    }
  }

  String copies() throws IOException {
    return Files.readString(folder().resolve(onlyFile()));
  }

  /** What is found when the record is compared with copies of its anchors. */
  List<String> faultsBeside(String copies) throws AnchorFiles.UnreadableException {
    return app.get(VerifyAudit.class)
        .run(
            VerifyAudit.Extent.ALL,
            app.get(AnchorFiles.class).parse(copies),
            (done, about, isRecomputed) -> {})
        .faults();
  }

  void deleteFolder() throws IOException {
    Files.delete(folder().resolve(onlyFile()));
  }

  void act(String chain, String what) {
    act(chain, what, "DO 0");
  }

  void act(String chain, String what, String statement) {
    TransactionOperations<Connection> transactions = app.get(TransactionOperations.class);
    transactions.executeWrite(
        status -> {
          try (Statement s = status.getConnection().createStatement()) {
            s.execute(statement);
          } catch (SQLException e) {
            throw new IllegalStateException(e);
          }
          TestActs.record(app, buyer, chain, what);
          return true;
        });
  }
}
