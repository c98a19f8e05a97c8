package org.muwahhad.replay;

import java.util.Map;
import org.muwahhad.audit.Entry;
import org.muwahhad.tender.PublicationEntry.AmendmentPublished;
import org.muwahhad.tender.PublicationEntry.QuestionAnswered;
import org.muwahhad.tender.TenderMove.TenderApproved;
import org.muwahhad.tender.TenderMove.TenderPublished;
import org.muwahhad.tender.TenderMove.TenderReturnedToDraft;
import org.muwahhad.tender.procedure.PrequalificationEntry.PrequalificationConcluded;

/**
 * What the entries say about a dossier: all of it when it is approved, published or changed for the
 * bidders, and the answers to questions on it. Drafts change as their makers like.
 */
final class DossierReplay {
  /** What is noted once entries describe the whole dossier. */
  static final String TOLD = "dossier";

  private final ReplayedParts parts;

  DossierReplay(ReplayedParts parts) {
    this.parts = parts;
  }

  void play(Entry entry) {
    if (entry instanceof TenderReturnedToDraft) {
      forget();
    } else if (entry instanceof QuestionAnswered answered) {
      String number = String.valueOf(answered.answer());
      parts.put(TenderPart.QUESTION, number, "");
      parts.put(TenderPart.QUESTION_WORDS, number, answered.digest());
    } else if (entry instanceof TenderApproved approved) {
      take(approved.dossierDigests());
    } else if (entry instanceof TenderPublished published) {
      take(published.dossierDigests());
    } else if (entry instanceof AmendmentPublished amended) {
      take(amended.dossierDigests());
    } else if (entry instanceof PrequalificationConcluded concluded) {
      take(concluded.dossierDigests());
    }
  }

  private void take(Map<String, String> dossier) {
    forget();
    parts.noteTold(TOLD);
    dossier.forEach(
        (name, digest) -> {
          String[] kindAndKey = name.split("/", 2);
          parts.put(TenderPart.valueOf(kindAndKey[0]), kindAndKey[1], digest);
        });
  }

  private void forget() {
    parts.forgetTold(TOLD);
    TenderPart.DOSSIER.forEach(part -> parts.of(part).clear());
  }
}
