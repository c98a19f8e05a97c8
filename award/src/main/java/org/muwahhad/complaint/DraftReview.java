package org.muwahhad.complaint;

import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.complaint.ComplaintEntry.ReviewDecisionDrafted;
import org.muwahhad.complaint.ComplaintEntry.ReviewDraftOvertaken;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Digest;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Moments;

/**
 * A member of the review body drafts the decision on a complaint: what it means for each lot, the
 * reasons for the parties, and in both languages what is published. The members then vote on it.
 *
 * <p>Refused with {@code complaint.not-independent} to members who had a part in the tender, {@code
 * complaint.over}, {@code complaint.answer-awaited-until} before the procuring body has answered or
 * its time has passed, {@code complaint.draft-open} while another is voted on, and as invalid input
 * at {@code reasons}, {@code summaryAr}, {@code summaryEn} and {@code lots[…].remedy}; a lot that
 * has ended does not return to the panel ({@code complaint.lot-ended}), and no lot is named twice
 * ({@code complaint.lot-twice}). The new draft replaces an open one if a lot that the open one
 * would return has ended since, or if its writer has declared a conflict of interest.
 *
 * <p>Faults in the input have the codes {@code complaint.excluded-unknown}, {@code
 * complaint.lot-not-named} and {@code complaint.remedy-needed}.
 */
@Singleton
public class DraftReview {
  private static final int LONGEST_REASONS = 8000;
  private static final int LONGEST_SUMMARY = 2000;
  private final Complaints complaints;
  private final ComplaintQueries queries;
  private final Reviewers reviewers;
  private final DatabaseClock clock;
  private final AuditLog audit;
  private final ApplicationEventPublisher<ComplaintMoved> events;

  DraftReview(
      Complaints complaints,
      ComplaintQueries queries,
      Reviewers reviewers,
      DatabaseClock clock,
      AuditLog audit,
      ApplicationEventPublisher<ComplaintMoved> events) {
    this.complaints = complaints;
    this.queries = queries;
    this.reviewers = reviewers;
    this.clock = clock;
    this.audit = audit;
    this.events = events;
  }

  /** A decision as drafted, with what it means for every lot of the complaint. */
  public record Content(
      @Nullable String reasons,
      @Nullable String summaryAr,
      @Nullable String summaryEn,
      @Nullable List<Ruling> lots) {}

  /**
   * What the draft means for a lot, by the number of its row.
   *
   * @param bidId the winning bid to be excluded, where a divided lot has several; otherwise null
   */
  public record Ruling(@Nullable Long lotId, @Nullable Remedy remedy, @Nullable Long bidId) {
    /** Of a lot with one winner. */
    public Ruling(@Nullable Long lotId, @Nullable Remedy remedy) {
      this(lotId, remedy, null);
    }
  }

  private record IntendedRuling(Remedy remedy, @Nullable Long bidId) {
    /** As it is hashed; with one winner it is the remedy alone. */
    @Override
    public String toString() {
      return bidId == null ? remedy.toString() : remedy + " " + bidId;
    }
  }

  @Transactional
  public void run(Actor actor, long id, Content content) {
    actor.require(Role.REVIEW_MEMBER);
    Complaints.LockedComplaint complaint =
        complaints.lock(id).orElseThrow(() -> new Refusal.NotFound("complaint " + id));
    reviewers.require(actor, complaint.tenderId());
    requireReady(complaint);
    Optional<Complaints.Draft> open = complaints.lockDraft(id);
    if (open.isPresent() && complaints.countOvertaken(id) == 0 && complaints.countLeft(id) == 0) {
      throw new Refusal.Conflict("complaint.draft-open");
    }
    Map<Long, IntendedRuling> remedies = check(id, content);
    open.ifPresent(draft -> replace(actor, complaint, draft));

    int number = complaints.nextDraft(id);
    String reasons = text(content.reasons());
    String ar = text(content.summaryAr());
    String en = text(content.summaryEn());
    String sha256 = Digest.of(reasons, ar, en, remedies.toString());
    complaints.addDraft(id, number, reasons, ar, en, sha256, actor.personId());
    long draft = complaints.lockDraft(id).orElseThrow().id();
    remedies.forEach(
        (lot, meant) -> complaints.addRuling(draft, id, lot, meant.remedy(), meant.bidId()));
    audit.record(actor, new ReviewDecisionDrafted(complaint.tenderId(), id, number, sha256));
    events.publishEvent(new ComplaintMoved(id, ComplaintMoved.Step.DRAFTED));
  }

  /** A draft of which a lot has ended, or that its writer left, takes no effect. */
  private void replace(Actor actor, Complaints.LockedComplaint complaint, Complaints.Draft draft) {
    Complaints.Tally tally = complaints.tally(draft.id());
    if (complaints.reject(draft.id(), actor.personId()) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    audit.record(
        actor,
        new ReviewDraftOvertaken(
            complaint.tenderId(), complaint.id(), draft.number(), tally.votes(), tally.inFavour()));
  }

  private void requireReady(Complaints.LockedComplaint complaint) {
    if (!ComplaintStatus.Event.DECIDE.isAllowedFrom(complaint.status())) {
      throw new Refusal.RuleBroken("complaint.over");
    }
    if (complaint.status() == ComplaintStatus.FILED
        && clock.now().isBefore(complaint.answerUntil())) {
      throw new Refusal.RuleBroken(
          "complaint.answer-awaited-until", Moments.inRiyadh(complaint.answerUntil()));
    }
  }

  private Map<Long, IntendedRuling> check(long id, Content content) {
    Map<Long, IntendedRuling> remedies = new TreeMap<>();
    Set<Long> twice = new TreeSet<>();
    Set<Long> seen = new HashSet<>();
    List<Ruling> given = content.lots() == null ? List.of() : content.lots();
    for (Ruling ruling : given) {
      if (ruling != null && ruling.lotId() != null && !seen.add(ruling.lotId())) {
        twice.add(ruling.lotId());
      }
      if (ruling != null && ruling.lotId() != null && ruling.remedy() != null) {
        remedies.put(ruling.lotId(), new IntendedRuling(ruling.remedy(), ruling.bidId()));
      }
    }
    List<Long> lots = complaints.listLots(id);
    Faults faults = new Faults();
    twice.forEach(l -> faults.check(false, "lots[" + l + "]", "complaint.lot-twice"));
    faults
        .text("reasons", text(content.reasons()), LONGEST_REASONS)
        .text("summaryAr", text(content.summaryAr()), LONGEST_SUMMARY)
        .text("summaryEn", text(content.summaryEn()), LONGEST_SUMMARY);
    lots.forEach(
        l ->
            faults.check(
                remedies.containsKey(l), "lots[" + l + "].remedy", "complaint.remedy-needed"));
    remedies
        .keySet()
        .forEach(
            l ->
                faults.check(
                    lots.contains(l), "lots[" + l + "].remedy", "complaint.lot-not-named"));
    List<Long> ended = complaints.listEnded(id);
    remedies.forEach(
        (lot, meant) ->
            faults.check(
                !ended.contains(lot) || !meant.remedy().returnsLot(),
                "lots[" + lot + "].remedy",
                "complaint.lot-ended"));
    checkExcluded(faults, remedies, queries.listWinners(id));
    faults.throwIfAny();
    return remedies;
  }

  /** Of several winners it is said which is excluded; otherwise nothing is to be said. */
  private static void checkExcluded(
      Faults faults, Map<Long, IntendedRuling> remedies, List<ComplaintQueries.Winner> winners) {
    remedies.forEach(
        (lot, meant) -> {
          List<Long> bids =
              winners.stream()
                  .filter(w -> w.lotId() == lot)
                  .map(ComplaintQueries.Winner::bidId)
                  .toList();
          boolean named = meant.bidId() != null && bids.contains(meant.bidId());
          boolean needed = meant.remedy() == Remedy.EXCLUDE && bids.size() > 1;
          faults.check(
              needed ? named : meant.bidId() == null || (named && meant.remedy() == Remedy.EXCLUDE),
              "lots[" + lot + "].remedy",
              "complaint.excluded-unknown");
        });
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value.strip();
  }
}
