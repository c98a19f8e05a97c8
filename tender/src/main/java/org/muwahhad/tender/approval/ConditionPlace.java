package org.muwahhad.tender.approval;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.web.Form;

/**
 * Where the buyer mends what a condition of the checklist asks for.
 *
 * @param part of the pages of the tender, such as {@code /settings}
 * @param field in it; empty where it is not one field
 */
record ConditionPlace(String part, String field) {
  private static final ConditionPlace LOTS = new ConditionPlace("/lots", "");
  private static final ConditionPlace SETTINGS = new ConditionPlace("/settings", "");
  private static final ConditionPlace DEADLINE = new ConditionPlace("/settings", "deadlineAt");
  private static final ConditionPlace PROCEDURE = new ConditionPlace("/procedure", "");
  private static final ConditionPlace PANELS = new ConditionPlace("/panels", "");
  private static final ConditionPlace DOCUMENTS = new ConditionPlace("/documents", "");
  private static final Map<String, ConditionPlace> PLACES =
      Map.ofEntries(
          Map.entry("sums-differ", LOTS),
          Map.entry("lot-empty", LOTS),
          Map.entry("estimate-missing", LOTS),
          Map.entry("lot-names-proposed", new ConditionPlace("/lots", "names")),
          Map.entry("titles-missing", new ConditionPlace("/settings", "title.ar")),
          Map.entry("title-of-round", new ConditionPlace("/settings", "title.ar")),
          Map.entry("weights-not-100", new ConditionPlace("/criteria", "")),
          Map.entry(
              "quality-and-price-not-100", new ConditionPlace("/settings", "rules.weight.quality")),
          Map.entry(
              "record-criterion-missing",
              new ConditionPlace("/settings", "rules.performance.points-per-breach")),
          Map.entry("security-asked-twice", SETTINGS),
          Map.entry("security-without-form", SETTINGS),
          Map.entry("panel-incomplete", PANELS),
          Map.entry("expertise-missing", PANELS),
          Map.entry("examiner-prepared", PANELS),
          Map.entry("opening-keys-missing", PANELS),
          Map.entry("opening-one-state", PANELS),
          Map.entry("bid-period-too-short", DEADLINE),
          Map.entry("deadline-rest-day", DEADLINE),
          Map.entry("questions-rest-day", DEADLINE),
          Map.entry("answers-rest-day", DEADLINE),
          Map.entry("rate-date-missing", new ConditionPlace("/settings", "rateDate")),
          Map.entry("documents-missing", DOCUMENTS),
          Map.entry("documents-not-scanned", DOCUMENTS),
          Map.entry("documents-one-language", DOCUMENTS),
          Map.entry("procedure-unjustified", PROCEDURE),
          Map.entry("invited-too-few", PROCEDURE),
          Map.entry("competition-too-narrow", PROCEDURE),
          Map.entry("agreements-changed", PROCEDURE),
          Map.entry("prequalification-incomplete", PROCEDURE),
          Map.entry("prequalification-too-short", PROCEDURE),
          Map.entry("applications-rest-day", PROCEDURE),
          Map.entry("translation-missing", new ConditionPlace("/requirements", "")),
          Map.entry("requirements-missing", new ConditionPlace("/requirements", "")));

  /** The place for the code of a condition; null where there is none. */
  static @Nullable ConditionPlace of(String code) {
    return PLACES.get(code);
  }

  /** The field as the end of an address; empty where it is not one field. */
  String fragment() {
    return field.isEmpty() ? "" : "#" + Form.id(field);
  }
}
