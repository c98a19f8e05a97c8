package org.muwahhad.catalog.standard;

import jakarta.inject.Singleton;
import java.util.Objects;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Grant;

/** The currency of a person: that of their state, or US dollars for a person without a state. */
@Singleton
public class ReaderCurrency {
  private static final String OF_NO_STATE = "USD";
  private final ItemHistoryQueries queries;

  ReaderCurrency(ItemHistoryQueries queries) {
    this.queries = queries;
  }

  /** ISO 4217 code. */
  public String of(Actor actor) {
    return actor.grants().stream()
        .map(Grant::stateCode)
        .filter(Objects::nonNull)
        .findFirst()
        .flatMap(queries::findCurrency)
        .orElse(OF_NO_STATE);
  }
}
