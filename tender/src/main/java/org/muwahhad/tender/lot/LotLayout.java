package org.muwahhad.tender.lot;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which lots a draft has, and which lot each item stands in. */
record LotLayout(List<LotTitle> lots, List<LotItemPlace> items) {
  LotLayout {
    lots = List.copyOf(lots);
    items = List.copyOf(items);
  }

  /**
   * A lot by its number, with its title.
   *
   * @param namedBy who chose or confirmed the title; null when nobody did
   */
  @Introspected
  @MappedEntity("lot")
  record LotTitle(@Id int number, String ar, String en, @Nullable Long namedBy) {}

  /** A lot item, the number of its lot, and its order. */
  @Introspected
  @MappedEntity("lot_item")
  record LotItemPlace(@Id long item, int lot, int position) {}
}
