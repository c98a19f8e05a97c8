package org.muwahhad.organisation.supplier;

import io.micronaut.context.annotation.Value;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.tika.Tika;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.organisation.SupplierEntry.CertificateAdded;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.RiyadhDay;
import org.muwahhad.upload.DropFile;
import org.muwahhad.upload.FileType;
import org.muwahhad.upload.InspectFile;
import org.muwahhad.upload.InspectedFile;
import org.muwahhad.upload.ReceiveFile;

/**
 * The holder of a file adds a certificate with its last day, in place of the former one of its
 * kind. What the file is, its content shows, never its name: PDF of at most 10 MB, PNG and JPEG of
 * at most 5 MB are taken, by the gate that all files pass ({@link InspectFile}).
 *
 * <p>The former one is deleted from the store after the commit, when no version that was submitted
 * names it.
 *
 * <p>Refused as {@link RegistrationDrafts} says, with {@code supplier.too-many-uploads} (with the
 * most in a day), and as invalid input at {@code kind}, at {@code expiresOn} with {@code
 * supplier.document-expired}, and at {@code file} with {@code shared.missing}, {@code
 * supplier.file-kind} or {@code supplier.file-too-large}.
 *
 * <p>Also refused with {@code supplier.being-vetted} and {@code supplier.registration-refused}.
 */
@Singleton
public class AttachCertificate {
  /** Of the store. */
  static final String FOLDER = "supplier-documents";

  private static final int SECONDS_OF_DAY = 24 * 60 * 60;
  private static final int MEGABYTE = 1024 * 1024;
  private static final Map<String, Integer> LARGEST =
      Map.of(
          "image/png", 5 * MEGABYTE,
          "image/jpeg", 5 * MEGABYTE,
          "application/pdf", 10 * MEGABYTE);
  private static final Set<FileType> KINDS = EnumSet.of(FileType.PNG, FileType.JPEG, FileType.PDF);
  private static final int LAST_YEAR = 2200;
  private static final Tika TIKA = new Tika();

  private final Registrations registrations;
  private final RegistrationDrafts drafts;
  private final RiyadhDay days;
  private final ReceiveFile receiveFile;
  private final DropFile dropFile;
  private final Actors actors;
  private final AuditLog audit;
  private final TransactionOperations<Connection> transactions;
  private final int mostInADay;

  AttachCertificate(
      Registrations registrations,
      RegistrationDrafts drafts,
      RiyadhDay days,
      ReceiveFile receiveFile,
      DropFile dropFile,
      Actors actors,
      AuditLog audit,
      TransactionOperations<Connection> transactions,
      @Value("${muwahhad.certificates.most-in-a-day:60}") int mostInADay) {
    this.registrations = registrations;
    this.drafts = drafts;
    this.days = days;
    this.receiveFile = receiveFile;
    this.dropFile = dropFile;
    this.mostInADay = mostInADay;
    this.actors = actors;
    this.audit = audit;
    this.transactions = transactions;
  }

  /** A file as sent; its name is only shown. */
  public record CertificateFile(
      @Nullable DocumentKind kind, @Nullable LocalDate expiresOn, byte[] bytes, String fileName) {}

  public void run(Holder holder, CertificateFile sent) {
    Actor actor = actors.get(holder.personId());
    requireFew(registrations.get(holder.registrationId()));
    check(sent, TIKA.detect(sent.bytes()));
    InspectedFile certificate =
        receiveFile.inspect(
            actor,
            Role.BIDDER,
            new InspectFile.UploadedFile("file", sent.fileName(), sent.bytes()),
            KINDS);
    List<String> replaced =
        transactions.executeWrite(status -> attach(actor, holder, sent, certificate));
    replaced.stream()
        .filter(sha256 -> !sha256.equals(certificate.sha256()))
        .forEach(sha256 -> dropFile.run(FOLDER, sha256));
  }

  /** Returns the digests of what was replaced. */
  private List<String> attach(
      Actor actor, Holder holder, CertificateFile sent, InspectedFile certificate) {
    Registrations.Registration file = registrations.get(holder.registrationId());
    DocumentKind kind = sent.kind();
    LocalDate expiresOn = sent.expiresOn();
    if (kind == null || expiresOn == null) {
      throw new IllegalStateException("Checked above");
    }
    RegistrationQueries.RegistrationVersionRow draft = drafts.ensure(file);
    requireFew(file);
    List<String> replaced = registrations.listDigests(draft.id(), kind);
    receiveFile.keep(FOLDER, certificate);
    registrations.clearDocument(draft.id(), kind);
    registrations.addDocument(
        draft.id(),
        kind,
        expiresOn,
        certificate.type().mediaType(),
        certificate.name(),
        certificate.byteCount(),
        certificate.sha256());
    audit.record(
        actor, new CertificateAdded(file.id(), kind.name(), expiresOn, certificate.sha256()));
    return replaced;
  }

  private void requireFew(Registrations.Registration file) {
    if (registrations.countAddedInDay(String.valueOf(file.id())) >= mostInADay) {
      throw new Refusal.TooOften("supplier.too-many-uploads", SECONDS_OF_DAY, mostInADay);
    }
  }

  private void check(CertificateFile sent, String type) {
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
