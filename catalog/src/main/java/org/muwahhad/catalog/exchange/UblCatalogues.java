package org.muwahhad.catalog.exchange;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Language;
import org.muwahhad.web.Texts;

/** Begins UBL catalogues in the name of the joint-procurement office. */
@Singleton
class UblCatalogues {
  private final DatabaseClock clock;
  private final String endpoint;

  /**
   * @param endpoint the office's address in the Peppol network, its scheme and a colon before it;
   *     empty while there is none
   */
  UblCatalogues(
      DatabaseClock clock, @Value("${muwahhad.catalog.peppol-endpoint:}") String endpoint) {
    this.clock = clock;
    this.endpoint = endpoint;
  }

  ItemFile begin(Language language, boolean prices, OutputStream to) throws IOException {
    return new UblItemFile(
        new UblItemFile.CatalogueHeader(Texts.in(language), clock.now(), endpoint, prices), to);
  }
}
