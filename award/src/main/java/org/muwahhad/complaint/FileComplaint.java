package org.muwahhad.complaint;

import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.complaint.ComplaintEntry.ComplaintFiled;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Digest;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.KeyedRequest;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.RequestContents;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderRule;
import org.muwahhad.tender.TenderStatus;
import org.muwahhad.web.Moments;

/**
 * A bidder complains of awards in their standstill. From that moment the awards of the lots named
 * are suspended, by the database's clock, until the complaint is decided or withdrawn (UNCITRAL
 * Model Law, articles 64 to 67). The procuring body is to answer, and the review body to decide,
 * within the working days of Riyadh that the rules {@code complaint.answer-days} and {@code
 * complaint.decision-days} say.
 *
 * <p>Refused with {@code complaint.no-bid} to bidders whose bid was not opened in the tender,
 * {@code complaint.not-yet} before the standstill, {@code complaint.too-late} after it with both
 * times in Riyadh time, {@code shared.sent-otherwise} when the request key was used for another
 * complaint, and as invalid input at {@code grounds}, {@code remedySought}, {@code requestKey} and
 * {@code lots}; of a lot a bidder has one complaint at a time ({@code
 * complaint.lot-complained-of}).
 *
 * <p>Faults in the input have the codes {@code complaint.lot-not-open}, {@code
 * complaint.no-bid-for-lot} of a lot the bid is not for, {@code complaint.lot-twice} and {@code
 * complaint.lots-needed}.
 */
@Singleton
public class FileComplaint {
  static final int LONGEST_GROUNDS = 4000;
  static final int LONGEST_REMEDY = 1000;
  private final Complaints complaints;
  private final TenderQueries tenders;
  private final ComplaintDeadlines deadlines;
  private final DatabaseClock clock;
  private final RequestContents requests;
  private final AuditLog audit;
  private final ApplicationEventPublisher<ComplaintMoved> events;

  FileComplaint(
      Complaints complaints,
      TenderQueries tenders,
      ComplaintDeadlines deadlines,
      DatabaseClock clock,
      RequestContents requests,
      AuditLog audit,
      ApplicationEventPublisher<ComplaintMoved> events) {
    this.complaints = complaints;
    this.tenders = tenders;
    this.deadlines = deadlines;
    this.clock = clock;
    this.requests = requests;
    this.audit = audit;
    this.events = events;
  }

  /**
   * What the bidder says.
   *
   * @param lots numbers of rows of the lots complained of
   * @param remedySought the remedy asked for
   * @param requestKey names the request, so that sending it twice files one complaint
   */
  public record Content(
      @Nullable List<Long> lots,
      @Nullable String grounds,
      @Nullable String remedySought,
      @Nullable String requestKey) {}

  /** Returns the number of the row of the complaint. */
  @Transactional
  public long run(Actor actor, long tenderId, Content content) {
    long supplier = actor.require(Role.BIDDER).supplier();
    complaints.lockTender(tenderId);
    TenderQueries.Tender tender = tenders.getTender(tenderId);
    long bid =
        complaints
            .findBid(tenderId, supplier)
            .orElseThrow(() -> new Refusal.NotPermitted("complaint.no-bid"));
    Instant now = clock.now();
    String key = text(content.requestKey());
    Optional<Long> same = key.isEmpty() ? Optional.empty() : complaints.findFiled(bid, key);
    KeyedRequest request = KeyedRequest.of("complaint:" + bid, key, content);
    if (same.isPresent()) {
      requests.requireSame(request);
      return same.get();
    }
    requireInTime(tender, now);
    List<Complaints.OpenLot> lots = check(tenderId, bid, content, key);

    int number = complaints.nextNumber(tenderId);
    complaints.file(
        tenderId,
        number,
        bid,
        text(content.grounds()),
        text(content.remedySought()),
        key,
        actor.personId(),
        now,
        deadlines.after(tenderId, now, TenderRule.COMPLAINT_ANSWER_DAYS),
        deadlines.after(tenderId, now, TenderRule.COMPLAINT_DECISION_DAYS));
    long id = complaints.findFiled(bid, key).orElseThrow();
    lots.forEach(l -> complaints.addLot(id, l.id(), tenderId, l.awardId()));
    requests.keep(request);
    audit.record(
        actor,
        new ComplaintFiled(
            tenderId,
            id,
            number,
            lots.stream().map(Complaints.OpenLot::number).toList().toString(),
            Digest.of(text(content.grounds()), text(content.remedySought()))));
    events.publishEvent(new ComplaintMoved(id, ComplaintMoved.Step.FILED));
    return id;
  }

  private static void requireInTime(TenderQueries.Tender tender, Instant now) {
    Instant until = tender.standstillUntil();
    // Also while lots that returned are examined again: the time of the others has passed.
    boolean over = until != null && !now.isBefore(until);
    if (until == null || (!over && !tender.status().hasReached(TenderStatus.STANDSTILL))) {
      throw new Refusal.RuleBroken("complaint.not-yet", tender.number());
    }
    if (over || tender.status() != TenderStatus.STANDSTILL) {
      throw new Refusal.RuleBroken(
          "complaint.too-late", Moments.inRiyadh(until), Moments.inRiyadh(now));
    }
  }

  private List<Complaints.OpenLot> check(long tenderId, long bid, Content content, String key) {
    List<@Nullable Long> named =
        content.lots() == null ? List.of() : new ArrayList<>(content.lots());
    List<Complaints.OpenLot> open = complaints.listOpenLots(tenderId, bid);
    Faults faults =
        new Faults()
            .check(!named.isEmpty(), "lots", "complaint.lots-needed")
            .text("grounds", text(content.grounds()), LONGEST_GROUNDS)
            .text("remedySought", text(content.remedySought()), LONGEST_REMEDY)
            .requestKey(key);
    List<Long> complainedOf = complaints.listComplainedOf(bid);
    List<Long> bidFor = complaints.listBidFor(tenderId, bid);
    for (int i = 0; i < named.size(); i++) {
      Long lot = named.get(i);
      boolean isOpen = open.stream().anyMatch(o -> Objects.equals(o.id(), lot));
      faults
          .check(isOpen, "lots", "complaint.lot-not-open")
          .check(!isOpen || bidFor.contains(lot), "lots", "complaint.no-bid-for-lot")
          .check(!complainedOf.contains(lot), "lots", "complaint.lot-complained-of")
          .check(named.indexOf(lot) == i, "lots[" + i + "]", "complaint.lot-twice");
    }
    faults.throwIfAny();
    return open.stream().filter(o -> named.contains(o.id())).toList();
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value.strip();
  }
}
