package org.muwahhad.framework.document;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A buyer or a seller as documents name it.
 *
 * @param endpoint address in the Peppol network, its scheme (a code of the list EAS) and a colon
 *     before it, such as {@code 0235:1234567890}; null where it has none
 * @param number in the commercial register, or the code of an entity
 * @param country ISO 3166-1 alpha-2
 * @param taxNumber number by which it accounts for VAT; null where it has none
 * @param contact whom to turn to; null where nobody is named
 */
public record TradeParty(
    @Nullable String endpoint,
    String number,
    String name,
    String country,
    @Nullable String taxNumber,
    @Nullable String contact) {
  /** An address in the network. */
  record Endpoint(String scheme, String address) {}

  /** Its address in the network. */
  Optional<Endpoint> network() {
    return Optional.ofNullable(endpoint).map(TradeParty::split);
  }

  private static Endpoint split(String endpoint) {
    int colon = endpoint.indexOf(':');
    if (colon <= 0) {
      throw new IllegalArgumentException("No scheme before the address " + endpoint);
    }
    return new Endpoint(endpoint.substring(0, colon), endpoint.substring(colon + 1));
  }
}
