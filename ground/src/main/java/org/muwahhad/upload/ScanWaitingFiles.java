package org.muwahhad.upload;

import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.util.List;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.shared.ObjectStore;
import org.muwahhad.upload.UploadEntry.FileQuarantined;
import org.muwahhad.work.JobTurn;
import org.muwahhad.work.JobTurns;
import org.muwahhad.work.ScheduledJob;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has stored files scanned that could not be when they came, or came before there was a scanner.
 * Runs on every node; a file that two nodes take at once is scanned twice, which harms nothing.
 */
@Singleton
public class ScanWaitingFiles {
  private static final Logger LOG = LoggerFactory.getLogger(ScanWaitingFiles.class);
  private final ScanFile scanFile;
  private final FileScans scans;
  private final ObjectStore store;
  private final HeldFiles held;
  private final AuditLog audit;
  private final JobTurns turns;
  private final TransactionOperations<Connection> transactions;

  ScanWaitingFiles(
      ScanFile scanFile,
      FileScans scans,
      ObjectStore store,
      HeldFiles held,
      AuditLog audit,
      JobTurns turns,
      TransactionOperations<Connection> transactions) {
    this.scanFile = scanFile;
    this.scans = scans;
    this.store = store;
    this.held = held;
    this.audit = audit;
    this.turns = turns;
    this.transactions = transactions;
  }

  /**
   * Scans what is due; returns how many were judged. One file without a verdict, or whose verdict
   * cannot be stored, holds up no other: only when several in a row have none is the scanner taken
   * to be away. The first failure is thrown at the end.
   */
  public int run() {
    JobTurn turn = turns.begin(ScheduledJob.FILE_SCANS);
    int unanswered = 0;
    String after = "";
    for (List<FileScans.Scan> due = due(after); !due.isEmpty(); due = due(after)) {
      for (FileScans.Scan file : due) {
        ScanFile.ScanResult outcome = scan(String.valueOf(file.storedAs()));
        after = file.sha256();
        if (isJudged(outcome)) {
          unanswered = 0;
          turn.take(
              "File " + file.sha256(),
              () -> transactions.executeWrite(status -> judge(file, outcome)));
        } else if (++unanswered == ScanFile.AWAY_AFTER) {
          return turn.end();
        }
      }
    }
    return turn.end();
  }

  private List<FileScans.Scan> due(String after) {
    return scanFile.isConfigured() ? scans.listDue(after) : List.of();
  }

  private static boolean isJudged(ScanFile.ScanResult outcome) {
    return outcome.status() == ScanStatus.CLEAN || outcome.status() == ScanStatus.QUARANTINED;
  }

  private ScanFile.ScanResult scan(String key) {
    try (InputStream content = store.open(key)) {
      return scanFile.run(content);
    } catch (IOException | RuntimeException e) {
      LOG.warn("A stored file could not be read for its scan: {}", key, e);
      return ScanFile.ScanResult.waiting();
    }
  }

  private int judge(FileScans.Scan file, ScanFile.ScanResult outcome) {
    int changed = scans.judge(file.sha256(), outcome.status(), outcome.signature());
    if (changed == 1 && outcome.status() == ScanStatus.QUARANTINED) {
      held.found(
          new HeldFiles.HeldFile(
              file.sha256(),
              file.fileName(),
              file.storedAs(),
              null,
              String.valueOf(outcome.signature())));
      audit.recordSystem(
          new FileQuarantined(
              FileScans.recordedAs(file.sha256()),
              file.fileName(),
              file.sha256(),
              String.valueOf(outcome.signature())));
    }
    return changed;
  }

  @Scheduled(
      fixedDelay = "${muwahhad.scanner.interval:1m}",
      initialDelay = "${muwahhad.scanner.interval:1m}")
  void runOften() {
    try {
      run();
    } catch (RuntimeException e) {
      LOG.warn("Waiting files could not be scanned now", e);
    }
  }
}
