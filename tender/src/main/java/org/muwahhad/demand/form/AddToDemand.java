package org.muwahhad.demand.form;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.demand.submission.AskableItemQueries;
import org.muwahhad.demand.submission.DraftLine;
import org.muwahhad.demand.submission.DraftText;
import org.muwahhad.demand.submission.LineField;
import org.muwahhad.demand.submission.StartSubmission;
import org.muwahhad.demand.submission.SubmissionQueries;
import org.muwahhad.shared.Refusal;

/**
 * An officer adds an item of the catalog to the draft of the entity in a round, which is begun when
 * there is none. The line takes over what the last one says, as a new line of the form does. What
 * the form holds and was not saved stays.
 *
 * <p>Refused as {@link StartSubmission} and {@link KeepDraft} refuse; as invalid input at {@code
 * quantity} with {@code shared.missing} and {@code shared.not-positive}, and at {@code item} with
 * {@code demand.item-unknown}, {@code demand.item-retired} and {@code demand.item-not-in-round}.
 */
@Singleton
public class AddToDemand {
  private final StartSubmission startSubmission;
  private final SubmissionQueries queries;
  private final AskableItemQueries catalog;
  private final DemandForm demandForm;
  private final DraftText draftText;
  private final KeepDraft keepDraft;

  AddToDemand(
      StartSubmission startSubmission,
      SubmissionQueries queries,
      AskableItemQueries catalog,
      DemandForm demandForm,
      DraftText draftText,
      KeepDraft keepDraft) {
    this.startSubmission = startSubmission;
    this.queries = queries;
    this.catalog = catalog;
    this.demandForm = demandForm;
    this.draftText = draftText;
    this.keepDraft = keepDraft;
  }

  /** Returns how many lines the draft has now. */
  @Transactional
  public int run(Actor actor, long roundId, String itemCode, @Nullable BigDecimal quantity) {
    if (quantity == null) {
      throw new Refusal.InvalidInput("quantity", "shared.missing");
    }
    if (quantity.signum() <= 0) {
      throw new Refusal.InvalidInput("quantity", "shared.not-positive");
    }
    AskableItemQueries.AskableItem item =
        catalog.listByCodes(roundId, List.of(itemCode)).stream()
            .findFirst()
            .orElseThrow(() -> new Refusal.InvalidInput("item", "demand.item-unknown", itemCode));
    if (!item.active()) {
      throw new Refusal.InvalidInput("item", "demand.item-retired", item.code());
    }
    if (!item.inRound()) {
      throw new Refusal.InvalidInput("item", "demand.item-not-in-round", item.code());
    }
    long id = startSubmission.run(actor, roundId);
    SubmissionQueries.SubmissionRow own =
        queries.findRow(id).orElseThrow(() -> new Refusal.NotFound("submission " + id));
    DraftText.DraftStanding standing = draftText.of(id, own.formVersion());
    List<DraftLine> lines =
        new ArrayList<>(
            LineEdits.plus(standing.lines(), item.code(), demandForm.price(own, item.code())));
    int last = lines.size() - 1;
    lines.set(
        last,
        lines.get(last).with(LineField.QUANTITY, quantity.stripTrailingZeros().toPlainString()));
    keepDraft.run(actor, id, standing.version(), lines);
    return lines.size();
  }
}
