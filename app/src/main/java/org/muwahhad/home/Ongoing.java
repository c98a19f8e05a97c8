package org.muwahhad.home;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.muwahhad.shared.Bilingual;

/**
 * A round or tender that takes demand or bids now.
 *
 * @param deadline UTC
 */
@Introspected
@MappedEntity("demand_round")
public record Ongoing(
    @Id long id, OngoingKind kind, String code, String nameAr, String nameEn, Instant deadline) {

  /** What it is. */
  public enum OngoingKind {
    ROUND,
    TENDER
  }

  public Bilingual name() {
    return new Bilingual(nameAr, nameEn);
  }

  public String href() {
    return (kind == OngoingKind.ROUND ? "/rounds/" : "/tenders/") + id;
  }
}
