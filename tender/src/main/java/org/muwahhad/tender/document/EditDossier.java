package org.muwahhad.tender.document;

import io.micronaut.context.annotation.Value;
import io.micronaut.core.convert.format.ReadableBytes;
import jakarta.inject.Singleton;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.DraftEdits;
import org.muwahhad.tender.TenderEntry;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderStatus;

/**
 * What every change of a dossier's documents begins and ends with: in a draft the document is there
 * at once; in a published tender it waits for the next amendment, which two people make.
 */
@Singleton
class EditDossier {
  private final TenderQueries tenders;
  private final DraftEdits drafts;
  private final DossierDocuments documents;
  private final DatabaseClock clock;
  private final int mostDocuments;
  private final long mostBytes;

  EditDossier(
      TenderQueries tenders,
      DraftEdits drafts,
      DossierDocuments documents,
      DatabaseClock clock,
      @Value("${muwahhad.dossier.most-documents:60}") int mostDocuments,
      @ReadableBytes @Value("${muwahhad.dossier.most-bytes:300MB}") long mostBytes) {
    this.tenders = tenders;
    this.drafts = drafts;
    this.documents = documents;
    this.clock = clock;
    this.mostDocuments = mostDocuments;
    this.mostBytes = mostBytes;
  }

  /**
   * Who may change the documents of a tender, before anything was read from a file.
   *
   * @throws Refusal.RuleBroken {@code tender.not-editable} when neither a draft nor open to
   *     amendments
   */
  void require(Actor actor, long tenderId) {
    actor.require(Role.CENTRAL_BUYER);
    TenderQueries.Tender tender = tenders.getTender(tenderId);
    if (tender.status() != TenderStatus.DRAFT && !isAmendable(tender)) {
      throw new Refusal.RuleBroken("tender.not-editable");
    }
  }

  boolean isAmendable(TenderQueries.Tender tender) {
    return tender.status() == TenderStatus.PUBLISHED && clock.now().isBefore(tender.deadline());
  }

  /** Begins a change, and says what new editions are added with. */
  long begin(Actor actor, long tenderId) {
    require(actor, tenderId);
    // Two who add at once would each take the other's document for their own.
    documents.holdTender(tenderId);
    if (tenders.getTender(tenderId).status() != TenderStatus.DRAFT) {
      return DossierDocuments.WAITING;
    }
    drafts.edit(actor, tenderId);
    return DossierDocuments.WITH_THE_DOSSIER;
  }

  /** Refuses a document or a file too many. */
  void requireRoom(long tenderId, int moreDocuments, long moreBytes) {
    if (documents.countDocuments(tenderId) + moreDocuments > mostDocuments) {
      throw new Refusal.RuleBroken("tender.too-many-documents", mostDocuments);
    }
    if (documents.sumBytes(tenderId) + moreBytes > mostBytes) {
      throw new Refusal.RuleBroken("tender.documents-too-large", mostBytes / (1024 * 1024));
    }
  }

  void record(Actor actor, TenderEntry entry) {
    drafts.record(actor, entry);
  }
}
