package org.muwahhad.bid.document;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import org.muwahhad.upload.FileAuthors;
import org.muwahhad.work.JobTurn;
import org.muwahhad.work.JobTurns;
import org.muwahhad.work.ScheduledJob;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads in documents of opened bids who made them and who saved them last, so that bidders can be
 * compared. Nothing is read of what stays sealed, or of what a scanner holds back.
 */
@Singleton
public class ReadDocumentAuthors {
  private static final Logger LOG = LoggerFactory.getLogger(ReadDocumentAuthors.class);
  private final DocumentAuthors authors;
  private final ViewOpenedDocument readOpened;
  private final JobTurns turns;

  ReadDocumentAuthors(DocumentAuthors authors, ViewOpenedDocument readOpened, JobTurns turns) {
    this.authors = authors;
    this.readOpened = readOpened;
    this.turns = turns;
  }

  /**
   * Reads what was not read yet; returns how many names were kept, empty ones included. A document
   * that fails holds up no other; its failure is thrown at the end.
   */
  public int run() {
    JobTurn turn = turns.begin(ScheduledJob.DOCUMENT_AUTHORS);
    turn.takeByKey("Document", authors::listUnread, this::read);
    return turn.end();
  }

  private int read(long documentId) {
    FileAuthors found = find(documentId);
    return authors.add(documentId, found.author(), found.lastSaved());
  }

  /** A document that no longer reads names nobody. */
  private FileAuthors find(long documentId) {
    try (InputStream content = readOpened.read(documentId)) {
      return FileAuthors.of(content.readAllBytes());
    } catch (IOException e) {
      LOG.warn("Document {} of a bid could not be read for its authors", documentId, e);
      return FileAuthors.NOBODY;
    }
  }

  @Scheduled(
      fixedDelay = "${muwahhad.document-authors.interval:1m}",
      initialDelay = "${muwahhad.document-authors.interval:1m}")
  void runOften() {
    try {
      run();
    } catch (RuntimeException e) {
      LOG.warn("Authors of documents could not be read now", e);
    }
  }
}
