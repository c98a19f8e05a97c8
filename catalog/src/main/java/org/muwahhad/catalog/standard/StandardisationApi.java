package org.muwahhad.catalog.standard;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.Refusal;

/** Comparison, the past of items, equivalents and prices by quantity for programs. */
@Tag(name = "catalog")
@Controller("/api/v1/catalog")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class StandardisationApi {
  private final CompareItems compare;
  private final ViewItemHistory history;
  private final EquivalentQueries equivalents;
  private final ViewPriceBreaks priceBreaks;
  private final StandardItems standards;
  private final MarkEquivalent markEquivalent;
  private final ChooseStandard chooseStandard;
  private final RemoveEquivalent removeEquivalent;
  private final SetPriceBreaks setPriceBreaks;

  StandardisationApi(
      CompareItems compare,
      ViewItemHistory history,
      EquivalentQueries equivalents,
      ViewPriceBreaks priceBreaks,
      StandardItems standards,
      MarkEquivalent markEquivalent,
      ChooseStandard chooseStandard,
      RemoveEquivalent removeEquivalent,
      SetPriceBreaks setPriceBreaks) {
    this.compare = compare;
    this.history = history;
    this.equivalents = equivalents;
    this.priceBreaks = priceBreaks;
    this.standards = standards;
    this.markEquivalent = markEquivalent;
    this.chooseStandard = chooseStandard;
    this.removeEquivalent = removeEquivalent;
    this.setPriceBreaks = setPriceBreaks;
  }

  /** Up to four items side by side, by their codes. */
  @Get("/comparison")
  ItemComparison compare(Actor actor, @QueryValue List<String> item) {
    return compare.run(actor, item);
  }

  @Get("/items/{code}/price-history")
  PriceHistory prices(Actor actor, String code) {
    return history.prices(actor, code);
  }

  /** Totals by state and past round. */
  @Get("/items/{code}/demand")
  DemandHistory demand(Actor actor, String code) {
    return history.demand(actor, code);
  }

  /** The item's group, the standard first; empty when it has none. */
  @Get("/items/{code}/equivalents")
  List<EquivalentQueries.Equivalent> equivalents(String code) {
    return equivalents.listGroup(code);
  }

  @Post("/items/{code}/equivalents")
  List<EquivalentQueries.Equivalent> mark(
      Actor actor, String code, @Body MarkEquivalent.Mark mark) {
    markEquivalent.run(actor, code, mark);
    return equivalents.listGroup(code);
  }

  /** Makes the item the standard of its group. */
  @Put("/items/{code}/equivalents/standard")
  List<EquivalentQueries.Equivalent> choose(Actor actor, String code) {
    chooseStandard.run(actor, code);
    return equivalents.listGroup(code);
  }

  /** Takes the item out of its group. */
  @Delete("/items/{code}/equivalents")
  List<EquivalentQueries.Equivalent> remove(Actor actor, String code) {
    removeEquivalent.run(actor, code);
    return equivalents.listGroup(code);
  }

  @Get("/items/{code}/price-breaks")
  List<PriceBreaks.Break> priceBreaks(Actor actor, String code) {
    return priceBreaks.run(actor, code);
  }

  @Put("/items/{code}/price-breaks")
  List<PriceBreaks.Break> set(Actor actor, String code, @Body SetPriceBreaks.Table table) {
    setPriceBreaks.run(actor, code, table);
    return priceBreaks.run(actor, code);
  }

  /** The standard near an item, what others put into the round for it, and the likely price. */
  @Get("/items/{code}/standard")
  StandardItem standard(
      Actor actor,
      String code,
      @Nullable @QueryValue Long round,
      @QueryValue(defaultValue = "1") BigDecimal quantity) {
    if (quantity.signum() <= 0) {
      throw new Refusal.InvalidInput("quantity", "shared.not-positive");
    }
    return standards
        .find(actor, code, round, quantity)
        .orElseThrow(() -> new Refusal.NotFound("standard near " + code));
  }
}
