package org.muwahhad.reporting.figures;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.muwahhad.reporting.Wording;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.award.AwardReport;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderStatus;

/** What happened to a tender, as an award report tells it. */
@Singleton
class AwardTimeline {
  private final TenderQueries tenderQueries;
  private final AwardReportFigureQueries awardReportFigureQueries;

  AwardTimeline(TenderQueries tenderQueries, AwardReportFigureQueries awardReportFigureQueries) {
    this.tenderQueries = tenderQueries;
    this.awardReportFigureQueries = awardReportFigureQueries;
  }

  /** The last event says which lots are open when the tender is back with its panel for them. */
  List<AwardReport.Event> list(TenderQueries.Tender tender, List<TenderQueries.TenderLot> open) {
    List<AwardReport.Event> events = new ArrayList<>();
    events.add(
        new AwardReport.Event(
            tender.createdAt(),
            Wording.both("reporting.event.DRAFT"),
            Wording.both("reporting.procuring-body")));
    for (TenderQueries.Milestone milestone : tenderQueries.listMilestones(tender.id())) {
      if (milestone.status() == TenderStatus.DRAFT) {
        continue;
      }
      org.muwahhad.shared.Bilingual person = milestone.name();
      Bilingual by = person == null ? Wording.both("reporting.system") : Wording.of(person);
      // That the deadline has passed is noted by the request that comes next; what happened is the
      // deadline.
      boolean deadline = milestone.status() == TenderStatus.CLOSED;
      events.add(
          new AwardReport.Event(
              deadline ? tender.deadline() : milestone.at(),
              Wording.both("reporting.event." + milestone.status()),
              deadline ? Wording.both("reporting.system") : by));
    }
    if (tender.status() == TenderStatus.UNDER_EVALUATION) {
      AwardReport.Event last = events.remove(events.size() - 1);
      String numbers =
          open.stream().map(l -> String.valueOf(l.number())).collect(Collectors.joining(", "));
      events.add(
          new AwardReport.Event(
              last.at(),
              Wording.both("reporting.event.lots-returned", Wording.lots(numbers)),
              last.by()));
    }
    awardReportFigureQueries.listComplaints(tender.id()).forEach(c -> events.addAll(complaint(c)));
    events.sort(Comparator.comparing(AwardReport.Event::at));
    return events;
  }

  /** That it was filed and what it suspended, and how it ended; who complained is not disclosed. */
  static List<AwardReport.Event> complaint(AwardReportFigureQueries.ComplaintRow row) {
    List<AwardReport.Event> events = new ArrayList<>();
    Bilingual bidder = Wording.both("reporting.by-bidder");
    events.add(
        new AwardReport.Event(
            row.filedAt(),
            Wording.both("reporting.event.complaint-filed", row.number(), Wording.lots(row.lots())),
            bidder));
    Instant ended = row.endedAt();
    if (ended != null) {
      events.add(
          row.outcome() == null
              ? new AwardReport.Event(
                  ended,
                  Wording.both(
                      "reporting.event.complaint-withdrawn",
                      row.number(),
                      Wording.lots(row.lots())),
                  bidder)
              : new AwardReport.Event(
                  ended, decided(row), Wording.both("reporting.by-review-body")));
    }
    return events;
  }

  /** The outcome and what it means for each lot, in the words of the review body's own form. */
  private static Bilingual decided(AwardReportFigureQueries.ComplaintRow row) {
    Bilingual wording = Wording.both("reporting.event.complaint-decided", row.number());
    for (String effect : String.valueOf(row.remedies()).split(" ", -1)) {
      String[] parts = effect.split(":", 2);
      Bilingual lot = Wording.both("complaint.lot-n", parts[0]);
      Bilingual remedy = Wording.both("complaint.remedy." + parts[parts.length - 1]);
      wording =
          new Bilingual(
              wording.ar() + " " + lot.ar() + " – " + remedy.ar() + ".",
              wording.en() + " " + lot.en() + " – " + remedy.en() + ".");
    }
    return wording;
  }
}
