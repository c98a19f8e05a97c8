package org.muwahhad.demand.form;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.demand.submission.DraftLine;
import org.muwahhad.demand.submission.DraftText;
import org.muwahhad.demand.submission.StartSubmission;
import org.muwahhad.demand.submission.SubmissionQueries;
import org.muwahhad.shared.Refusal;

/**
 * An officer adds a saved set to the draft of the entity in a round, which is begun when there is
 * none. What the form holds and was not saved stays.
 *
 * <p>Refused as {@link StartSubmission} and {@link KeepDraft} refuse; as invalid input at {@code
 * round} with {@code shared.missing}, and with {@code demand.set-fits-not} when the round takes
 * nothing of it. Not found for a set of others.
 */
@Singleton
public class AddSetToDemand {
  private final StartSubmission startSubmission;
  private final SubmissionQueries queries;
  private final SetLines setLines;
  private final DraftText draftText;
  private final KeepDraft keepDraft;

  AddSetToDemand(
      StartSubmission startSubmission,
      SubmissionQueries queries,
      SetLines setLines,
      DraftText draftText,
      KeepDraft keepDraft) {
    this.startSubmission = startSubmission;
    this.queries = queries;
    this.setLines = setLines;
    this.draftText = draftText;
    this.keepDraft = keepDraft;
  }

  /** Returns how many lines were added. */
  @Transactional
  public int run(Actor actor, long setId, @Nullable Long roundId) {
    if (roundId == null) {
      throw new Refusal.InvalidInput("round", "shared.missing");
    }
    long id = startSubmission.run(actor, roundId);
    SubmissionQueries.SubmissionRow own =
        queries.findRow(id).orElseThrow(() -> new Refusal.NotFound("submission " + id));
    DraftText.DraftStanding standing = draftText.of(id, own.formVersion());
    List<DraftLine> before = standing.lines().stream().filter(l -> !l.isBlank()).toList();
    List<DraftLine> lines = setLines.plus(actor, own, before, setId);
    int added = lines.size() - before.size();
    if (added == 0) {
      throw new Refusal.RuleBroken("demand.set-fits-not");
    }
    keepDraft.run(actor, id, standing.version(), lines);
    return added;
  }
}
