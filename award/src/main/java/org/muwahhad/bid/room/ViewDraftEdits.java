package org.muwahhad.bid.room;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.BidGate;
import org.muwahhad.bid.BidQueries;
import org.muwahhad.shared.Bilingual;

/** Who of a company changed what of its draft last: several people work on one bid. */
@Singleton
public class ViewDraftEdits {
  private static final String DOCUMENTS = "DOCUMENTS";
  private final BidGate gate;
  private final BidDrafts drafts;
  private final DraftEditorQueries queries;

  ViewDraftEdits(BidGate gate, BidDrafts drafts, DraftEditorQueries queries) {
    this.gate = gate;
    this.drafts = drafts;
    this.queries = queries;
  }

  /**
   * The last change of a part of a draft.
   *
   * @param part {@code OFFER} (prices and conditions), {@code ANSWERS} or {@code DOCUMENTS}
   * @param person who made it
   * @param at UTC
   */
  public record LastEditView(String part, Bilingual person, Instant at) {}

  /** The last changes of the draft of a room; none of parts that nobody changed. */
  @Transactional
  public List<LastEditView> get(Actor actor, BidRoomView room) {
    long supplierId = gate.supplierOf(actor);
    List<BidDrafts.DraftEdit> edits =
        drafts
            .find(room.tender().id(), supplierId)
            .map(BidDrafts.BidDraft::edits)
            .orElseGet(List::of);
    Map<Long, Bilingual> names =
        edits.isEmpty()
            ? Map.of()
            : queries
                .list(edits.stream().map(BidDrafts.DraftEdit::personId).distinct().toList())
                .stream()
                .collect(
                    Collectors.toMap(
                        DraftEditorQueries.DraftEditor::id, DraftEditorQueries.DraftEditor::name));
    List<LastEditView> last = new ArrayList<>();
    for (BidDrafts.DraftEdit edit : edits) {
      Bilingual name = names.get(edit.personId());
      if (name != null) {
        last.add(new LastEditView(edit.part().name(), name, Instant.ofEpochMilli(edit.at())));
      }
    }
    BidQueries.OwnBid bid = room.bid();
    if (bid != null) {
      queries
          .findOfDocuments(bid.id())
          .ifPresent(d -> last.add(new LastEditView(DOCUMENTS, d.name(), d.at())));
    }
    return last;
  }
}
