package org.muwahhad.access.identity;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Refusal;

/**
 * A SAML message in the query of an address, and its signature, which is over the parameters as
 * they were written.
 */
record RedirectQuery(
    String message,
    @Nullable String relayState,
    String algorithm,
    String signature,
    String signed) {
  private static final List<String> SIGNED = List.of("SAMLRequest", "RelayState", "SigAlg");

  static RedirectQuery of(String query) {
    List<String> parameters = Arrays.asList(query.split("&", -1));
    String signed =
        SIGNED.stream().flatMap(name -> raw(parameters, name)).collect(Collectors.joining("&"));
    return new RedirectQuery(
        required(parameters, "SAMLRequest"),
        value(parameters, "RelayState"),
        required(parameters, "SigAlg"),
        required(parameters, "Signature"),
        signed);
  }

  private static Stream<String> raw(List<String> parameters, String name) {
    List<String> found = parameters.stream().filter(p -> p.startsWith(name + "=")).toList();
    // Two of a name: one could be signed, and the other read.
    if (found.size() > 1) {
      throw SignedXml.malformed();
    }
    return found.stream();
  }

  private static @Nullable String value(List<String> parameters, String name) {
    return raw(parameters, name)
        .map(p -> URLDecoder.decode(p.substring(name.length() + 1), StandardCharsets.UTF_8))
        .findFirst()
        .orElse(null);
  }

  private static String required(List<String> parameters, String name) {
    String found = value(parameters, name);
    if (found == null) {
      throw new Refusal.NotPermitted("identity.answer-unsigned");
    }
    return Objects.requireNonNull(found);
  }
}
