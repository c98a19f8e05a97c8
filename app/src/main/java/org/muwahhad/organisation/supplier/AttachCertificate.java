package org.muwahhad.organisation.supplier;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Map;
import org.apache.tika.Tika;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.organisation.RiyadhDay;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.ObjectStore;
import org.muwahhad.shared.Sha256;

/**
 * The holder of a file adds a certificate with its last day, in place of the former one of its
 * kind. What the file is, its content tells, never its name: PDF of at most 10 MB, PNG and JPEG of
 * at most 5 MB are taken.
 *
 * <p>Refused as {@link Drafts} says, and as invalid input at {@code kind}, at {@code expiresOn}
 * with {@code supplier.document-expired}, and at {@code file} with {@code shared.missing}, {@code
 * supplier.file-kind} or {@code supplier.file-too-large}.
 */
@Singleton
public class AttachCertificate {
  private static final int MEGABYTE = 1024 * 1024;
  private static final Map<String, Integer> LARGEST =
      Map.of(
          "image/png", 5 * MEGABYTE,
          "image/jpeg", 5 * MEGABYTE,
          "application/pdf", 10 * MEGABYTE);
  private static final int LONGEST_NAME = 200;
  private static final int LAST_YEAR = 2200;
  private static final Tika TIKA = new Tika();

  private final Registrations registrations;
  private final Drafts drafts;
  private final RiyadhDay days;
  private final ObjectStore store;
  private final Actors actors;
  private final AuditLog audit;

  AttachCertificate(
      Registrations registrations,
      Drafts drafts,
      RiyadhDay days,
      ObjectStore store,
      Actors actors,
      AuditLog audit) {
    this.registrations = registrations;
    this.drafts = drafts;
    this.days = days;
    this.store = store;
    this.actors = actors;
    this.audit = audit;
  }

  /** A file as sent; its name is only shown. */
  public record Sent(
      @Nullable DocumentKind kind, @Nullable LocalDate expiresOn, byte[] bytes, String fileName) {}

  @Transactional
  public void run(Holder holder, Sent sent) {
    Actor actor = actors.get(holder.personId());
    Registrations.Registration file = registrations.get(holder.registrationId());
    String type = TIKA.detect(sent.bytes());
    check(sent, type);
    DocumentKind kind = sent.kind();
    LocalDate expiresOn = sent.expiresOn();
    if (kind == null || expiresOn == null) {
      throw new IllegalStateException("Checked above");
    }
    RegistrationViews.Version draft = drafts.ensure(file);
    String sha256 = Sha256.of(sent.bytes());
    store.put("supplier-documents/" + sha256, sent.bytes());
    registrations.clearDocument(draft.id(), kind);
    String name = sent.fileName();
    registrations.addDocument(
        draft.id(),
        kind,
        expiresOn,
        type,
        name.substring(Math.max(0, name.length() - LONGEST_NAME)).strip(),
        sent.bytes().length,
        sha256);
    audit.record(
        actor,
        Role.BIDDER,
        file.chain(),
        "supplier.document-added",
        "supplier-registration",
        file.id(),
        Map.of("kind", kind.name(), "expiresOn", expiresOn.toString(), "sha256", sha256));
  }

  private void check(Sent sent, String type) {
    LocalDate expiresOn = sent.expiresOn();
    Faults faults =
        new Faults()
            .check(sent.kind() != null, "kind", "shared.missing")
            .check(expiresOn != null, "expiresOn", "shared.missing");
    if (expiresOn != null) {
      faults
          .check(!expiresOn.isBefore(days.today()), "expiresOn", "supplier.document-expired")
          .check(expiresOn.getYear() <= LAST_YEAR, "expiresOn", "shared.not-a-date");
    }
    Integer largest = LARGEST.get(type);
    if (sent.bytes().length == 0) {
      faults.check(false, "file", "shared.missing");
    } else if (largest == null) {
      faults.check(false, "file", "supplier.file-kind");
    } else {
      faults.check(
          sent.bytes().length <= largest, "file", "supplier.file-too-large", largest / MEGABYTE);
    }
    faults.throwIfAny();
  }
}
