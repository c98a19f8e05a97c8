package org.muwahhad.complaint;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.EnumSet;
import java.util.Set;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.complaint.ComplaintEntry.ComplaintPaperAdded;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.muwahhad.upload.FileType;
import org.muwahhad.upload.InspectFile;
import org.muwahhad.upload.InspectedFile;
import org.muwahhad.upload.ReceiveFile;

/**
 * The bidder who complains, or a central buyer, adds evidence to the file while the complaint is
 * not decided: PDF, PNG or JPEG, at most 20 of each party, through the gate that all files pass
 * ({@link InspectFile}).
 *
 * <p>Refused with {@code complaint.over} afterwards, {@code complaint.too-many-papers}, as invalid
 * input at {@code title}, and at {@code file} as the gate says.
 */
@Singleton
public class AddPaper {
  private static final int MOST = 20;
  private static final int LONGEST_TITLE = 200;
  private static final Set<FileType> KINDS = EnumSet.of(FileType.PDF, FileType.PNG, FileType.JPEG);
  private final Complaints complaints;
  private final ReceiveFile receiveFile;
  private final AuditLog audit;
  private final TransactionOperations<Connection> transactions;

  AddPaper(
      Complaints complaints,
      ReceiveFile receiveFile,
      AuditLog audit,
      TransactionOperations<Connection> transactions) {
    this.complaints = complaints;
    this.receiveFile = receiveFile;
    this.audit = audit;
    this.transactions = transactions;
  }

  /** Adds a file; who may not add any is refused before it is looked at. */
  public void run(Actor actor, long id, String title, InspectFile.UploadedFile sent) {
    Role as = actor.require(Role.BIDDER, Role.CENTRAL_BUYER).role();
    transactions.executeWrite(status -> requirePlace(actor, as, id));
    new Faults().name("title", title, LONGEST_TITLE).throwIfAny();
    InspectedFile file = receiveFile.inspect(actor, as, sent, KINDS);
    transactions.executeWrite(status -> add(actor, as, id, title, file));
  }

  private boolean add(Actor actor, Role as, long id, String title, InspectedFile file) {
    Complaints.LockedComplaint complaint = requirePlace(actor, as, id);
    receiveFile.keep(ViewComplaints.FOLDER, file);
    complaints.addPaper(
        id,
        party(as),
        title.strip(),
        file.type().mediaType(),
        file.byteCount(),
        file.sha256(),
        actor.personId());
    audit.record(actor, as, new ComplaintPaperAdded(complaint.tenderId(), id, file.sha256()));
    return true;
  }

  private Complaints.LockedComplaint requirePlace(Actor actor, Role as, long id) {
    Complaints.LockedComplaint complaint =
        complaints
            .lock(id)
            .filter(c -> as == Role.CENTRAL_BUYER || isOwn(actor, c))
            .orElseThrow(() -> new Refusal.NotFound("complaint " + id));
    if (!complaint.status().isLiving()) {
      throw new Refusal.RuleBroken("complaint.over");
    }
    if (complaints.countPapers(id, party(as)) >= MOST) {
      throw new Refusal.RuleBroken("complaint.too-many-papers", MOST);
    }
    return complaint;
  }

  private static String party(Role as) {
    return as == Role.BIDDER ? "BIDDER" : "BUYER";
  }

  private static boolean isOwn(Actor actor, Complaints.LockedComplaint complaint) {
    return actor.require(Role.BIDDER).supplier() == complaint.supplierId();
  }
}
