package org.muwahhad.complaint;

import io.micronaut.context.event.ApplicationEventPublisher;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;
import org.muwahhad.web.Moments;

/**
 * A member of the review body drafts the decision on a complaint: what it means for each lot, the
 * reasons for the parties, and in both languages what is published. The members then vote on it.
 *
 * <p>Refused with {@code complaint.not-independent} to members who had a part in the tender, {@code
 * complaint.over}, {@code complaint.answer-awaited-until} before the procuring body has answered or
 * its time has passed, {@code complaint.draft-open} while another is voted on, and as invalid input
 * at {@code reasons}, {@code summary.ar}, {@code summary.en} and {@code lots[…].remedy}.
 */
@Singleton
public class DraftReview {
  private static final int LONGEST_REASONS = 8000;
  private static final int LONGEST_SUMMARY = 2000;
  private final Complaints complaints;
  private final Reviewers reviewers;
  private final DatabaseClock clock;
  private final ComplaintRecord record;
  private final ApplicationEventPublisher<ComplaintMoved> events;

  DraftReview(
      Complaints complaints,
      Reviewers reviewers,
      DatabaseClock clock,
      ComplaintRecord record,
      ApplicationEventPublisher<ComplaintMoved> events) {
    this.complaints = complaints;
    this.reviewers = reviewers;
    this.clock = clock;
    this.record = record;
    this.events = events;
  }

  /** A decision as drafted, with what it means for every lot of the complaint. */
  @Serdeable
  public record Content(
      @Nullable String reasons,
      @Nullable String summaryAr,
      @Nullable String summaryEn,
      @Nullable List<Ruling> lots) {}

  /** What the draft means for a lot, by the number of its row. */
  @Serdeable
  public record Ruling(@Nullable Long lotId, @Nullable Remedy remedy) {}

  @Transactional
  public void run(Actor actor, long id, Content content) {
    actor.require(Role.REVIEW_MEMBER);
    Complaints.Locked complaint =
        complaints.lock(id).orElseThrow(() -> new Refusal.NotFound("complaint " + id));
    reviewers.require(actor, complaint.tenderId());
    requireReady(complaint);
    if (complaints.lockDraft(id).isPresent()) {
      throw new Refusal.Conflict("complaint.draft-open");
    }
    Map<Long, Remedy> remedies = check(id, content);

    int number = complaints.nextDraft(id);
    String reasons = text(content.reasons());
    String ar = text(content.summaryAr());
    String en = text(content.summaryEn());
    String sha256 = Sha256.of(String.join("\n", reasons, ar, en, remedies.toString()));
    complaints.addDraft(id, number, reasons, ar, en, sha256, actor.personId());
    long draft = complaints.lockDraft(id).orElseThrow().id();
    remedies.forEach((lot, remedy) -> complaints.addRuling(draft, id, lot, remedy));
    record.add(
        actor,
        Role.REVIEW_MEMBER,
        complaint.tenderId(),
        "decision-drafted",
        id,
        Map.of("draft", number, "sha256", sha256));
    events.publishEvent(new ComplaintMoved(id, ComplaintMoved.Step.DRAFTED));
  }

  private void requireReady(Complaints.Locked complaint) {
    if (!ComplaintStatus.Event.DECIDE.isAllowedFrom(complaint.status())) {
      throw new Refusal.RuleBroken("complaint.over");
    }
    if (complaint.status() == ComplaintStatus.FILED
        && clock.now().isBefore(complaint.answerUntil())) {
      throw new Refusal.RuleBroken(
          "complaint.answer-awaited-until", Moments.inRiyadh(complaint.answerUntil()));
    }
  }

  private Map<Long, Remedy> check(long id, Content content) {
    Map<Long, Remedy> remedies = new TreeMap<>();
    List<Ruling> given = content.lots() == null ? List.of() : content.lots();
    for (Ruling ruling : given) {
      if (ruling != null && ruling.lotId() != null && ruling.remedy() != null) {
        remedies.put(ruling.lotId(), ruling.remedy());
      }
    }
    List<Long> lots = complaints.listLots(id);
    Faults faults =
        new Faults()
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
    faults.throwIfAny();
    return remedies;
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value.strip();
  }
}
