package org.muwahhad.bid.document;

import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.util.List;
import java.util.function.Supplier;
import org.muwahhad.shared.Sha256;
import org.muwahhad.upload.HeldFiles;
import org.muwahhad.upload.ScanFile;
import org.muwahhad.upload.ScanStatus;
import org.muwahhad.work.JobTurn;
import org.muwahhad.work.JobTurns;
import org.muwahhad.work.ScheduledJob;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has documents of bids scanned that could not be when they came: in drafts, which the vault opens,
 * and in opened bids. What is sealed cannot be scanned by anybody: it is sealed with its standing,
 * and scanned after the opening before the panel gets it, so that a scanner that is away keeps
 * nobody from bidding in time.
 */
@Singleton
public class ScanBidDocuments {
  private static final Logger LOG = LoggerFactory.getLogger(ScanBidDocuments.class);
  private final ScanFile scanFile;
  private final BidDocuments documents;
  private final StoredBidDocuments rows;
  private final OpenedDocumentQueries opened;
  private final ViewOpenedDocument readOpened;
  private final HeldFiles held;
  private final JobTurns turns;
  private final TransactionOperations<Connection> transactions;

  ScanBidDocuments(
      ScanFile scanFile,
      BidDocuments documents,
      StoredBidDocuments rows,
      OpenedDocumentQueries opened,
      ViewOpenedDocument readOpened,
      HeldFiles held,
      JobTurns turns,
      TransactionOperations<Connection> transactions) {
    this.scanFile = scanFile;
    this.documents = documents;
    this.rows = rows;
    this.opened = opened;
    this.readOpened = readOpened;
    this.held = held;
    this.turns = turns;
    this.transactions = transactions;
  }

  /**
   * Scans what is due; returns how many were judged. Several documents in a row without a verdict
   * mean that the scanner is away. A verdict that cannot be stored holds up no other document; its
   * failure is thrown at the end.
   */
  public int run() {
    JobTurn turn = turns.begin(ScheduledJob.DOCUMENT_SCANS);
    if (scanFile.isConfigured()) {
      drafts(turn);
      opened(turn);
    }
    return turn.end();
  }

  private void drafts(JobTurn turn) {
    int unanswered = 0;
    long after = 0;
    for (List<BidDocuments.StoredDraftDocument> due = documents.unjudged(after); !due.isEmpty(); ) {
      for (BidDocuments.StoredDraftDocument draft : due) {
        ScanFile.ScanResult outcome = scan(() -> documents.open(draft));
        after = draft.id();
        if (outcome.status() != ScanStatus.WAITING) {
          unanswered = 0;
          turn.take("Draft document " + draft.id(), () -> rows.judge(draft.id(), outcome.status()));
        } else if (++unanswered == ScanFile.AWAY_AFTER) {
          return;
        }
      }
      due = documents.unjudged(after);
    }
  }

  private void opened(JobTurn turn) {
    int unanswered = 0;
    long after = 0;
    for (List<OpenedDocumentQueries.OpenedDocumentRow> due = opened.listUnjudged(after);
        !due.isEmpty(); ) {
      for (OpenedDocumentQueries.OpenedDocumentRow document : due) {
        ScanFile.ScanResult outcome = scan(() -> readOpened.read(document.documentId()));
        after = document.documentId();
        if (outcome.status() != ScanStatus.WAITING) {
          unanswered = 0;
          turn.take("Document " + document.documentId(), () -> judge(document, outcome));
        } else if (++unanswered == ScanFile.AWAY_AFTER) {
          return;
        }
      }
      due = opened.listUnjudged(after);
    }
  }

  private int judge(OpenedDocumentQueries.OpenedDocumentRow document, ScanFile.ScanResult outcome) {
    int judged = rows.judgeOpened(document.documentId(), outcome.status(), outcome.signature());
    tell(document.documentId(), outcome);
    return judged;
  }

  /** The bid is opened: its digest alone tells what was found, and nothing of it goes anywhere. */
  private void tell(long documentId, ScanFile.ScanResult outcome) {
    String signature = outcome.signature();
    if (outcome.status() != ScanStatus.QUARANTINED || signature == null) {
      return;
    }
    try (InputStream content = readOpened.read(documentId)) {
      String sha256 = Sha256.of(content.readAllBytes());
      transactions.executeWrite(
          status -> {
            held.foundInBid(sha256, signature);
            return true;
          });
    } catch (IOException | RuntimeException e) {
      LOG.warn("An incident in a document of a bid could not be noted", e);
    }
  }

  /** A document that no longer reads holds up no other. */
  private ScanFile.ScanResult scan(Supplier<InputStream> document) {
    try (InputStream content = document.get()) {
      return scanFile.run(content);
    } catch (IOException | RuntimeException e) {
      LOG.warn("A document of a bid could not be read for its scan", e);
      return ScanFile.ScanResult.waiting();
    }
  }

  @Scheduled(
      fixedDelay = "${muwahhad.scanner.interval:1m}",
      initialDelay = "${muwahhad.scanner.interval:1m}")
  void runOften() {
    try {
      run();
    } catch (RuntimeException e) {
      LOG.warn("Documents of bids could not be scanned now", e);
    }
  }
}
