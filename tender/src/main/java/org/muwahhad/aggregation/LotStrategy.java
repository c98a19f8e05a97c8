package org.muwahhad.aggregation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** By what the demand of a round is sorted into lots. */
public enum LotStrategy {
  /** Items of one CPV class (first four digits) make a lot. */
  CPV_CLASS(Area.EVERYWHERE),
  /** Every item is a lot of its own. */
  ITEM(Area.EVERYWHERE),
  /** Items of one class, delivered to one group of states, make a lot. */
  REGION(Area.REGION),
  /** Items of one class, delivered to one city, make a lot. */
  CITY(Area.CITY),
  /** Items of one CPV division (first two digits) and one band of value make a lot. */
  VALUE_BAND(Area.EVERYWHERE);

  /** Whether the demand for one item is split by where it is delivered. */
  public enum Area {
    EVERYWHERE,
    REGION,
    CITY
  }

  private final Area area;

  LotStrategy(Area area) {
    this.area = area;
  }

  public Area area() {
    return area;
  }

  /** The strategy of a name as it stands in an address, such as {@code value-band}. */
  public static Optional<LotStrategy> find(String name) {
    return Arrays.stream(values()).filter(s -> s.slug().equals(name)).findFirst();
  }

  /** The name for addresses and message keys. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
