package org.muwahhad.opendata;

import static org.muwahhad.opendata.ReleaseFields.at;
import static org.muwahhad.opendata.ReleaseFields.number;
import static org.muwahhad.opendata.ReleaseFields.sum;
import static org.muwahhad.opendata.ReleaseFields.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What the 37 checks of compiled releases ask that the Open Contracting Partnership's Pelican makes
 * (coherence, consistency and references), written anew from their descriptions. Each tells what is
 * wrong; none where nothing is, or where the data that it is about are not there.
 */
final class PelicanChecks {
  private static final Set<String> INCOMPLETE =
      Set.of("planning", "planned", "active", "cancelled", "unsuccessful", "withdrawn");
  private static final Set<String> INACTIVE = Set.of("pending", "cancelled", "unsuccessful");

  /** Where an organization is referred to, and the role that it has there. */
  private static final Map<String, String> REFERENCES =
      Map.of(
          "awards.suppliers", "supplier",
          "tender.tenderers", "tenderer",
          "buyer", "buyer",
          "tender.procuringEntity", "procuringEntity",
          "contracts.implementation.transactions.payer", "payer",
          "contracts.implementation.transactions.payee", "payee");

  private PelicanChecks() {}

  /** The outcome of a check: whether there was anything to look at, and what is wrong. */
  record CheckOutcome(int looked, List<String> wrong) {}

  /** All checks by name. */
  static Map<String, Function<Map<String, Object>, CheckOutcome>> all() {
    Map<String, Function<Map<String, Object>, CheckOutcome>> all = new LinkedHashMap<>();
    REFERENCES.forEach(
        (path, role) -> {
          String name = role.equals("procuringEntity") ? "procuring_entity" : role;
          all.put("reference." + name + "_in_parties", r -> references(r, path));
          all.put("consistent." + name + "_in_parties_roles", r -> roles(r, path, role));
          all.put("consistent." + name + "_name_in_parties", r -> names(r, path));
        });
    all.put("reference.contract_in_awards", PelicanChecks::contracts);
    all.put("consistent.number_of_tenderers", PelicanChecks::tenderers);
    all.put("consistent.tender_value", PelicanChecks::tenderValue);
    all.put("consistent.contracts_value", PelicanChecks::contractValues);
    all.put("consistent.parties_roles", PelicanChecks::unreferenced);
    all.put("consistent.contracts_implementation_transactions_value", PelicanChecks::payments);
    all.put("consistent.period_duration_in_days", PelicanDates::durations);
    all.put("coherent.amendments_dates", PelicanDates::amendments);
    all.put("coherent.awards_status", PelicanChecks::awardStatus);
    all.put("coherent.contracts_status", PelicanChecks::contractStatus);
    all.put("coherent.dates", PelicanDates::timeline);
    all.put("coherent.documents_dates", PelicanDates::documents);
    all.put("coherent.milestone_status", PelicanChecks::milestoneStatus);
    all.put("coherent.milestones_dates", PelicanDates::milestoneDates);
    all.put("coherent.period", PelicanDates::periods);
    all.put("coherent.procurement_method_vs_number_of_tenderers", PelicanChecks::direct);
    all.put("coherent.release_date", PelicanDates::releaseDate);
    all.put("coherent.tender_status", PelicanChecks::tenderStatus);
    all.put("coherent.value_realistic", PelicanChecks::values);
    return all;
  }

  private static CheckOutcome references(Map<String, Object> release, String path) {
    PelicanFindings findings = new PelicanFindings();
    at(release, path)
        .forEach(
            o ->
                findings.check(
                    at(release, "parties").filter(p -> text(p, "id").equals(text(o, "id"))).count()
                        == 1,
                    path + " " + text(o, "id")));
    return findings.outcome();
  }

  private static CheckOutcome roles(Map<String, Object> release, String path, String role) {
    PelicanFindings findings = new PelicanFindings();
    at(release, path)
        .forEach(
            o ->
                party(release, o)
                    .forEach(
                        p ->
                            findings.check(
                                p.get("roles") instanceof List<?> roles && roles.contains(role),
                                path + " " + text(o, "id") + " is no " + role)));
    return findings.outcome();
  }

  private static CheckOutcome names(Map<String, Object> release, String path) {
    PelicanFindings findings = new PelicanFindings();
    at(release, path)
        .forEach(
            o ->
                party(release, o)
                    .forEach(
                        p ->
                            findings.check(
                                text(p, "name").equals(text(o, "name")),
                                path + " " + text(o, "name"))));
    return findings.outcome();
  }

  private static Stream<Map<String, Object>> party(
      Map<String, Object> release, Map<String, Object> reference) {
    return at(release, "parties").filter(p -> text(p, "id").equals(text(reference, "id")));
  }

  private static CheckOutcome contracts(Map<String, Object> release) {
    PelicanFindings findings = new PelicanFindings();
    at(release, "contracts")
        .forEach(
            c ->
                findings.check(
                    at(release, "awards")
                            .filter(a -> text(a, "id").equals(text(c, "awardID")))
                            .count()
                        == 1,
                    "contract " + text(c, "id")));
    return findings.outcome();
  }

  private static CheckOutcome tenderers(Map<String, Object> release) {
    PelicanFindings findings = new PelicanFindings();
    at(release, "tender")
        .filter(t -> t.get("tenderers") instanceof List<?>)
        .forEach(
            t ->
                findings.check(
                    number(t.get("numberOfTenderers")) == at(t, "tenderers").count(),
                    "numberOfTenderers"));
    return findings.outcome();
  }

  private static CheckOutcome tenderValue(Map<String, Object> release) {
    PelicanFindings findings = new PelicanFindings();
    at(release, "tender.value")
        .forEach(
            v ->
                at(release, "planning.budget.amount")
                    .filter(b -> text(b, "currency").equals(text(v, "currency")))
                    .forEach(
                        b -> {
                          double value = number(v.get("amount"));
                          double budget = number(b.get("amount"));
                          findings.check(Math.abs(value - budget) <= value / 2, "tender.value");
                        }));
    return findings.outcome();
  }

  private static CheckOutcome contractValues(Map<String, Object> release) {
    PelicanFindings findings = new PelicanFindings();
    at(release, "awards")
        .forEach(
            a -> {
              List<Map<String, Object>> of =
                  at(release, "contracts")
                      .filter(c -> text(c, "awardID").equals(text(a, "id")))
                      .toList();
              double awarded = sum(at(a, "value"));
              double contracted = sum(of.stream().flatMap(c -> at(c, "value")));
              if (awarded > 0 && contracted > 0) {
                findings.check(
                    Math.abs(awarded - contracted) <= awarded / 2, "contracts of " + text(a, "id"));
              }
            });
    return findings.outcome();
  }

  private static CheckOutcome unreferenced(Map<String, Object> release) {
    PelicanFindings findings = new PelicanFindings();
    at(release, "parties")
        .forEach(
            p ->
                REFERENCES.forEach(
                    (path, role) -> {
                      if (!role.equals("buyer")
                          && p.get("roles") instanceof List<?> roles
                          && roles.contains(role)) {
                        findings.check(
                            at(release, path).anyMatch(o -> text(o, "id").equals(text(p, "id"))),
                            role + " " + text(p, "id"));
                      }
                    }));
    return findings.outcome();
  }

  private static CheckOutcome payments(Map<String, Object> release) {
    PelicanFindings findings = new PelicanFindings();
    at(release, "contracts")
        .forEach(
            c -> {
              List<Map<String, Object>> paid = at(c, "implementation.transactions").toList();
              if (!paid.isEmpty()) {
                findings.check(
                    sum(paid.stream().flatMap(t -> at(t, "value"))) <= sum(at(c, "value")) + 1e-6,
                    "payments of " + text(c, "id"));
              }
            });
    return findings.outcome();
  }

  private static CheckOutcome awardStatus(Map<String, Object> release) {
    PelicanFindings findings = new PelicanFindings();
    at(release, "awards")
        .filter(a -> INACTIVE.contains(text(a, "status")))
        .forEach(
            a ->
                findings.check(
                    at(release, "contracts")
                        .noneMatch(c -> text(c, "awardID").equals(text(a, "id"))),
                    "award " + text(a, "id")));
    return findings.outcome();
  }

  private static CheckOutcome contractStatus(Map<String, Object> release) {
    PelicanFindings findings = new PelicanFindings();
    at(release, "contracts")
        .filter(c -> Set.of("pending", "cancelled").contains(text(c, "status")))
        .forEach(
            c ->
                findings.check(
                    at(c, "implementation.transactions").findAny().isEmpty(),
                    "contract " + text(c, "id")));
    return findings.outcome();
  }

  private static CheckOutcome milestoneStatus(Map<String, Object> release) {
    PelicanFindings findings = new PelicanFindings();
    PelicanDates.WITH_MILESTONES.forEach(
        path ->
            at(release, path + ".milestones")
                .filter(m -> Set.of("scheduled", "notMet").contains(text(m, "status")))
                .forEach(
                    m -> findings.check(!m.containsKey("dateMet"), path + " " + text(m, "id"))));
    return findings.outcome();
  }

  private static CheckOutcome direct(Map<String, Object> release) {
    PelicanFindings findings = new PelicanFindings();
    at(release, "tender")
        .filter(t -> text(t, "procurementMethod").equals("direct"))
        .filter(t -> t.containsKey("numberOfTenderers"))
        .forEach(t -> findings.check(number(t.get("numberOfTenderers")) <= 1, "direct"));
    return findings.outcome();
  }

  private static CheckOutcome tenderStatus(Map<String, Object> release) {
    PelicanFindings findings = new PelicanFindings();
    at(release, "tender")
        .filter(t -> INCOMPLETE.contains(text(t, "status")))
        .forEach(
            t ->
                findings.check(
                    !release.containsKey("awards") && !release.containsKey("contracts"),
                    "awards of a tender that is " + text(t, "status")));
    return findings.outcome();
  }

  /** A bound in the currencies of the states is no more than five thousand million dollars. */
  private static CheckOutcome values(Map<String, Object> release) {
    PelicanFindings findings = new PelicanFindings();
    Stream.of(
            "tender.value",
            "awards.value",
            "contracts.value",
            "planning.budget.amount",
            "contracts.implementation.transactions.value")
        .forEach(
            path ->
                at(release, path)
                    .forEach(v -> findings.check(Math.abs(number(v.get("amount"))) < 1.5e9, path)));
    return findings.outcome();
  }
}
