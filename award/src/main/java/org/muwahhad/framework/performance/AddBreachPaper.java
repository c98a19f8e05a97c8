package org.muwahhad.framework.performance;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.EnumSet;
import java.util.Set;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Grant;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.framework.AgreementAccess;
import org.muwahhad.framework.performance.PerformanceEntry.BreachPaperAdded;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.muwahhad.upload.FileType;
import org.muwahhad.upload.InspectFile;
import org.muwahhad.upload.InspectedFile;
import org.muwahhad.upload.ReceiveFile;

/**
 * The side that reported a breach, or the supplier, adds a paper to the report while it is not
 * decided: PDF, PNG or JPEG, at most 20 of each side, through the gate that all files pass ({@link
 * InspectFile}).
 *
 * <p>Refused as not found for a report of others, with {@code performance.decided}, {@code
 * performance.too-many-papers}, as invalid input at {@code title}, and at {@code file} as the gate
 * says.
 */
@Singleton
public class AddBreachPaper {
  static final String FOLDER = "breaches";
  private static final int MOST = 20;
  private static final int LONGEST_TITLE = 200;
  private static final Set<FileType> KINDS = EnumSet.of(FileType.PDF, FileType.PNG, FileType.JPEG);
  private final AgreementAccess access;
  private final HeldBreach held;
  private final BreachReports reports;
  private final ReceiveFile receiveFile;
  private final AuditLog audit;
  private final TransactionOperations<Connection> transactions;

  AddBreachPaper(
      AgreementAccess access,
      HeldBreach held,
      BreachReports reports,
      ReceiveFile receiveFile,
      AuditLog audit,
      TransactionOperations<Connection> transactions) {
    this.access = access;
    this.held = held;
    this.reports = reports;
    this.receiveFile = receiveFile;
    this.audit = audit;
    this.transactions = transactions;
  }

  /** Adds a file; who may not add any is refused before it is looked at. */
  public void run(Actor actor, long breachId, String title, InspectFile.UploadedFile sent) {
    Grant as = actor.require(Role.BIDDER, Role.CENTRAL_BUYER, Role.PROCUREMENT_OFFICER);
    transactions.executeWrite(status -> requirePlace(actor, as, breachId));
    new Faults().name("title", title, LONGEST_TITLE).throwIfAny();
    InspectedFile file = receiveFile.inspect(actor, as.role(), sent, KINDS);
    transactions.executeWrite(status -> add(actor, as, breachId, title, file));
  }

  private boolean add(Actor actor, Grant as, long breachId, String title, InspectedFile file) {
    BreachReports.KnownBreach breach = requirePlace(actor, as, breachId);
    receiveFile.keep(FOLDER, file);
    reports.addPaper(
        breachId,
        side(as).name(),
        title.strip(),
        file.type().mediaType(),
        file.byteCount(),
        file.sha256(),
        actor.personId());
    audit.record(
        actor,
        as.role(),
        new BreachPaperAdded(
            breach.agreementId(), breachId, file.sha256(), side(as), title.strip()));
    return true;
  }

  private BreachReports.KnownBreach requirePlace(Actor actor, Grant as, long breachId) {
    BreachReports.KnownBreach breach = held.hold(breachId);
    if (!isOwn(actor, as, breach)) {
      throw new Refusal.NotFound("breach " + breachId);
    }
    if (breach.status().isDecided()) {
      throw new Refusal.RuleBroken("performance.decided");
    }
    if (reports.countPapers(breachId, side(as).name()) >= MOST) {
      throw new Refusal.RuleBroken("performance.too-many-papers", MOST);
    }
    return breach;
  }

  private boolean isOwn(Actor actor, Grant as, BreachReports.KnownBreach breach) {
    return switch (as.role()) {
      case BIDDER -> access.supplierOf(actor) == breach.supplierId();
      case CENTRAL_BUYER -> breach.entityId() == 0;
      default -> as.entity() == breach.entityId();
    };
  }

  private static BreachSide side(Grant as) {
    return as.role() == Role.BIDDER ? BreachSide.SUPPLIER : BreachSide.REPORTER;
  }
}
