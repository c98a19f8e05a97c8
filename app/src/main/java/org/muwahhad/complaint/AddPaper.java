package org.muwahhad.complaint;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Map;
import org.apache.tika.Tika;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.ObjectStore;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;

/**
 * The bidder who complains, or a central buyer, adds evidence to the file while the complaint is
 * not decided. What the file is, its content tells: PDF, PNG or JPEG of at most 10 MB, and at most
 * 20 of them.
 *
 * <p>Refused with {@code complaint.over} afterwards, {@code complaint.too-many-papers}, and as
 * invalid input at {@code title} and {@code file}.
 */
@Singleton
public class AddPaper {
  private static final int MEGABYTE = 1024 * 1024;
  private static final int LARGEST = 10;
  private static final int MOST = 20;
  private static final int LONGEST_TITLE = 200;
  private static final java.util.Set<String> KINDS =
      java.util.Set.of("application/pdf", "image/png", "image/jpeg");
  private static final Tika TIKA = new Tika();
  private final Complaints complaints;
  private final ObjectStore store;
  private final ComplaintRecord record;

  AddPaper(Complaints complaints, ObjectStore store, ComplaintRecord record) {
    this.complaints = complaints;
    this.store = store;
    this.record = record;
  }

  @Transactional
  public void run(Actor actor, long id, String title, byte[] bytes) {
    Role as = actor.require(Role.BIDDER, Role.CENTRAL_BUYER).role();
    Complaints.Locked complaint =
        complaints
            .lock(id)
            .filter(c -> as == Role.CENTRAL_BUYER || isOwn(actor, c))
            .orElseThrow(() -> new Refusal.NotFound("complaint " + id));
    if (!complaint.status().isLiving()) {
      throw new Refusal.RuleBroken("complaint.over");
    }
    if (complaints.countPapers(id) >= MOST) {
      throw new Refusal.RuleBroken("complaint.too-many-papers", MOST);
    }
    String type = TIKA.detect(bytes);
    new Faults()
        .text("title", title, LONGEST_TITLE)
        .check(bytes.length > 0, "file", "shared.missing")
        .check(bytes.length == 0 || KINDS.contains(type), "file", "complaint.file-kind")
        .check(bytes.length <= LARGEST * MEGABYTE, "file", "complaint.file-too-large", LARGEST)
        .throwIfAny();

    String sha256 = Sha256.of(bytes);
    store.put("complaints/" + sha256, bytes);
    complaints.addPaper(
        id,
        as == Role.BIDDER ? "BIDDER" : "BUYER",
        title.strip(),
        type,
        bytes.length,
        sha256,
        actor.personId());
    record.add(actor, as, complaint.tenderId(), "paper-added", id, Map.of("sha256", sha256));
  }

  private static boolean isOwn(Actor actor, Complaints.Locked complaint) {
    return actor.require(Role.BIDDER).supplier() == complaint.supplierId();
  }
}
