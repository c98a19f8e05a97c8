package org.muwahhad.opendata;

import static org.muwahhad.opendata.ReleaseFields.at;
import static org.muwahhad.opendata.ReleaseFields.date;
import static org.muwahhad.opendata.ReleaseFields.number;
import static org.muwahhad.opendata.ReleaseFields.text;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.muwahhad.opendata.PelicanChecks.CheckOutcome;

/** What the checks ask of dates and periods. */
final class PelicanDates {
  private static final List<String> AMENDED = List.of("tender", "awards", "contracts");
  private static final List<String> WITH_DOCUMENTS =
      List.of("planning", "tender", "awards", "contracts", "contracts.implementation");
  private static final List<String> PERIODS =
      List.of(
          "tender.tenderPeriod",
          "tender.enquiryPeriod",
          "tender.awardPeriod",
          "tender.contractPeriod",
          "awards.contractPeriod",
          "contracts.period");
  static final List<String> WITH_MILESTONES =
      List.of("planning", "tender", "contracts", "contracts.implementation");

  private PelicanDates() {}

  static CheckOutcome amendments(Map<String, Object> release) {
    PelicanFindings findings = new PelicanFindings();
    AMENDED.forEach(
        path ->
            at(release, path)
                .forEach(
                    o ->
                        at(o, "amendments")
                            .forEach(
                                a -> {
                                  Instant from =
                                      switch (path) {
                                        case "tender" ->
                                            at(o, "tenderPeriod")
                                                .map(p -> date(p, "startDate"))
                                                .filter(Objects::nonNull)
                                                .findFirst()
                                                .orElse(null);
                                        case "awards" -> date(o, "date");
                                        default -> date(o, "dateSigned");
                                      };
                                  findings.inOrder(from, date(a, "date"), path);
                                  findings.inOrder(date(a, "date"), date(release, "date"), path);
                                })));
    return findings.outcome();
  }

  static CheckOutcome timeline(Map<String, Object> release) {
    PelicanFindings findings = new PelicanFindings();
    Instant end =
        at(release, "tender.tenderPeriod")
            .map(p -> date(p, "endDate"))
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    Instant now = date(release, "date");
    at(release, "tender.contractPeriod")
        .forEach(p -> findings.inOrder(end, date(p, "startDate"), "contractPeriod"));
    at(release, "awards")
        .forEach(
            a -> {
              findings.inOrder(end, date(a, "date"), "award " + text(a, "id"));
              findings.inOrder(date(a, "date"), now, "award " + text(a, "id"));
              at(release, "contracts")
                  .filter(c -> text(c, "awardID").equals(text(a, "id")))
                  .forEach(
                      c ->
                          findings.inOrder(
                              date(a, "date"), date(c, "dateSigned"), "contract " + text(c, "id")));
            });
    at(release, "contracts")
        .forEach(
            c -> {
              findings.inOrder(end, date(c, "dateSigned"), "contract " + text(c, "id"));
              findings.inOrder(date(c, "dateSigned"), now, "contract " + text(c, "id"));
              at(c, "implementation.transactions")
                  .forEach(
                      t -> {
                        findings.inOrder(
                            date(c, "dateSigned"), date(t, "date"), "payment " + text(t, "id"));
                        findings.inOrder(date(t, "date"), now, "payment " + text(t, "id"));
                      });
            });
    return findings.outcome();
  }

  static CheckOutcome documents(Map<String, Object> release) {
    PelicanFindings findings = new PelicanFindings();
    WITH_DOCUMENTS.forEach(
        path ->
            at(release, path + ".documents")
                .forEach(
                    d -> {
                      findings.inOrder(date(d, "datePublished"), date(d, "dateModified"), path);
                      findings.inOrder(date(d, "datePublished"), date(release, "date"), path);
                      findings.inOrder(date(d, "dateModified"), date(release, "date"), path);
                    }));
    return findings.outcome();
  }

  static CheckOutcome milestoneDates(Map<String, Object> release) {
    PelicanFindings findings = new PelicanFindings();
    WITH_MILESTONES.forEach(
        path ->
            at(release, path + ".milestones")
                .forEach(
                    m -> {
                      findings.inOrder(date(m, "dateMet"), date(release, "date"), text(m, "id"));
                      findings.inOrder(
                          date(m, "dateModified"), date(release, "date"), text(m, "id"));
                    }));
    return findings.outcome();
  }

  static CheckOutcome periods(Map<String, Object> release) {
    PelicanFindings findings = new PelicanFindings();
    PERIODS.forEach(
        path ->
            at(release, path)
                .forEach(p -> findings.inOrder(date(p, "startDate"), date(p, "endDate"), path)));
    return findings.outcome();
  }

  /** All that is in the past is so when it is told. */
  static CheckOutcome releaseDate(Map<String, Object> release) {
    PelicanFindings findings = new PelicanFindings();
    Stream.of(amendments(release), timeline(release), milestoneDates(release), documents(release))
        .forEach(findings::add);
    return findings.outcome();
  }

  static CheckOutcome durations(Map<String, Object> release) {
    PelicanFindings findings = new PelicanFindings();
    PERIODS.forEach(
        path ->
            at(release, path)
                .filter(p -> p.containsKey("durationInDays"))
                .forEach(
                    p -> {
                      Instant from = date(p, "startDate");
                      Instant until = date(p, "endDate");
                      if (from != null && until != null) {
                        double days = Duration.between(from, until).toSeconds() / 86_400.0;
                        double told = number(p.get("durationInDays"));
                        findings.check(Math.floor(days) <= told && told <= Math.ceil(days), path);
                      }
                    }));
    return findings.outcome();
  }
}
