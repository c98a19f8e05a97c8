package org.muwahhad.upload;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.util.Set;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.shared.ObjectStore;
import org.muwahhad.upload.UploadEntry.FileQuarantined;

/**
 * Takes in a file that is no secret: inspects it, then keeps it in the store with its standing. In
 * two steps, since the scanner takes longer than a transaction may: {@link #inspect} before it,
 * {@link #keep} in it.
 *
 * <p>A file in which the scanner finds something is refused as {@link InspectFile} says; its digest
 * and the name of what was found are kept and recorded, and {@link HeldFiles} hears of it.
 *
 * <p>Faults in the input have the codes {@code upload.infected}, {@code upload.kind}, {@code
 * upload.name} and {@code upload.text-encoding}.
 */
@Singleton
public class ReceiveFile {
  private final InspectFile inspectFile;
  private final FileScans scans;
  private final ObjectStore store;
  private final HeldFiles held;
  private final AuditLog audit;
  private final TransactionOperations<Connection> transactions;

  ReceiveFile(
      InspectFile inspectFile,
      FileScans scans,
      ObjectStore store,
      HeldFiles held,
      AuditLog audit,
      TransactionOperations<Connection> transactions) {
    this.inspectFile = inspectFile;
    this.scans = scans;
    this.store = store;
    this.held = held;
    this.audit = audit;
    this.transactions = transactions;
  }

  /** Inspects a file that a person sent in a role. */
  public InspectedFile inspect(
      Actor actor, Role as, InspectFile.UploadedFile sent, Set<FileType> accepted) {
    InspectedFile file = inspectFile.examine(sent, accepted);
    ScanFile.ScanResult outcome = inspectFile.scan(file);
    if (outcome.status() == ScanStatus.QUARANTINED) {
      String signature = String.valueOf(outcome.signature());
      transactions.executeWrite(status -> quarantine(actor, as, file, signature));
      throw InspectFile.infected(sent.field(), signature);
    }
    return file.scannedAs(outcome.status());
  }

  private boolean quarantine(Actor actor, Role as, InspectedFile file, String signature) {
    scans.note(file.sha256(), ScanStatus.QUARANTINED, file.name(), null, signature);
    held.found(new HeldFiles.HeldFile(file.sha256(), file.name(), null, file.bytes(), signature));
    audit.record(
        actor,
        as,
        new FileQuarantined(
            FileScans.recordedAs(file.sha256()), file.name(), file.sha256(), signature));
    return true;
  }

  /**
   * Keeps an inspected file and returns its key in the store.
   *
   * @param folder of the store, such as {@code item-files}
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public String keep(String folder, InspectedFile file) {
    String key = folder + "/" + file.sha256();
    // The standing first: anyone who deletes the same bytes waits for it (DropFile).
    scans.note(file.sha256(), file.scan(), file.name(), key, null);
    store.put(key, file.bytes());
    return key;
  }
}
