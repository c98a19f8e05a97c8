package org.muwahhad.work;

import java.util.Locale;

/** A job whose turn works pieces that do not depend on each other ({@link JobTurn}). */
public enum ScheduledJob {
  BUNDLES,
  CERTIFICATE_REMINDERS,
  COMPLAINT_REMINDERS,
  DEADLINE_REMINDERS,
  DOCUMENT_AUTHORS,
  DOCUMENT_SCANS,
  FILE_SCANS,
  GUARANTEE_REMINDERS,
  ORDER_REMINDERS,
  PUBLICATION_ALERTS,
  QUANTITIES,
  QUARANTINE_COPIES,
  RELEASES,
  ROUNDS,
  SIGNATURE_REMINDERS,
  STORE_SWEEP,
  SUSPENSIONS;

  /** As monitoring and the log name it. */
  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
