package org.muwahhad.tender.amendment;

import java.util.ArrayList;
import java.util.List;

/** An amendment with what it changes, in the order of the dossier. */
public record AmendmentFile(
    AmendmentQueries.Amendment amendment, List<AmendmentQueries.AmendmentChange> changes) {
  public AmendmentFile {
    changes = List.copyOf(changes);
  }

  /** Those in force, the newest first, as it is read. */
  public static List<AmendmentFile> published(AmendmentQueries queries, long tenderId) {
    List<AmendmentQueries.AmendmentChange> changes = queries.listChanges(tenderId);
    List<AmendmentFile> files = new ArrayList<>();
    queries.listPublished(tenderId).forEach(a -> files.add(0, of(a, changes)));
    return files;
  }

  static AmendmentFile of(
      AmendmentQueries.Amendment amendment, List<AmendmentQueries.AmendmentChange> changes) {
    return new AmendmentFile(
        amendment, changes.stream().filter(c -> c.amendmentId() == amendment.id()).toList());
  }
}
