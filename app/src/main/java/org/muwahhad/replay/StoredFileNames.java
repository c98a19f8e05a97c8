package org.muwahhad.replay;

/** Which files of the store rows name, for the verification of the record and for backups. */
public final class StoredFileNames {
  /** The key of each file, and the SHA-256 of its bytes. */
  public static final String STATEMENT =
      """
      SELECT stored_as, sha256 FROM (
        SELECT CONCAT('dossier-documents/', sha256) AS stored_as, sha256 FROM dossier_edition
         UNION SELECT CONCAT('supplier-documents/', sha256), sha256 FROM registration_document
         UNION SELECT CONCAT('item-files/', sha256), sha256 FROM item_file
         UNION SELECT CONCAT('complaints/', sha256), sha256 FROM complaint_paper
         UNION SELECT CONCAT('delivery-photos/', sha256), sha256 FROM delivery_photo
         UNION SELECT CONCAT('breaches/', sha256), sha256 FROM breach_paper
         UNION SELECT stored_as, sha256 FROM issued_report
         UNION SELECT stored_as, sha256 FROM report_signature) files
       ORDER BY stored_as, sha256""";

  private StoredFileNames() {}
}
