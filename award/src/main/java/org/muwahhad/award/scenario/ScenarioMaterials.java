package org.muwahhad.award.scenario;

import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.muwahhad.award.optimum.AwardProblem;
import org.muwahhad.award.optimum.WriteAwardProblem;
import org.muwahhad.shared.ExchangeRateQueries;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Sha256;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderRule;
import org.muwahhad.web.Texts;

/** Reads what scenarios are made of, and writes down the problem that terms make of it. */
@Singleton
class ScenarioMaterials {
  private final ScenarioMaterialQueries queries;
  private final TenderQueries tenders;
  private final ExchangeRateQueries rates;
  private final JsonMapper json;

  ScenarioMaterials(
      ScenarioMaterialQueries queries,
      TenderQueries tenders,
      ExchangeRateQueries rates,
      JsonMapper json) {
    this.queries = queries;
    this.tenders = tenders;
    this.rates = rates;
    this.json = json;
  }

  /** A problem as it is kept. */
  record StoredProblem(AwardProblem problem, String json) {
    String sha256() {
      return Sha256.of(json);
    }
  }

  ScenarioMaterial of(TenderQueries.Tender tender) {
    List<ScenarioMaterialQueries.SettledLot> settled =
        new ArrayList<>(queries.listAwarded(tender.id()));
    settled.addAll(queries.listCalled(tender.id()));
    return new ScenarioMaterial(
        tender,
        queries.listNeeds(tender.id()),
        queries.listPrices(tender.id()),
        queries.listTiers(tender.id()),
        queries.listBidders(tender.id()),
        queries.listDiscountLots(tender.id()),
        rates.on(rateDate(tender)),
        tenders.ruleOrOtherwise(tender.id(), TenderRule.PREFERENCE_GCC_PERCENT),
        settled);
  }

  /** The problem of terms; the same for as long as prices, quantities and ranking stand. */
  StoredProblem write(ScenarioMaterial material, ScenarioTerms terms) {
    AwardProblem problem = material.problem(terms);
    return new StoredProblem(problem, WriteAwardProblem.of(problem, note(material)));
  }

  ScenarioTerms terms(String stored) {
    try {
      return Objects.requireNonNull(json.readValue(stored, ScenarioTerms.class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String text(ScenarioTerms terms) {
    try {
      return new String(json.writeValueAsBytes(terms), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static LocalDate rateDate(TenderQueries.Tender tender) {
    LocalDate day = tender.rateDate();
    if (day == null) {
      throw new IllegalStateException("Tender " + tender.number() + " has no rate date");
    }
    return day;
  }

  private static String note(ScenarioMaterial material) {
    return note(material, Language.AR) + " / " + note(material, Language.EN);
  }

  private static String note(ScenarioMaterial material, Language language) {
    Texts t = Texts.in(language);
    String note =
        t.get(
            "award.scenario.note",
            material.tender().number(),
            t.date(rateDate(material.tender())),
            material.decimals());
    String settled =
        material.settled().stream()
            .map(ScenarioMaterialQueries.SettledLot::lotNumber)
            .distinct()
            .sorted()
            .map(String::valueOf)
            .collect(Collectors.joining(", "));
    return settled.isEmpty()
        ? note
        : note + " " + t.get("award.scenario.note-settled", t.lots(settled));
  }
}
