package org.muwahhad.aggregation;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.Refusal;

/** Units of items and how they convert, for programs. */
@Tag(name = "aggregation")
@Controller("/api/v1/items/{code}/units")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class ItemUnitApi {
  private final ItemUnits units;
  private final SetItemUnit setItemUnit;
  private final RemoveItemUnit removeItemUnit;

  ItemUnitApi(ItemUnits units, SetItemUnit setItemUnit, RemoveItemUnit removeItemUnit) {
    this.units = units;
    this.setItemUnit = setItemUnit;
    this.removeItemUnit = removeItemUnit;
  }

  /** How many base units one unit is, as a number or a ratio such as {@code 5/2}. */
  record UnitFactor(@Nullable String factor) {}

  @Get
  List<ItemUnits.Conversion> list(String code) {
    return units.list(units.findItem(code).orElseThrow(() -> new Refusal.NotFound("item " + code)));
  }

  @Put("/{unit}/{base}")
  List<ItemUnits.Conversion> set(
      Actor actor, String code, String unit, String base, @Body UnitFactor typed) {
    String factor = typed.factor();
    setItemUnit.run(
        actor, code, new SetItemUnit.UnitConversionInput(unit, base, factor == null ? "" : factor));
    return list(code);
  }

  @Delete("/{unit}/{base}")
  List<ItemUnits.Conversion> remove(Actor actor, String code, String unit, String base) {
    removeItemUnit.run(actor, code, unit, base);
    return list(code);
  }
}
