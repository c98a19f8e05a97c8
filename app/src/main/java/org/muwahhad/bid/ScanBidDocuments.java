package org.muwahhad.bid;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.muwahhad.upload.ScanFile;
import org.muwahhad.upload.ScanStatus;
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
  private final BidDocumentRows rows;
  private final OpenedDocuments opened;
  private final ReadOpenedDocument readOpened;

  ScanBidDocuments(
      ScanFile scanFile,
      BidDocuments documents,
      BidDocumentRows rows,
      OpenedDocuments opened,
      ReadOpenedDocument readOpened) {
    this.scanFile = scanFile;
    this.documents = documents;
    this.rows = rows;
    this.opened = opened;
    this.readOpened = readOpened;
  }

  /** Scans what is due until the scanner does not answer; returns how many were judged. */
  public int run() {
    return scanFile.isConfigured() ? drafts() + opened() : 0;
  }

  private int drafts() {
    int judged = 0;
    long after = 0;
    for (List<BidDocuments.Draft> due = documents.unjudged(after); !due.isEmpty(); ) {
      for (BidDocuments.Draft draft : due) {
        ScanFile.Outcome outcome = scan(documents.open(draft));
        if (outcome.status() == ScanStatus.WAITING) {
          return judged;
        }
        judged += rows.judge(draft.id(), outcome.status());
        after = draft.id();
      }
      due = documents.unjudged(after);
    }
    return judged;
  }

  private int opened() {
    int judged = 0;
    long after = 0;
    for (List<OpenedDocuments.Row> due = opened.listUnjudged(after); !due.isEmpty(); ) {
      for (OpenedDocuments.Row document : due) {
        ScanFile.Outcome outcome = scan(readOpened.read(document.documentId()));
        if (outcome.status() == ScanStatus.WAITING) {
          return judged;
        }
        judged += rows.judgeOpened(document.documentId(), outcome.status(), outcome.signature());
        after = document.documentId();
      }
      due = opened.listUnjudged(after);
    }
    return judged;
  }

  private ScanFile.Outcome scan(InputStream content) {
    try (content) {
      return scanFile.run(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
